import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { root } from "../../support/basics/checkout.ts";
import { environmentFor } from "../../support/commands/command.ts";
import { DumpCommand } from "../../support/commands/dump-command.ts";
import { fillGateway, fullGatewayCertificates } from "../../support/gateways/full-gateway.ts";
import { startGateway, withoutIds } from "../../support/gateways/gateway.ts";

/** What is said once, since several apps have it, and one that has something of its own. */
const shared = [
  `const domain = "example.com";
const exampleComCertificate = getCertificate({ commonName: "*.example.com", mostRecent: true });
`,
  `const appDefaults = {
  idpId: acmeOktaCom.id,
  certificateId: exampleComCertificate.id,
  session: { enforceDeepLinkingDomain: false },
  behavior: { singleLogout: false },
} satisfies Partial<OagAppArgs>;
`,
];
const orders = `// Orders (partners)
new OagApp(
  "orders-partners",
  {
    ...appDefaults,
    type: "ORACLE_WEBLOGIC",
    label: "Orders (partners)",
    postLoginUrl: \`https://orders.\${domain}/\`,
    idpId: partnersOktaCom.id,
    publicDomain: \`orders.\${domain}\`,
    protectedResources: {
      "https://orders.internal": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      Groups: { active: false, source: "IDP", value: "Groups" },
    },
    policies: {
      "/admin": {
        rule: "PROTECTED_REGEX",
        caseSensitive: false,
        regexRule: "(^|\\\\s)Groups=([^:\\\\s][^:\\\\r\\\\n]*:)*order-admins:",
      },
      "/": { rule: "PROTECTED" },
    },
    status: "ACTIVE",
  },
  { protect: true },
);`;

describe("pulumi-oag dump of a gateway with three identity providers and twelve apps", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  const { out, text, dump } = DumpCommand.forEachTest(() => gateway);
  beforeEach(async () => {
    gateway = await startGateway({ certificates: fullGatewayCertificates });
    await fillGateway(gateway);
    gateway.log.clear();
  });
  /** What the compiler says of the dump. */
  const compiled = () => {
    mkdirSync(join(out(), "node_modules/@pulumi"), { recursive: true });
    symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(out(), "node_modules/@pulumi/pulumi"));
    symlinkSync(root, join(out(), "node_modules/pulumi-oag"));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    return execFileSync(process.execPath, [tsc, "-p", out()], { encoding: "utf8", cwd: out() });
  };

  it("writes a project that a person could have written, and asks the gateway twenty-two times: of offline mode no more than once for each identity provider", async () => {
    const { code, stdout } = await dump();
    expect([code, stdout.split("\n")[0]]).to.deep.equal([
      0,
      `${out()}: 12 apps, 3 identity providers. Nothing was changed on the gateway.`,
    ]);
    expect(readdirSync(out()).sort()).to.deep.equal([
      ".gitignore",
      ".pulumi-oag-dump.json",
      "Pulumi.yaml",
      "README.md",
      "gateway.json",
      "import.json",
      "index.ts",
      "package.json",
      "tsconfig.json",
    ]);
    expect(gateway.log.writes).to.deep.equal([]);
    expect(gateway.log.calls.map((call) => withoutIds(call).replace(/\?.*/, "")).sort()).to.deep.equal([
      "GET /api/v2/apps",
      "GET /api/v2/apps",
      "GET /api/v2/apps/{id}",
      "GET /api/v2/certificates",
      "GET /api/v2/idps",
      ...Array(6).fill("GET /api/v2/idps/{id}"),
      // One of them has failover, which is declared and therefore compared.
      ...Array(4).fill("GET /api/v2/idps/{id}/offline-mode"),
      ...Array(3).fill("GET /api/v2/idps/{id}/offline-mode/directories"),
      ...Array(3).fill("GET /api/v2/idps/{id}/offline-mode/health-policy"),
      "GET /api/v2/settings/authentication-service",
    ]);
    const program = text("index.ts");
    // What several apps have is said once, and no more than that.
    for (const text of shared) expect(program).to.include(text);
    expect(program).to.include(orders);
    expect(program).to.include('certificateId: getCertificate({ commonName: "reports.internal" }).id,');
    expect(program).to.match(/new OagApp\(\n {2}"数据-reports",/);
    expect(program.match(/protect: true/g)).to.have.length(9);
    // Two labels that differ in case alone: both carry the beginning of their ids.
    expect(program.match(/"payroll-[0-9a-f]{8}"/g)).to.have.length(2);
  });

  it("asks for each secret by a line, and holds none [dump-secrets]", async () => {
    const { stdout, stderr } = await dump();
    const lines = stdout.split("\n").filter((line) => line.includes("pulumi config set --secret"));
    expect(lines.map((line) => line.trim().replace(/payroll[0-9a-f]{8}/, "payroll{id}"))).to.deep.equal([
      "pulumi config set --secret acmeEuAuth0ComClientId",
      "pulumi config set --secret acmeEuAuth0ComClientSecret",
      "pulumi config set --secret acmeOktaComApiToken",
      "pulumi config set --secret partnersOktaComApiToken",
      "pulumi config set --secret payroll{id}XTrust",
      "pulumi config set --secret wikiSpCertificate",
    ]);
    const rows = text("README.md").match(/^\| `.*$/gm) ?? [];
    expect(rows.map((row) => row.replace(/payroll[0-9a-f]{8}/, "payroll{id}"))).to.deep.equal([
      '| `acmeEuAuth0ComClientId` | `clientId` of identity provider `"acme.eu.auth0.com"` |',
      '| `acmeEuAuth0ComClientSecret` | `clientSecret` of identity provider `"acme.eu.auth0.com"` |',
      '| `acmeOktaComApiToken` | `apiToken` of identity provider `"acme.okta.com"` |',
      '| `partnersOktaComApiToken` | `apiToken` of identity provider `"partners.okta.com"` |',
      '| `payroll{id}XTrust` | the value of attribute `"X-TRUST"` of app `"Payroll"` |',
      '| `wikiSpCertificate` | `spCertificate` of app `"Wiki"` |',
    ]);
    for (const line of lines) expect(text("README.md")).to.include(line.trim());
    const all = [stdout, stderr, ...readdirSync(out()).map((name) => text(name))].join("\n");
    expect(all).to.not.match(/CANARY|PRIVATE KEY|eyJ[\w-]{8,}\.eyJ|oagsim_/);
  });

  it("holds no secret either when the gateway shows the values of secret attributes [dump-secrets-shown]", async () => {
    gateway.reading.secretValues = "returned";
    expect((await dump()).code).to.equal(0);
    expect(
      readdirSync(out())
        .map((name) => text(name))
        .join("\n"),
    ).to.not.include("CANARY");
  });

  it("holds no credential that a gateway shows where none belongs, at any depth [dump-write-only]", async () => {
    const shown = { apiToken: "CANARY", clientSecret: "CANARY", spCertificate: "CANARY", key: "CANARY", certificate: "CANARY" };
    // Permissions are a map of switches: a text there is refused.
    const add = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(add);
      if (typeof value !== "object" || value === null) return value;
      // Permissions are switches by name: anything else there is refused.
      const inside = Object.entries(value).map(([name, inner]) => [name, name === "permissions" ? inner : add(inner)]);
      return { ...Object.fromEntries(inside), ...shown, newer: { password: "CANARY" } };
    };
    gateway.tamper = (operation, body) => (operation === "createAccessToken" ? body : add(body));
    const { code, stdout, stderr } = await dump();
    expect(code, stderr).to.equal(0);
    const all = [stdout, stderr, ...readdirSync(out()).map((name) => text(name))].join("\n");
    expect(all).to.not.include("CANARY");
    expect(text("gateway.json")).to.include('"value": "login"');
  });

  it("compiles under strict", async () => {
    await dump();
    expect(compiled()).to.equal("");
  });

  it("is the same to the byte the second time, also over the first with --force, which leaves other files alone", async () => {
    const environment = environmentFor(gateway);
    await dump([], "oag", environment);
    await dump([], "again", environment);
    for (const name of ["index.ts", "import.json", "gateway.json", "tsconfig.json"]) expect(text(name, "again")).to.equal(text(name));
    writeFileSync(join(out(), "Pulumi.production.yaml"), "config: {}\n");
    const before = readdirSync(out()).map((name) => [name, text(name)]);
    expect((await dump(["--force"], "oag", environment)).code).to.equal(0);
    expect(readdirSync(out()).map((name) => [name, text(name)])).to.deep.equal(before);
  });

  it("writes one file per app with --per-app, which compiles, too", async () => {
    expect((await dump(["--per-app"])).code).to.equal(0);
    expect(readdirSync(join(out(), "apps"))).to.have.length(12);
    expect(text("index.ts")).to.match(/^import "\.\/identity-providers";\nimport "\.\/apps\/3rd-party-invoices";\n/);
    expect(text("apps/wiki.ts")).to.include('import { acmeEuAuth0Com } from "../identity-providers";');
    expect(compiled()).to.equal("");
  });

  it("takes only the apps that are named, with the identity providers that they use", async () => {
    const { code, stdout } = await dump(["--app", "Wiki", "Customer portal", "--json"]);
    const result = JSON.parse(stdout);
    expect([code, result.apps, result.identityProviders]).to.deep.equal([0, 2, 1]);
    expect(text("index.ts").match(/new Oag\w+\(/g)).to.have.length(3);
  });

  it("names a label that no app has, and writes nothing", async () => {
    const { code, stderr } = await dump(["--app", "Pay-roll", "Wiki"]);
    expect([code, existsSync(out())]).to.deep.equal([1, false]);
    expect(stderr).to.include(
      `pulumi-oag: ${gateway.origin} has no app with the label "Pay-roll" (compared exactly, upper and lower case included); it has 12 apps, the nearest are "Payroll", "payroll" [OAG_NOT_FOUND]\n`,
    );
  });

  it("declares what every app has, too, with --with-defaults", async () => {
    await dump(["--with-defaults"]);
    expect(text("index.ts"))
      .to.include('login: "NO_APP_LOGIN_PATH"')
      .and.to.include("maxSessionTimeout: 28800")
      .and.to.include("loadBalanced: false");
  });
});
