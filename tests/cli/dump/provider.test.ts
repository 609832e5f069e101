import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Engine } from "../../../engines/engine.ts";
import { root } from "../../support/basics/checkout.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { stageGateway, staging } from "../../support/gateways/stages.ts";
import { programEnvironment } from "../../support/processes/program-environment.ts";
import { compilerSays } from "../../support/programs/compiler.ts";
import { errors, stackConfig, steps } from "../../support/programs/scenario.ts";

describe("pulumi-oag dump --provider", function suite() {
  this.timeout(120_000);
  let parent: string;
  let gateway: Gateway;
  beforeEach(async () => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
    gateway = await stageGateway(staging);
  });
  afterEach(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });
  const dump = (folder: string, ...args: string[]) =>
    run(["dump", "--out", folder, "--project", "house", ...args], environmentFor(gateway));
  const text = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");

  const head = `const oag = new pulumi.Config("oag");
const gateway = new OagProvider("gateway", {
  hostname: oag.require("hostname"),
  clientId: oag.require("clientId"),
  caCertificateFile: oag.require("caCertificateFile"),
  privateKey: oag.requireSecret("privateKey"),
});
`;

  /** A stack of a dump, with all that its own lines set. */
  function stackOf(folder: string, state: string): Engine {
    mkdirSync(state);
    const { OAG_CA_CERTIFICATE_FILE: file = "" } = environmentFor(gateway);
    const { "oag:caCertificate": _, ...config } = stackConfig(gateway);
    const secrets = ["acmeStagingOktaComApiToken", "payrollXTrust", "wikiSpCertificate"].map((key) => [
      `house:${key}`,
      { secret: `the ${key}` },
    ]);
    return embeddedEngine(
      {
        root: folder,
        folder: state,
        stack: "production",
        passphrase: "provider",
        environment: { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
        config: { ...config, "oag:caCertificateFile": file, ...Object.fromEntries(secrets) },
      },
      "test",
    );
  }

  it("gives every resource and look-up the provider, with the settings of the stack; what is imported refers to it, and previews empty", async () => {
    const folder = join(parent, "oag");
    const { code, stderr } = await dump(folder, "--provider", "gateway");
    expect(code, stderr).to.equal(0);
    const program = text(folder, "index.ts");
    expect(program).to.include(head);
    expect(program.match(/provider: gateway\b/g)).to.have.length(7);
    expect(compilerSays([folder], parent)).to.equal("");
    const urn = "urn:pulumi:production::house::pulumi:providers:pulumi-nodejs::gateway";
    expect(text(folder, "README.md")).to.include(
      `pulumi up --target ${urn} --yes\npulumi import --file import.json --generate-code=false --protect=false --yes\n`,
    );
    expect(JSON.parse(text(folder, "import.json")).nameTable).to.deep.equal({ gateway: urn });

    const state = join(folder, ".stack");
    const stack = stackOf(folder, state);
    // What `--target` does on a real engine: the provider alone.
    writeFileSync(
      join(folder, "index.ts"),
      `import * as pulumi from "@pulumi/pulumi";\nimport { OagProvider } from "pulumi-oag";\n${head}`,
    );
    expect(errors(await stack.up())).to.deep.equal([]);
    writeFileSync(join(folder, "index.ts"), program);
    const own = JSON.parse(text(state, "state.json")).resources.find(({ type }: { type: string }) => type.startsWith("pulumi:providers:"));
    const imports = JSON.parse(text(folder, "import.json"));
    writeFileSync(join(folder, "import.json"), JSON.stringify({ ...imports, nameTable: { gateway: own.urn } }));
    gateway.log.clear();
    expect(errors(await stack.import(join(folder, "import.json")))).to.deep.equal([]);
    const up = await stack.up();
    expect(errors(up)).to.deep.equal([]);
    expect(steps(up)).to.deep.equal([
      "update acme-staging-okta-com: apiToken",
      'update payroll: attributes["X-TRUST"].value',
      "update wiki: spCertificate",
    ]);
    expect([steps(await stack.preview()), gateway.log.writes]).to.deep.equal([[], []]);
    stack.close();
  });

  it("compiles with one file per app, too, and with every setting that a dump can be given", async () => {
    const folder = join(parent, "per-app");
    const { OAG_CA_CERTIFICATE_FILE: file = "", ...environment } = environmentFor(gateway);
    const given = {
      ...environment,
      OAG_CA_CERTIFICATE: readFileSync(file, "utf8"),
      OAG_ASSERTION_ID: "false",
      OAG_AUTHORIZATION_SCHEME: "Bearer",
      OAG_VALIDATION: "warn",
    };
    const args = ["dump", "--out", folder, "--per-app", "--provider", "gateway", "--insecure-skip-verify"];
    const { code, stderr } = await run(args, given);
    expect(code, stderr).to.equal(0);
    expect(text(folder, "shared.ts")).to.include(`  caCertificate: oag.require("caCertificate"),
  insecureSkipVerify: oag.requireBoolean("insecureSkipVerify"),
  authorizationScheme: oag.require<"Bearer" | "none">("authorizationScheme"),
  assertionId: oag.requireBoolean("assertionId"),
  privateKey: oag.requireSecret("privateKey"),
  validation: "warn",
`);
    expect(text(folder, "apps/wiki.ts")).to.match(
      /import \{ domain, gateway \} from "\.\.\/shared";|import \{ gateway \} from "\.\.\/shared";/,
    );
    expect(compilerSays([folder], parent)).to.equal("");
  });

  it("refuses a name that no variable can have, or that means something in the program", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-provider-"));
    for (const name of ["a-b", "class", "config", "oag", "pulumi", "1st", "x y"]) {
      const { code, stderr } = await dump(join(folder, "out"), "--provider", name);
      expect([code, stderr], name).to.deep.equal([
        1,
        "pulumi-oag: --provider: give a name that a variable of the program can have, and that means nothing in it yet [OAG_USAGE]\n",
      ]);
    }
    rmSync(folder, { recursive: true });
  });
});
