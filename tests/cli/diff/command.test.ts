import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { secretMark } from "../../support/basics/secret-mark.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("pulumi-oag diff", () => {
  let folder: string;
  let gateway: Gateway;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-diff-"));
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const live = () => gateway.store.appByLabel("Payroll");
  const diff = (args: string[], input = "") => run(["diff", ...args], environmentFor(gateway), input);
  const dumped = async () => {
    const out = join(folder, "oag");
    const { code, stderr } = await run(["dump", "--out", out], environmentFor(gateway));
    if (code !== 0) throw new Error(stderr);
    return out;
  };

  it("finds nothing in a gateway that is as it was dumped, and exits with 0", async () => {
    const out = await dumped();
    gateway.log.clear();
    const { code, stdout } = await diff([out]);
    expect([code, stdout, gateway.log.writes]).to.deep.equal([0, "0 of 2 objects differ.\n", []]);
  });

  it("compares items under names that Pulumi or JavaScript has a use for like all others", async () => {
    const add = (name: string, value: string) =>
      live().attributes.push({ id: name.replaceAll("_", "x"), name, type: "HEADER", source: "STATIC", value, active: true });
    add("__tenant", "one");
    add("toString", "two");
    const out = await dumped();
    expect((await diff([out])).stdout).to.equal("0 of 2 objects differ.\n");
    for (const attribute of live().attributes) if (attribute.name === "__tenant") attribute.value = "other";
    live().attributes = live().attributes.filter(({ name }) => name !== "toString");
    add("constructor", "three");
    const { code, stdout } = await diff([out]);
    expect([code, stdout]).to.deep.equal([
      2,
      `payroll (app ${live().id}), as recorded => on the gateway:
  ~ attributes.__tenant.value: "one" => "other"
  + attributes.constructor: {"source":"STATIC","value":"three"}
  - attributes.toString: {"source":"STATIC","value":"two"}
1 of 2 objects differ.
`,
    ]);
  });

  it("tells what differs by property, masks secrets, and exits with 2 [diff-masked]", async () => {
    const out = await dumped();
    const { id } = live();
    live().session.idleSessionTimeout = 900;
    (live().policies[1] as Json).rule = "PROTECTED";
    live().attributes = live().attributes.filter(({ name }) => name !== "REMOTE_USER");
    live().attributes.push({ id: "x", name: "X-HAND", type: "HEADER", source: "SECRET", value: "HAND-CANARY", active: true });
    live().own.label = "Payroll \u001b[31mred";
    const { code, stdout } = await diff([out]);
    expect(code).to.equal(2);
    expect(stdout).to.equal(`payroll (app ${id}), as recorded => on the gateway:
  - attributes.REMOTE_USER: {"source":"IDP","value":"login"}
  + attributes["X-HAND"]: {"source":"SECRET"}
  ~ label: "Payroll" => "Payroll [31mred"
  ~ policies["/public"].rule: "NO_AUTH" => "PROTECTED"
  ~ session.idleSessionTimeout: 1800 => 900
1 of 2 objects differ.
`);
    gateway.reading.secretValues = "returned";
    expect((await diff([out, "--json"])).stdout).to.not.include("CANARY");
  });

  it("shows no secret value of a record that has it in clear, also where the gateway's is none any more [diff-was-secret]", async () => {
    const out = await dumped();
    const path = join(out, "import.json");
    const file = JSON.parse(readFileSync(path, "utf8"));
    const record = { source: "SECRET", value: "RECORDED-CANARY" };
    for (const { inputs, outputs } of file.resources)
      if (inputs.attributes !== undefined) for (const part of [inputs, outputs]) part.attributes.REMOTE_USER = record;
    writeFileSync(path, JSON.stringify(file));
    const { code, stdout } = await diff([out]);
    expect([code, stdout]).to.deep.equal([
      2,
      `payroll (app ${live().id}), as recorded => on the gateway:
  ~ attributes.REMOTE_USER.source: "SECRET" => "IDP"
  + attributes.REMOTE_USER.value: "login"
1 of 2 objects differ.
`,
    ]);
    expect((await diff([out, "--json"])).stdout).to.not.include("CANARY");
  });

  it("tells what is gone, and with --unmanaged what only the gateway has", async () => {
    const out = await dumped();
    const { id } = live();
    gateway.store.apps.delete(id);
    const unmanaged = seedIdp(gateway, "other.okta.com");
    const short = await diff([out]);
    expect([short.code, short.stdout]).to.deep.equal([
      2,
      `payroll: the app ${id} is gone from the gateway\n1 of 2 objects differ.\n1 more are only on the gateway; --unmanaged names them.\n`,
    ]);
    const long = await diff([out, "--unmanaged", "--json"]);
    expect(JSON.parse(long.stdout)).to.deep.include({ same: false, unmanaged: [{ kind: "idp", id: unmanaged, title: "other.okta.com" }] });
  });

  it("compares with what pulumi stack export prints, from a file or standard input, encrypted secrets included", async () => {
    const resource = new OneResource("app", gateway);
    const declared = fullApp(gateway, { label: "Second", publicDomain: "b.example.com", postLoginUrl: "https://b.example.com/" });
    await resource.up(declared);
    const encrypted = (props: Json) => ({
      ...props,
      attributes: { ...props.attributes, trust: { ...props.attributes.trust, value: { ...secretMark, ciphertext: "v1:abc:def" } } },
    });
    const deployment = {
      resources: [
        { urn: "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev", type: "pulumi:pulumi:Stack" },
        {
          urn: "urn:pulumi:dev::p::pulumi-nodejs:dynamic/oag:OagApp::second",
          type: "pulumi-nodejs:dynamic/oag:OagApp",
          id: resource.id,
          inputs: encrypted(resource.inputs as Json),
          outputs: encrypted(resource.outputs),
        },
      ],
    };
    const text = JSON.stringify({ version: 3, deployment });
    writeFileSync(join(folder, "state.json"), text);
    expect((await diff([join(folder, "state.json")])).code).to.equal(0);
    expect((await diff(["-"], text)).stdout).to.include("0 of 1 object differs.\n");
    gateway.store.appByLabel("Second").own.groups = ["g9"];
    const { code, stdout } = await diff(["-"], text);
    expect(code).to.equal(2);
    expect(stdout).to.include('  ~ groups: ["g1","g2"] => ["g9"]\n');
  });

  it("takes the export of a stack without resources, which has no list of them, for what it is [diff-empty-stack]", async () => {
    const { code, stdout, stderr } = await diff(["-"], JSON.stringify({ version: 3, deployment: { manifest: {} } }));
    expect([code, stdout], stderr).to.deep.equal([0, "0 of 0 objects differ.\n2 more are only on the gateway; --unmanaged names them.\n"]);
  });

  it("tells the whole name of a resource, colons included [diff-name-with-colons]", async () => {
    const id = "6f1f2f0a-0000-4000-8000-000000000009";
    const urn = "urn:pulumi:dev::p::pulumi-nodejs:dynamic/oag:OagApp::team::payroll";
    const gone = {
      urn,
      type: "pulumi-nodejs:dynamic/oag:OagApp",
      id,
      inputs: {},
      outputs: { __owned: ["label"], gateway: gateway.origin },
    };
    const { stdout, stderr } = await diff(["-"], JSON.stringify({ version: 3, deployment: { resources: [gone] } }));
    expect(stdout.split("\n")[0], stderr).to.equal(`team::payroll: the app ${id} is gone from the gateway`);
  });

  it("tells a resource that has no name by its id [diff-without-name]", async () => {
    const id = "6f1f2f0a-0000-4000-8000-000000000009";
    const type = "pulumi-nodejs:dynamic/oag:OagApp";
    const outputs = { __owned: ["label"], gateway: gateway.origin };
    for (const named of [{}, { urn: "payroll" }]) {
      const resources = [{ ...named, type, id, inputs: {}, outputs }];
      const { stdout, stderr } = await diff(["-"], JSON.stringify({ version: 3, deployment: { resources } }));
      expect(stdout.split("\n")[0], stderr).to.equal(`${id}: the app ${id} is gone from the gateway`);
    }
  });

  it("exits with 1 and says why when there is nothing to compare with, or no access", async () => {
    const out = await dumped();
    expect(await diff([join(folder, "none.json")])).to.deep.include({
      code: 1,
      stderr: `pulumi-oag: ${join(folder, "none.json")} cannot be read (ENOENT); give a dump's folder or what \`pulumi stack export\` prints [OAG_FILE]\n`,
    });
    expect((await diff(["-"], "CANARY no json")).stderr).to.equal(
      "pulumi-oag: standard input is not a JSON object; give a dump's folder or what `pulumi stack export` prints [OAG_FILE]\n",
    );
    expect((await diff(["-"], "{}")).stderr).to.include(
      "pulumi-oag: standard input is no stack export; make one with: `pulumi stack export > state.json` [OAG_FILE]",
    );
    const odd = join(folder, "odd");
    mkdirSync(odd);
    writeFileSync(join(odd, "import.json"), "{}");
    // No export of a stack is one.
    expect((await diff([odd])).stderr).to.equal(`pulumi-oag: ${join(odd, "import.json")} is no import file; make a new dump [OAG_FILE]\n`);
    gateway.apiEnabled = false;
    const off = await diff([out]);
    expect(off.code).to.equal(1);
    expect(off.stderr).to.include("2 of 2 objects cannot be compared");
    expect(readFileSync(join(out, "import.json"), "utf8")).to.not.include("CANARY");
  });

  it("explains its argument and exit codes with --help, and refuses what it does not know", async () => {
    const help = await run(["diff", "--help"]);
    expect([help.code, help.stdout.includes("Exit codes: 0 the same, 2 different, 1 an error.")]).to.deep.equal([0, true]);
    const unknown = await run(["diff", ".", "--unmangaed"]);
    expect(unknown.code).to.equal(1);
    expect(unknown.stderr).to.include("error: unknown option '--unmangaed' [OAG_USAGE]").and.to.include("(Did you mean --unmanaged?)");
  });
});
