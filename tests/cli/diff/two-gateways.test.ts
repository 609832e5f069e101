import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const certificate = (commonName: string) => ({ commonName, san: [commonName], selfSigned: false, validFrom: "2026-01-01T00:00:00Z" });

/** A gateway with one identity provider and one app, under a domain of its own. */
async function gatewayOf(domain: string, org: string): Promise<Gateway> {
  const gateway = await startGateway({ certificates: [certificate(`*.${domain}`)] });
  const idp = new OneResource("idp", gateway);
  await idp.up({ type: "IDP_OKTA", domain: org, name: "Workforce", apiToken: "TOKEN-CANARY" });
  const { error } = await new OneResource("app", gateway).up(
    fullApp(gateway, {
      idpId: idp.id,
      publicDomain: `payroll.${domain}`,
      postLoginUrl: `https://payroll.${domain}/start`,
      protectedResources: { [`https://back.${domain}:8443`]: {} },
    }),
  );
  if (error !== undefined) throw new Error(error);
  return gateway;
}

describe("pulumi-oag diff of two gateways", () => {
  let folder: string;
  let staging: Gateway;
  let production: Gateway;
  let environment: NodeJS.ProcessEnv;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-two-"));
    staging = await gatewayOf("staging.example.com", "acme-staging.okta.com");
    production = await gatewayOf("example.com", "acme.okta.com");
    const prefixed = (prefix: string, gateway: Gateway) =>
      Object.fromEntries(Object.entries(environmentFor(gateway)).map(([name, value]) => [name.replace(/^OAG/, prefix), value]));
    environment = { ...prefixed("STAGING", staging), ...prefixed("PRODUCTION", production) };
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const diff = (...args: string[]) => run(["diff", ...args], environment);
  const map = (content: unknown) => {
    writeFileSync(join(folder, "map.json"), typeof content === "string" ? content : JSON.stringify(content));
    return join(folder, "map.json");
  };
  const meant = {
    hosts: { "*.staging.example.com": "*.example.com" },
    domains: { "acme-staging.okta.com": "acme.okta.com" },
    certificates: { "*.staging.example.com": "*.example.com" },
  };
  const both = ["env:STAGING", "env:PRODUCTION"] as const;
  const live = (gateway: Gateway) => gateway.store.appByLabel("Payroll");

  it("compares nothing where an object cannot be read, and names no option that it does not have [diff-unreadable]", async () => {
    production.reading.expand = "ignored";
    production.faults.add({ match: { operation: "listPolicies" }, status: 500, times: 100 });
    const { code, stdout, stderr } = await diff(...both);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include(": 1 of 2 objects cannot be read; nothing was compared. Mend what is told below [OAG_INCOMPLETE]\n");
  });

  it("finds nothing but what the map says is meant to differ, reads only, and exits with 0", async () => {
    for (const gateway of [staging, production]) gateway.log.clear();
    const { code, stdout } = await diff(...both, "--map", map(meant));
    expect([code, stdout, staging.log.writes, production.log.writes]).to.deep.equal([0, "0 of 2 objects differ.\n", [], []]);
  });

  it("tells by label and property what differs, in the words of the second, and exits with 2", async () => {
    live(production).session.idleSessionTimeout = 900;
    (live(production).policies[1] as Json).rule = "PROTECTED";
    live(staging).own.groups = ["g-staging"];
    const extra = fullApp(production, { label: "Wiki", publicDomain: "w.example.com", postLoginUrl: "https://w.example.com/" });
    await new OneResource("app", production).up(extra);
    const { code, stdout } = await diff(...both, "--map", map(meant));
    expect([code, stdout]).to.deep.equal([
      2,
      `app "Payroll", STAGING => PRODUCTION:
  ~ groups: ["g-staging"] => ["g1","g2"]
  ~ policies["/public"].rule: "NO_AUTH" => "PROTECTED"
  ~ session.idleSessionTimeout: 1800 => 900
only in PRODUCTION: app "Wiki"
2 of 3 objects differ.
`,
    ]);
    const ignoring = { ...meant, values: { "g-staging": "g1" }, ignore: ["groups", "policies", "session.idleSessionTimeout"] };
    const { stdout: text } = await diff(...both, "--json", "--map", map(ignoring));
    expect(JSON.parse(text)).to.deep.equal({
      same: false,
      a: staging.origin,
      b: production.origin,
      resources: [
        { kind: "idp", title: "acme-staging.okta.com", status: "same", differences: [] },
        { kind: "app", title: "Payroll", status: "same", differences: [] },
        { kind: "app", title: "Wiki", status: "onlyInB", differences: [] },
      ],
      unused: [],
    });
  });

  it("without a map names every host, provider and certificate that is of one gateway alone", async () => {
    const { code, stdout } = await diff(...both);
    expect([code, stdout]).to.deep.equal([
      2,
      `only in STAGING: identity provider "acme-staging.okta.com"
only in PRODUCTION: identity provider "acme.okta.com"
app "Payroll", STAGING => PRODUCTION:
  ~ certificateId: "*.staging.example.com" => "*.example.com"
  ~ idpId: "acme-staging.okta.com" => "acme.okta.com"
  ~ postLoginUrl: "https://payroll.staging.example.com/start" => "https://payroll.example.com/start"
  + protectedResources["https://back.example.com:8443"]: {}
  - protectedResources["https://back.staging.example.com:8443"]: {}
  ~ publicDomain: "payroll.staging.example.com" => "payroll.example.com"
3 of 3 objects differ.
`,
    ]);
  });

  it("compares dumps, and a dump with a gateway, and shows no secret", async () => {
    const out = join(folder, "staging");
    const dumped = await run(["dump", "--out", out], environmentFor(staging));
    expect(dumped.code, dumped.stderr).to.equal(0);
    live(staging).own.description = "changed";
    const { code, stdout } = await diff(out, "env:STAGING");
    expect([code, stdout]).to.deep.equal([2, `app "Payroll", staging => STAGING:\n  + description: "changed"\n1 of 2 objects differ.\n`]);
    expect((await diff(out, out)).stdout).to.equal("0 of 2 objects differ.\n");
    for (const attribute of live(staging).attributes) if (attribute.source === "SECRET") attribute.value = "OTHER-CANARY";
    staging.reading.secretValues = "returned";
    expect(JSON.stringify(await diff(out, "env:STAGING"))).to.not.include("CANARY");
  });

  it("says of no object what only others have, where a folder lacks the id of one [diff-folder-without-id]", async () => {
    const out = join(folder, "staging");
    const dumped = await run(["dump", "--out", out], environmentFor(staging));
    expect(dumped.code, dumped.stderr).to.equal(0);
    const edited = join(folder, "edited");
    const snapshot = JSON.parse(readFileSync(join(out, "gateway.json"), "utf8")) as { identityProviders: Json[] };
    mkdirSync(edited);
    const identityProviders = snapshot.identityProviders.map(({ props }) => ({ props }));
    writeFileSync(join(edited, "gateway.json"), JSON.stringify({ ...snapshot, identityProviders }));
    const { stdout, stderr } = await diff(edited, out);
    expect(stdout, stderr).to.not.include('identity provider "');
  });

  it("tells what of the map was of no use", async () => {
    const { stderr, code } = await diff(...both, "--map", map({ ...meant, labels: { Gone: "Other" } }));
    expect([code, stderr.includes('--map: nothing was found for labels["Gone"]\n')]).to.deep.equal([0, true]);
  });

  it("says what is wrong with a side, a map or an option before anything is read", async () => {
    for (const gateway of [staging, production]) gateway.log.clear();
    const form = "give a folder that `pulumi-oag dump` wrote, or env:PREFIX for the gateway that PREFIX_HOSTNAME, PREFIX_CLIENT_ID … name";
    const holds =
      "it holds a JSON object with any of labels, hosts, domains, certificates, values (objects: what A has, and what B has for it) and ignore (a list of paths)";
    for (const [args, message] of [
      [["nowhere", "env:STAGING"], `the first source is no folder; ${form} [OAG_FILE]`],
      [["env:STAGING", "env:a b"], `env:PREFIX: a prefix has letters, digits and underscores; ${form} [OAG_USAGE]`],
      [["env:STAGING", "env:none"], `env:PREFIX: no variable begins with the prefix that is given; ${form} [OAG_USAGE]`],
      [[...both, "--map", join(folder, "none.json")], `--map: ${join(folder, "none.json")} cannot be read (ENOENT) [OAG_FILE]`],
      [[...both, "--map", map("CANARY")], `--map: ${join(folder, "map.json")} is no JSON object; ${holds} [OAG_FILE]`],
      [
        ["env:STAGING", "--map", "x"],
        "--map is for two gateways; give both, as in: `pulumi-oag diff staging production --map map.json` [OAG_USAGE]",
      ],
      [[...both, "--hostname", "x"], "--hostname: two gateways are named by env:PREFIX, each with variables of its own [OAG_USAGE]"],
      [
        ["env:NONE", "env:STAGING"],
        "env:NONE: no gateway is named: set NONE_HOSTNAME, NONE_CLIENT_ID, NONE_PRIVATE_KEY_FILE or NONE_PRIVATE_KEY [OAG_CONFIG]",
      ],
    ] as [string[], string][]) {
      const { code, stdout, stderr } = await diff(...args);
      expect([code, stdout, stderr]).to.deep.equal([1, "", `pulumi-oag: ${message}\n`]);
    }
    const wrong = await diff(...both, "--map", map({ hosts: ["CANARY"] }));
    expect(wrong.stderr).to.equal(`pulumi-oag: --map: "hosts" of ${join(folder, "map.json")} cannot be used; ${holds} [OAG_FILE]\n`);
    expect([staging.log.entries, production.log.entries]).to.deep.equal([[], []]);
  });

  it("tells a wrong setting of a side by its variable, since an option names neither", async () => {
    const key = join(folder, "key.pem");
    writeFileSync(key, "CANARY nonsense!");
    const { PRODUCTION_PRIVATE_KEY: _, ...keyless } = environment;
    for (const [change, message] of [
      [{ ...environment, PRODUCTION_HOSTNAME: "https://oag.example.com/" }, "env:PRODUCTION: PRODUCTION_HOSTNAME: "],
      [{ ...keyless, PRODUCTION_PRIVATE_KEY_FILE: key }, "env:PRODUCTION: PRODUCTION_PRIVATE_KEY_FILE: is neither PEM nor base64"],
      [
        { ...keyless, PRODUCTION_PRIVATE_KEY_FILE: "none.pem" },
        "env:PRODUCTION: PRODUCTION_PRIVATE_KEY_FILE: the file cannot be read (ENOENT)",
      ],
    ] as const) {
      const { code, stderr } = await run(["diff", "env:PRODUCTION", "env:STAGING"], change);
      expect([code, stderr.includes(`pulumi-oag: ${message}`), stderr.includes("CANARY")], stderr).to.deep.equal([1, true, false]);
    }
  });

  it("says which gateway does not answer as it should", async () => {
    production.apiEnabled = false;
    const { code, stderr } = await diff(...both);
    expect([code, stderr.includes("pulumi-oag: env:PRODUCTION: ")], stderr).to.deep.equal([1, true]);
  });
});
