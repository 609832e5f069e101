import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { programEnvironment } from "../../support/processes/program-environment.ts";
import { errors, stackConfig, steps, told } from "../../support/programs/scenario.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";

const allScopes = offlineScopes.join(" ");

/** A gateway with all of offline mode: service, directory, failover, health policy, an app in TEST. */
async function withOffline(): Promise<{ gateway: Gateway; idpId: string }> {
  const gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken" } });
  const idpId = seedIdp(gateway, undefined, "DISABLED");
  const make = async (kind: "authenticationService" | "directory" | "idp" | "app", args: Json) =>
    expect((await offlineResource(kind, gateway).up(args)).error).to.equal(undefined);
  await make("authenticationService", serviceArgs(gateway));
  await make("directory", directoryArgs(idpId));
  gateway.store.offline.setMode(idpId, "AUTOMATIC");
  gateway.store.offline.failoverOf(idpId).healthPolicy.failureThreshold = 5;
  await make("app", fullApp(gateway, { offlineMode: { state: "TEST", groups: ["staff"] } }));
  await make("app", fullApp(gateway, { label: "Other", publicDomain: "other.example.com", postLoginUrl: "https://other.example.com/" }));
  gateway.log.clear();
  return { gateway, idpId };
}

describe("offline mode on the command line", function suite() {
  this.timeout(120_000);
  let parent: string;
  beforeEach(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(fileURLToPath(new URL("..", import.meta.url)), ".dump-"));
  });
  afterEach(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });
  const dump = async (gateway: Gateway, name: string, more: NodeJS.ProcessEnv = { OAG_SCOPES: allScopes }) => {
    const folder = join(parent, name);
    const ended = await run(["dump", "--out", folder, "--project", "dumped"], { ...environmentFor(gateway), ...more });
    expect(ended.code, ended.stderr).to.equal(0);
    return { ...ended, text: (file: string) => readFileSync(join(folder, file), "utf8"), folder };
  };
  const copyOf = async (folder: string): Promise<Gateway> => {
    const { readSnapshot } = await import("../../../cli/dist/dump/read-snapshot.js");
    const { seedOf } = await import("../../../cli/dist/simulator/seed.js");
    const copy = await startGateway({ scopes: offlineScopes });
    copy.store.load(seedOf(readSnapshot(folder)));
    return copy;
  };

  it("dump declares service, directory, failover, health policy and an app's state, in their order, and asks for each credential", async () => {
    const { gateway, idpId } = await withOffline();
    const { stdout, text } = await dump(gateway, "oag");
    expect(stdout.split("\n")[0]).to.include("2 apps, 1 identity provider, 1 directory, 1 authentication service.");
    const program = text("index.ts");
    const [service, idp, directory, app] = ["OagAuthenticationService", "OagIdentityProvider", "OagDirectory", "OagApp"].map((name) =>
      program.indexOf(`new ${name}(`),
    ) as [number, number, number, number];
    expect([service, idp, directory, app]).to.deep.equal([service, idp, directory, app].sort((a, b) => a - b));
    expect(program.slice(service)).to.match(
      /^new OagAuthenticationService\("login-example-com", \{\n {2}serverNodes: \["node1\.example\.com"\],/,
    );
    expect(program).to.include('password: config.requireSecret("loginExampleComPassword")');
    expect(program).to.include('bindCredential: config.requireSecret("ldapsLdapInternal636BindCredential")');
    expect(program).to.include('healthPolicy: { failureThreshold: 5 },\n    failoverMode: "AUTOMATIC",');
    expect(program).to.include("{ dependsOn: [loginExampleCom] }");
    expect(program).to.include("idpId: acmeOktaCom.id");
    expect(program.match(/offlineMode: \{ state: "TEST", groups: \["staff"\] \}/g)).to.have.length(1);
    const { resources } = JSON.parse(text("import.json")) as { resources: Json[] };
    const [{ id: directoryId = "" } = {}] = gateway.store.offline.failoverOf(idpId).directories;
    expect(resources.map(({ type, id }) => [type.split(":").at(-1), id]).slice(0, 3)).to.deep.equal([
      ["OagAuthenticationService", gateway.origin],
      ["OagIdentityProvider", idpId],
      ["OagDirectory", `${idpId}/${directoryId}`],
    ]);
    expect(["index.ts", "import.json", "gateway.json", "README.md"].map(text).join()).to.not.include("CANARY");
    expect(text("README.md")).to.match(/\| `ldapsLdapInternal636BindCredential` +\| `connection\.bindCredential` of directory /);
  });

  it("what was dumped imports, takes the credentials without a write, previews empty, and is the same in a copy; diff finds nothing, then all", async () => {
    const { gateway, idpId } = await withOffline();
    const { folder, text, stdout } = await dump(gateway, "oag");
    const copy = await copyOf(folder);
    const keys = [...stdout.matchAll(/pulumi config set --secret (\w+)/g)].map(([, key]) => key as string);
    // Its own lines give the stack the scopes for what was dumped.
    const [, scopes = ""] = /^pulumi config set oag:scopes '(.*)'$/m.exec(text("README.md")) ?? [];
    const stack = embeddedEngine(
      {
        root: folder,
        folder: parent,
        passphrase: "offline",
        environment: { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
        config: {
          ...stackConfig(gateway),
          "oag:scopes": scopes,
          ...Object.fromEntries(keys.map((key, index) => [`dumped:${key}`, { secret: `Zq7-${index}-Zq7` }])),
        },
      },
      "test",
    );
    gateway.log.clear();
    const imported = await stack.import(join(folder, "import.json"));
    expect([imported.failed, imported.diagnostics]).to.deep.equal([false, []]);
    const up = await stack.up();
    expect([errors(up), gateway.log.writes]).to.deep.equal([[], []]);
    expect(steps(up)).to.include.members([
      "update login-example-com: database.password, database.username",
      "update ldaps-ldap-internal-636: connection.bindCredential",
    ]);
    expect(told(up)).to.include(
      "the gateway never shows connection.bindCredential; what is declared was taken into the state and not written",
    );
    expect(steps(await stack.preview())).to.deep.equal([]);
    const again = await dump(copy, "again");
    for (const file of ["index.ts", "gateway.json"])
      expect(again.text(file).replaceAll(copy.origin, gateway.origin), file).to.equal(text(file));

    await diffFinds(gateway, idpId, folder);
  });

  /** First nothing, then all that was changed. */
  async function diffFinds(gateway: Gateway, idpId: string, folder: string): Promise<void> {
    const environment = { ...environmentFor(gateway), OAG_SCOPES: allScopes };
    expect((await run(["diff", folder], environment)).stdout).to.equal("0 of 5 objects differ.\n");
    const { offline } = gateway.store;
    offline.setMode(idpId, "DISABLED");
    Object.assign(offline.service?.own as Json, { publicDomain: "sso.example.com" });
    Object.assign(offline.appOf(gateway.store.appByLabel("Payroll").id), { groups: [{ name: "staff" }, { name: "others" }] });
    const { directories } = offline.failoverOf(idpId);
    const [directory] = directories;
    if (directory === undefined) throw new Error("no directory");
    directories.push({ ...structuredClone(directory), id: "1b4e28ba-2fa1-41d2-883f-0016d3cca427" });
    Object.assign(directory.own.config as Json, { groupSearchDn: "ou=teams" });
    const differing = await run(["diff", folder, "--unmanaged"], environment);
    expect([differing.code, differing.stdout.split("\n").filter((line) => /^ {2}|^only/.test(line))], differing.stderr).to.deep.equal([
      2,
      [
        '  ~ publicDomain: "login.example.com" => "sso.example.com"',
        '  ~ failoverMode: "AUTOMATIC" => "DISABLED"',
        '  ~ config.groupSearchDn: "ou=groups" => "ou=teams"',
        '  ~ offlineMode.groups: ["staff"] => ["staff","others"]',
        `only on the gateway: directory "ldaps://ldap.internal:636" (${idpId}/1b4e28ba-2fa1-41d2-883f-0016d3cca427)`,
      ],
    ]);
  }

  it("a directory that is listed without an id of the API's is told as it is, and no other one is asked for [nameless-directory]", async () => {
    const { gateway, idpId } = await withOffline();
    const { folder } = await dump(gateway, "sound");
    const environment = { ...environmentFor(gateway), OAG_SCOPES: allScopes };
    for (const [id, why] of [
      [undefined, "that has no id"],
      ["../other", "whose id is none of the API's"],
    ] as const) {
      const listed = (body: unknown) => [...(body as Json[]), { ...(body as Json[])[0], id }];
      gateway.tamper = (operation, body) => (operation === "listOfflineModeDirectories" ? listed(body) : body);
      gateway.log.clear();
      const { code, stderr } = await run(["dump", "--out", join(parent, "odd")], environment);
      expect(code).to.equal(1);
      expect(stderr).to.include(
        `directory "?" (an odd id): GET /api/v2/idps/{idpId}/offline-mode/directories was answered with an object ${why}`,
      );
      expect(gateway.log.calls.join()).to.not.include("undefined");
      const { stdout } = await run(["diff", folder, "--unmanaged"], environment);
      expect(stdout).to.include('only on the gateway: directory "?" (an odd id)').and.to.not.include(`${idpId}/`);
    }
  });

  it("a gateway without it costs a dump one question for each kind and one line; one without the scope costs a line", async () => {
    const { gateway } = await withOffline();
    const unscoped = await dump(gateway, "unscoped", {});
    expect(unscoped.stderr).to.include(
      "the authentication service of offline mode is left out: it cannot be read (403) without the scope okta.oag.authenticationService.read\n",
    );
    expect(unscoped.stdout.split("\n")[0]).to.include("2 apps, 1 identity provider, 1 directory.");
    for (const missing of ["missing", "forbidden"] as const) {
      gateway.reading.offlineMode = missing;
      seedIdp(gateway, `${missing}.okta.com`);
      gateway.log.clear();
      const { stderr, text } = await dump(gateway, missing);
      expect(stderr).to.include(
        "offline mode is left out: this gateway does not have it (Limited Early Access), or its client may not read it\n",
      );
      const asked = gateway.log.calls.filter((call) => /offline|settings/.test(call));
      expect(asked).to.have.length(1);
      expect(text("index.ts")).to.not.match(/failover|offline|Directory/i);
    }
  });
});
