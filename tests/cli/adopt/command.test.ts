import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Engine } from "../../../engines/engine.ts";
import { root } from "../../support/basics/checkout.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { fillGateway, fullGatewayCertificates } from "../../support/gateways/full-gateway.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { programEnvironment } from "../../support/processes/program-environment.ts";
import { complaints, errors, stackConfig, steps } from "../../support/programs/scenario.ts";

const program = `import * as pulumi from "@pulumi/pulumi";
import { OagIdentityProvider } from "pulumi-oag";

const settings = new pulumi.Config();
export const okta = new OagIdentityProvider(
  "workforce",
  { type: "IDP_OKTA", domain: "acme.okta.com", name: "Workforce", apiToken: settings.requireSecret("token") },
);
`;
const added = `
// Wiki
new OagApp(
  "wiki",
  {
    type: "OAG_SAML",
    label: "Wiki",
    idpId: getIdentityProvider({ domain: "acme.eu.auth0.com" }).id,
    clientId: "urn:wiki",
    acsUrl: "https://wiki.example.com/acs",
    logoutUrl: "https://wiki.example.com/out",
    postLoginUrl: "https://wiki.example.com/",
    clientSignature: true,
    attributes: {
      mail: { source: "IDP", value: "email" },
    },
    behavior: { singleLogout: false },
    status: "ACTIVE",
    spCertificate: settings.requireSecret("wikiSpCertificate"),
  },
  { protect: true },
);
`;

describe("pulumi-oag adopt", function suite() {
  this.timeout(120_000);
  let folder: string;
  let gateway: Gateway;
  beforeEach(async () => {
    // Where pulumi-oag can be resolved; git does not look there.
    folder = mkdtempSync(join(root, "tests/cli/.dump-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: house\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n");
    writeFileSync(join(folder, "index.ts"), program);
    gateway = await startGateway({ certificates: fullGatewayCertificates });
    await fillGateway(gateway);
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const adopt = (args: string[], input = "") => run(["adopt", "--into", folder, ...args], environmentFor(gateway), input);
  const source = () => readFileSync(join(folder, "index.ts"), "utf8");
  const idOf = (label: string) => String(gateway.store.appByLabel(label).id);
  const idpId = (domain: string) => [...gateway.store.idps.values()].find(({ own }) => own.domain === domain)?.id as string;
  const exported = (resources: unknown[]) => JSON.stringify({ version: 3, deployment: { resources } });
  const urn = (type: string, name: string) => `urn:pulumi:production::house::${type}::${name}`;
  const inStack = (type: "OagApp" | "OagIdentityProvider", name: string, id: string, more: object = {}) => ({
    urn: urn(`pulumi-nodejs:dynamic/oag:${type}`, name),
    type: `pulumi-nodejs:dynamic/oag:${type}`,
    id,
    inputs: {},
    outputs: { gateway: gateway.origin },
    provider: `${urn("pulumi:providers:pulumi-nodejs", "default")}::1`,
    ...more,
  });
  const provider = (name: string) => ({
    urn: urn("pulumi:providers:pulumi-nodejs", name),
    type: "pulumi:providers:pulumi-nodejs",
    id: "e1",
    inputs: {},
    outputs: {},
  });
  const refused = async (args: string[], input?: string): Promise<string> => {
    const { code, stdout, stderr } = await adopt(args, input);
    expect([code, stdout, existsSync(join(folder, "oag-adopt.json")), source()]).to.deep.equal([1, "", false, program]);
    return stderr.split("\n").find((line) => line.startsWith("pulumi-oag: ") || line.startsWith("error: ")) ?? stderr;
  };

  /** The program's stack as it is before: with the one identity provider that it declares. */
  function stackIn(state: string): Engine {
    mkdirSync(state);
    const config = {
      ...stackConfig(gateway),
      "house:token": { secret: "t" },
      "oag:adopt": JSON.stringify({ workforce: idpId("acme.okta.com") }),
    };
    return embeddedEngine(
      {
        root: folder,
        folder: state,
        passphrase: "adopt",
        environment: { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
        config,
      },
      "test",
    );
  }

  it("takes three apps into a program and its stack: appended, imported, and nothing is written to the gateway", async () => {
    const state = join(folder, ".stack");
    const stack = stackIn(state);
    expect(errors(await stack.up())).to.deep.equal([]);
    const { resources } = JSON.parse(readFileSync(join(state, "state.json"), "utf8")) as { resources: unknown[] };
    gateway.log.clear();
    const args = ["--app", "Payroll", "Wiki", "Orders (partners)", "--append", "index.ts", "--state", "-"];
    const { code, stdout, stderr } = await adopt(args, exported(resources));
    expect([code, stdout, gateway.log.writes]).to.deep.equal([0, "", []]);
    expect(stderr.split("\n").slice(-9)).to.deep.equal([
      "declarations checked: 3 of 3",
      "",
      `The code stands at the end of ${join(folder, "index.ts")}. Then, in the program's folder, before the next preview:`,
      "  pulumi config set --secret payrollXTrust",
      "  pulumi config set --secret wikiSpCertificate",
      "  pulumi import --file oag-adopt.json --generate-code=false --yes",
      "  pulumi preview --diff",
      "The import changes nothing on the gateway, and protects what it takes until the next up. oag-adopt.json is of no use afterwards.",
      "",
    ]);
    const lines = source();
    const head =
      'import { OagIdentityProvider } from "pulumi-oag";\nimport { getCertificate, getIdentityProvider, OagApp } from "pulumi-oag";\n';
    expect(lines.startsWith(program.replace('import { OagIdentityProvider } from "pulumi-oag";\n', head)), lines).to.equal(true);
    expect([lines.endsWith(added.slice(1)), lines.includes("idpId: okta.id")], lines).to.deep.equal([true, true]);
    expect(lines).to.include('idpId: getIdentityProvider({ domain: "partners.okta.com" }).id');
    expect(statSync(join(folder, "oag-adopt.json")).mode & 0o777).to.equal(0o600);
    expect(readdirSync(folder).sort()).to.deep.equal([".stack", "Pulumi.yaml", "index.ts", "oag-adopt.json"]);

    for (const key of ["payrollXTrust", "wikiSpCertificate"]) stack.setConfig(`house:${key}`, { secret: "filled in" });
    const imported = await stack.import(join(folder, "oag-adopt.json"));
    expect(complaints(imported)).to.deep.equal([]);
    const preview = await stack.preview();
    expect([errors(preview), steps(preview)]).to.deep.equal([
      [],
      ['update payroll: attributes["X-TRUST"].value', "update wiki: spCertificate"],
    ]);
    expect(errors(await stack.up())).to.deep.equal([]);
    expect([steps(await stack.preview()), gateway.log.writes]).to.deep.equal([[], []]);

    const after = JSON.parse(readFileSync(join(state, "state.json"), "utf8")) as { resources: unknown[] };
    rmSync(join(folder, "oag-adopt.json"));
    const again = await adopt(["--app", "Wiki", "--append", "index.ts", "--state", "-"], exported(after.resources));
    expect([again.code, source(), again.stderr.split("\n").slice(-3)]).to.deep.equal([
      0,
      lines,
      ['"Wiki" is in the stack already', "There is nothing to adopt; nothing was written.", ""],
    ]);
    expect(existsSync(join(folder, "oag-adopt.json"))).to.equal(false);
  });

  it("prints code for standard output, as a whole file, and what to do with it apart", async () => {
    const { code, stdout, stderr } = await adopt(["--app", "Wiki"]);
    const imports =
      'import * as pulumi from "@pulumi/pulumi";\nimport { getIdentityProvider, OagApp } from "pulumi-oag";\n\nconst config = new pulumi.Config();\n';
    expect([code, stdout, source()]).to.deep.equal([0, imports + added.replace("settings", "config"), program]);
    expect(stderr).to.include("Paste the code first: an up of a program without it would delete what was imported.");
    const written = JSON.parse(readFileSync(join(folder, "oag-adopt.json"), "utf8"));
    expect(Object.keys(written)).to.deep.equal(["resources"]);
    expect(written.resources.map(({ type, name, id }: Record<string, string>) => [type, name, id])).to.deep.equal([
      ["pulumi-nodejs:dynamic/oag:OagApp", "wiki", idOf("Wiki")],
    ]);
  });

  it("declares identity providers where it is asked to, and those of the stack not again", async () => {
    const state = exported([inStack("OagIdentityProvider", "workforce", idpId("acme.okta.com"))]);
    const { stdout } = await adopt(["--app", "Draft", "Wiki", "--with-identity-providers", "--state", "-", "--json"], state);
    const result = JSON.parse(stdout);
    expect(result.resources.map(({ name }: { name: string }) => name)).to.deep.equal(["acme-eu-auth0-com", "draft", "wiki"]);
    expect(result.code).to.include("idpId: acmeEuAuth0Com.id").and.to.include('idpId: getIdentityProvider({ domain: "acme.okta.com" }).id');
    expect([result.inStack, result.appended]).to.deep.equal([[], null]);
    expect(result.secrets).to.deep.equal(
      ["acmeEuAuth0ComClientId", "acmeEuAuth0ComClientSecret", "wikiSpCertificate"].map((key) => `pulumi config set --secret ${key}`),
    );
  });

  it("gives apps and look-ups an explicit provider, and the import file its URN", async () => {
    writeFileSync(join(folder, "index.ts"), `${program}const gateway = new oag.OagProvider("production", {});\n`);
    const args = ["--app", "Draft", "--provider", "gateway", "--append", "index.ts", "--state", "-"];
    const { code, stderr } = await adopt(args, exported([provider("production")]));
    expect([code, stderr.includes("The code stands")], stderr).to.deep.equal([0, true]);
    expect(source())
      .to.include('idpId: getIdentityProvider({ domain: "acme.okta.com" }, { provider: gateway }).id')
      .and.include('certificateId: getCertificate({ commonName: "*.example.com", mostRecent: true }, { provider: gateway }).id')
      .and.include("  { provider: gateway },\n);\n");
    const { nameTable, resources } = JSON.parse(readFileSync(join(folder, "oag-adopt.json"), "utf8"));
    expect([nameTable, resources[0].provider]).to.deep.equal([
      { production: "urn:pulumi:production::house::pulumi:providers:pulumi-nodejs::production" },
      "production",
    ]);
  });

  it("imports into the explicit provider that a stack has, with an empty preview after it", async () => {
    const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
    const args =
      "hostname: settings.require('host'), clientId: settings.require('client'), privateKey: settings.requireSecret('key'), caCertificate: settings.require('ca')";
    writeFileSync(
      join(folder, "index.ts"),
      `import * as pulumi from "@pulumi/pulumi";\nimport { OagProvider } from "pulumi-oag";\nconst settings = new pulumi.Config();\nconst gateway = new OagProvider("production", { ${args} });\n`,
    );
    const config = { "house:host": hostname, "house:client": clientId, "house:key": { secret: privateKey }, "house:ca": caCertificate };
    const environment = { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    const stack = embeddedEngine({ root: folder, folder, passphrase: "adopt", environment, config }, "test");
    expect(errors(await stack.up())).to.deep.equal([]);
    const { resources } = JSON.parse(readFileSync(join(folder, "state.json"), "utf8")) as { resources: unknown[] };
    const { code, stderr } = await adopt(
      ["--app", "Draft", "--provider", "gateway", "--append", "index.ts", "--state", "-"],
      exported(resources),
    );
    expect(code, stderr).to.equal(0);
    gateway.log.clear();
    expect(errors(await stack.import(join(folder, "oag-adopt.json")))).to.deep.equal([]);
    const preview = await stack.preview();
    expect([errors(preview), steps(preview), gateway.log.writes]).to.deep.equal([[], [], []]);
  });

  it("takes no name, variable or key that the stack, the file or the configuration has", async () => {
    writeFileSync(
      join(folder, "index.ts"),
      'import { OagApp } from "pulumi-oag";\nconst pulumi = 1;\nconst config = {};\nOagApp.get("x", "y");\nexport const left = [pulumi, config];\n',
    );
    writeFileSync(join(folder, "Pulumi.production.yaml"), "config:\n  house:wikiSpCertificate:\n    secure: v1:x\n");
    const state = exported([inStack("OagApp", "wiki", "another-id")]);
    const { code } = await adopt(["--app", "Wiki", "--append", "index.ts", "--state", "-"], state);
    expect(code).to.equal(0);
    expect(source())
      .to.include('import * as pulumiOfOag from "@pulumi/pulumi";\nimport { getIdentityProvider } from "pulumi-oag";\nconst pulumi = 1;')
      .and.include("\nconst configOfOag = new pulumiOfOag.Config();\n")
      .and.include('  "wiki-app",\n')
      .and.include('configOfOag.requireSecret("wikiSpCertificate2")');
  });

  it("names the nearest labels where one is unknown, and reads no object", async () => {
    gateway.log.clear();
    expect(await refused(["--app", "Payrol", "Wiki", "orders"])).to.equal(
      `pulumi-oag: ${gateway.origin} has no app with the label "Payrol" or "orders" (compared exactly, upper and lower case included); it has 12 apps, the nearest are "Payroll", "payroll", "Orders (partners)" [OAG_NOT_FOUND]`,
    );
    expect(gateway.log.entries.filter(({ path }) => /applications\/./.test(path))).to.deep.equal([]);
    expect(await refused(["--app", "nothing like it"])).to.match(/it has 12 apps \[OAG_NOT_FOUND\]$/);
  });

  it("writes nothing over, nothing twice, and nowhere but into a project", async () => {
    expect(await refused(["--app", "Wiki", "--append", "none.ts"])).to.equal(
      `pulumi-oag: --append: none.ts cannot be read in ${folder} (ENOENT) [OAG_FILE]`,
    );
    expect(await refused(["--app", "Wiki", "--append", "Pulumi.yaml"])).to.equal(
      "pulumi-oag: --append: Pulumi.yaml is no TypeScript file; leave --append out and paste the code [OAG_FILE]",
    );
    writeFileSync(join(folder, "oag-adopt.json"), "mine");
    const there = await adopt(["--app", "Wiki"]);
    expect([there.code, there.stderr]).to.deep.equal([
      1,
      `pulumi-oag: ${join(folder, "oag-adopt.json")} is there already, and nothing is written over; remove it if it was imported [OAG_OCCUPIED]\n`,
    ]);
    rmSync(join(folder, "oag-adopt.json"));
    writeFileSync(join(folder, "index.ts"), 'import { OagApp } from "pulumi-oag";\nnew OagApp("w", { label: "Wiki" });\n');
    const twice = await adopt(["--app", "Wiki", "--append", "index.ts"]);
    expect(twice.stderr).to.include(
      'pulumi-oag: index.ts declares an app with the label "Wiki" already; leave --append out for the import file alone [OAG_OCCUPIED]\n',
    );
    writeFileSync(join(folder, "index.ts"), "class OagApp {}\n");
    expect((await adopt(["--app", "Wiki", "--append", "index.ts"])).stderr).to.include(
      'pulumi-oag: --append: the file means something else by OagApp, or imports only its type; import it from "pulumi-oag" first [OAG_FILE]\n',
    );
    writeFileSync(join(folder, "index.ts"), "const CANARY = {;\n");
    expect((await adopt(["--app", "Wiki", "--append", "index.ts"])).stderr).to.equal(
      `pulumi-oag: ${join(folder, "index.ts")} cannot be read as TypeScript; mend it first, or leave --append out and paste the code [OAG_FILE]\n`,
    );
    rmSync(join(folder, "Pulumi.yaml"));
    expect((await adopt(["--app", "Wiki"])).stderr).to.equal(
      `pulumi-oag: --into: ${folder} holds no Pulumi project (no Pulumi.yaml); \`pulumi-oag dump\` makes a new one [OAG_FILE]\n`,
    );
    expect(readdirSync(folder)).to.deep.equal(["index.ts"]);
  });

  it("refuses a state that is none, a provider that the stack does not have, and another gateway than the stack's", async () => {
    const cure = "make one with: `pulumi stack export --file state.json`";
    expect(await refused(["--app", "Wiki", "--state", "-"], "CANARY")).to.equal(
      `pulumi-oag: --state: standard input is no stack export; ${cure} [OAG_FILE]`,
    );
    expect(await refused(["--app", "Wiki", "--state", join(folder, "none.json")])).to.equal(
      `pulumi-oag: --state: ${join(folder, "none.json")} cannot be read (ENOENT); ${cure} [OAG_FILE]`,
    );
    expect(await refused(["--app", "Wiki", "--provider", "gateway"])).to.equal(
      "pulumi-oag: --provider needs --state, which tells the provider's URN: `pulumi stack export --file state.json` [OAG_USAGE]",
    );
    expect(
      await refused(["--app", "Wiki", "--provider", "east", "--state", "-"], exported([provider("west"), provider("default")])),
    ).to.equal(
      'pulumi-oag: --provider: the stack has no OagProvider "east"; it has "west". A new one comes into the stack with `pulumi up` [OAG_USAGE]',
    );
    expect(await refused(["--app", "Wiki", "--provider", "a, evil()", "--state", "-"], exported([]))).to.equal(
      "pulumi-oag: --provider: give the name of a variable of the program [OAG_USAGE]",
    );
    const elsewhere = inStack("OagApp", "other", "x", { outputs: { gateway: "https://east.example.com" } });
    expect(await refused(["--app", "Wiki", "--state", "-"], exported([elsewhere]))).to.equal(
      `pulumi-oag: the stack's resource "other", without a provider of its own, is on https://east.example.com, and not on ${gateway.origin}: connect to that gateway, or name another provider with \`--provider\` [OAG_STATE]`,
    );
  });

  it("explains itself with --help, and asks for what it needs", async () => {
    const { code, stdout } = await run(["adopt", "--help"]);
    expect([code, stdout.includes("Paste the code before you import")]).to.deep.equal([0, true]);
    expect((await run(["adopt", "--into", folder])).stderr).to.include(
      "error: required option '--app <label...>' not specified [OAG_USAGE]\n",
    );
  });
});
