import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Gateway, StoredApp } from "pulumi-oag-simulator";
import { environmentFor, run } from "../support/command.ts";
import { buildEstate, estateCertificates } from "../support/estate.ts";
import { startGateway, stopGateways, withoutIds } from "../support/gateway.ts";
import { fullApp, type Json, OneResource, seedIdp } from "../support/resource.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readScopes = ["okta.oag.app.read", "okta.oag.cert.read", "okta.oag.idp.read"];

describe("pulumi-oag dump", function suite() {
  this.timeout(120_000);
  let folder: string;
  let gateway: Gateway;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-oag-dump-")));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const out = (name = "oag") => join(folder, name);
  const live = () => [...gateway.store.apps.values()][0] as StoredApp;
  const text = (path: string, name = "oag") => readFileSync(join(out(name), path), "utf8");
  const dump = (args: string[] = [], name = "oag", environment = environmentFor(gateway)) =>
    run(["dump", "--out", out(name), ...args], environment);
  /** What the compiler says of the dump. */
  const compiled = () => {
    mkdirSync(join(out(), "node_modules/@pulumi"), { recursive: true });
    symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(out(), "node_modules/@pulumi/pulumi"));
    symlinkSync(root, join(out(), "node_modules/pulumi-oag"));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    return execFileSync(process.execPath, [tsc, "-p", out()], { encoding: "utf8", cwd: out() });
  };

  describe("of a gateway with three identity providers and twelve apps", () => {
    beforeEach(async () => {
      gateway = await startGateway({ certificates: estateCertificates });
      await buildEstate(gateway);
      gateway.log.clear();
    });

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
      expect(program).to.include(`// Orders (partners)
new OagApp(
  "orders-partners",
  {
    type: "ORACLE_WEBLOGIC",
    label: "Orders (partners)",
    postLoginUrl: "https://orders.example.com/",
    idpId: partnersOktaCom.id,
    certificateId: getCertificate({ commonName: "*.example.com", mostRecent: true }).id,
    publicDomain: "orders.example.com",
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
    session: { enforceDeepLinkingDomain: false },
    behavior: { singleLogout: false },
    status: "ACTIVE",
  },
  { protect: true },
);`);
      expect(program).to.include('certificateId: getCertificate({ commonName: "reports.internal" }).id,');
      expect(program).to.match(/new OagApp\(\n {2}"数据-reports",/);
      expect(program.match(/protect: true/g)).to.have.length(9);
      // Two labels that differ in case alone: both carry the beginning of their ids.
      expect(program.match(/"payroll-[0-9a-f]{8}"/g)).to.have.length(2);
    });

    it("asks for each secret by a line, and holds none", async () => {
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

    it("holds no secret either when the gateway shows the values of secret attributes", async () => {
      gateway.reading.secretValues = "returned";
      expect((await dump()).code).to.equal(0);
      expect(
        readdirSync(out())
          .map((name) => text(name))
          .join("\n"),
      ).to.not.include("CANARY");
    });

    it("holds no credential that a gateway shows where none belongs, at any depth", async () => {
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
      await dump();
      await dump([], "again", environmentFor(gateway));
      for (const name of ["index.ts", "import.json", "gateway.json", "tsconfig.json"]) expect(text(name, "again")).to.equal(text(name));
      writeFileSync(join(out(), "Pulumi.production.yaml"), "config: {}\n");
      const before = readdirSync(out()).map((name) => [name, text(name)]);
      expect((await dump(["--force"])).code).to.equal(0);
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
        `pulumi-oag: ${gateway.origin} has no app with the label "Pay-roll" (compared exactly, upper and lower case included); it has 12 apps\n`,
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

  it("reads a gateway that does not list parts, app by app", async () => {
    gateway = await startGateway({ reading: { expand: "ignored" } });
    await new OneResource("app", gateway).up(fullApp(gateway));
    await new OneResource("app", gateway).up(
      fullApp(gateway, { label: "Second", publicDomain: "b.example.com", postLoginUrl: "https://b.example.com/" }),
    );
    expect((await dump()).code).to.equal(0);
    expect(text("index.ts")).to.include('"/public": { rule: "NO_AUTH" }');
  });

  it("needs the read scopes only, and does without the one for certificates", async () => {
    gateway = await startGateway({ scopes: readScopes.filter((scope) => !scope.includes("cert")) });
    const idpId = seedIdp(gateway);
    const [certificateId] = gateway.store.certificates.keys();
    const id = "5f1e8a60-0000-4000-8000-000000000001";
    const template = await startGateway();
    await new OneResource("app", template).up(fullApp(template));
    const [app] = [...template.store.apps.values()];
    gateway.store.apps.set(id, { ...(app as never as Json), id, own: { ...app?.own, idpId, certificateId } } as never);
    const refused = await dump();
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include('leave it out by setting --scopes to "okta.oag.app.read okta.oag.idp.read"');
    const { code, stderr } = await dump(["--scopes", "okta.oag.app.read okta.oag.idp.read"]);
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include("apps will carry their certificate's id instead of a look-up");
    expect(text("index.ts")).to.include(`certificateId: "${certificateId}"`);
  });

  it("writes nothing when objects cannot be read, names every one, and leaves them out when told to", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    const broken = new OneResource("app", gateway);
    await broken.up(fullApp(gateway, { label: "Broken", publicDomain: "b.example.com", postLoginUrl: "https://b.example.com/" }));
    gateway.reading.expand = "ignored";
    const fault = { match: { operation: "listPolicies", path: `/api/v2/apps/${broken.id}/policies` }, times: 100, status: 500 };
    gateway.faults.add(fault as never);
    const failed = await dump();
    expect([failed.code, existsSync(out()), failed.stdout]).to.deep.equal([1, false, ""]);
    expect(failed.stderr).to.include(
      "1 of 3 objects cannot be read; nothing was written. Mend what is told below, or leave them out with --skip-unreadable\n",
    );
    expect(failed.stderr).to.include(`  app "Broken" (${broken.id}): app: read failed: the gateway answered 500`);
    const { code, stdout } = await dump(["--skip-unreadable", "--json"]);
    expect([code, JSON.parse(stdout).apps, JSON.parse(stdout).leftOut.length]).to.deep.equal([0, 1, 1]);
  });

  it("releases what this version would refuse, with a remark in the program", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    Object.assign(gateway.store.appByLabel("Payroll").behavior, {
      postLogoutUrl: "/bye",
      postErrorUrl: "https://payroll.example.com/oops",
    });
    (gateway.store.appByLabel("Payroll").policies[0] as Json).rule = "NEWER_RULE";
    const { code, stdout } = await dump();
    expect(code).to.equal(0);
    const program = text("index.ts");
    expect(program).to.match(
      /\/\/ Not declared, so left alone: behavior\.postLogoutUrl\. This version would refuse what the gateway has \(behavior\.postLogoutUrl: must be an origin/,
    );
    expect(program).to.match(/\/\/ Not declared, so left alone: policies\. This version would refuse/);
    expect(program)
      .to.not.match(/^ *policies:/m)
      .and.to.not.match(/^ *postLogoutUrl:/m);
    expect(program, "a URL with a path is none of it").to.include(`postErrorUrl: "https://payroll.example.com/oops"`);
    expect(stdout).to.include("note: Payroll: Not declared, so left alone: behavior.postLogoutUrl");
  });

  it("refuses a type that is newer than this version, and takes it when told to let it through", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    live().own.type = "OAG_NEWER";
    const refused = await dump();
    expect([refused.code, existsSync(out())]).to.deep.equal([1, false]);
    expect(refused.stderr).to.include("1 of 2 objects cannot be declared; nothing was written.");
    expect(refused.stderr).to.match(
      /cannot be declared: type: allowed are .* \(OAG_VALIDATION=warn lets through what is newer than this version\)\n/,
    );
    const { code, stderr } = await dump([], "oag", { ...environmentFor(gateway), OAG_VALIDATION: "warn" });
    expect(code, stderr).to.equal(0);
    expect(text("index.ts")).to.include('type: "OAG_NEWER"');
    expect(text("README.md")).to.include("pulumi config set oag:validation warn\n");
  });

  it("carries the id of an identity provider that is left out", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    const [idp] = [...gateway.store.idps.values()];
    Object.assign(idp?.own ?? {}, { type: "IDP_NEWER" });
    expect((await dump()).code).to.equal(1);
    const { code, stderr } = await dump(["--skip-unreadable"]);
    expect(code, stderr).to.equal(0);
    expect(stderr).to.match(/left out: identity provider "acme.okta.com" \([0-9a-f-]{36}\) cannot be declared: type: allowed are/);
    expect(text("index.ts")).to.include(`idpId: "${idp?.id}",`).and.to.not.include("OagIdentityProvider");
    expect(JSON.parse(text("import.json")).resources).to.have.length(1);
  });

  it("asks for no secret of what is released", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    Object.assign(live().attributes[0] ?? {}, { source: "NEWER_SOURCE" });
    const { code, stdout } = await dump(["--json"]);
    expect([code, JSON.parse(stdout).secrets]).to.deep.equal([0, ["pulumi config set --secret acmeOktaComApiToken"]]);
    expect(text("index.ts")).to.not.match(/^ *attributes:/m);
    expect(text("import.json")).to.not.include("attributes");
  });

  it("lets no terminal escape and no line break out of a label", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    live().own.label = "Pay\u001b[31m\nroll\u202e";
    const { code, stdout, stderr } = await dump();
    expect(code, stderr).to.equal(0);
    const controls = /(?!\n)\p{C}/u;
    expect([stdout, stderr, text("index.ts"), text("README.md")].some((shown) => controls.test(shown))).to.equal(false);
    expect(text("index.ts")).to.include("// Pay [31m roll\n").and.to.include('label: "Pay\\u001b[31m\\nroll\\u{202e}"');
  });

  it("writes over nothing that is no dump, and says how to go on", async () => {
    gateway = await startGateway();
    mkdirSync(out());
    writeFileSync(join(out(), "precious.txt"), "mine");
    const refused = await dump();
    expect([refused.code, refused.stderr]).to.deep.equal([
      1,
      `pulumi-oag: ${out()} is not empty; choose another folder with --out, or renew a dump there with --force\n`,
    ]);
    const forced = await dump(["--force"]);
    expect([forced.code, readdirSync(out()), gateway.log.entries.length]).to.deep.equal([1, ["precious.txt"], 0]);
  });

  it("says what is missing when no gateway is named, and when there is no access", async () => {
    gateway = await startGateway();
    const environment = environmentFor(gateway);
    const { OAG_HOSTNAME: _, ...nameless } = environment;
    expect((await dump([], "oag", nameless)).stderr).to.equal("pulumi-oag: no gateway is named: set --hostname or OAG_HOSTNAME\n");
    const { OAG_PRIVATE_KEY: __, ...keyless } = environment;
    expect((await dump([], "oag", keyless)).stderr).to.equal("pulumi-oag: no private key: set --private-key-file or OAG_PRIVATE_KEY\n");
    const wrong = await dump(["--client-id", "other"]);
    expect([wrong.code, existsSync(out())]).to.deep.equal([1, false]);
    expect(wrong.stderr)
      .to.include("refused the client assertion")
      .and.to.include("check that --client-id and OAG_PRIVATE_KEY belong together");
  });

  it("reads 2,000 apps with a handful of requests", async () => {
    gateway = await startGateway();
    // Where it has no failover, no app is asked for its offline mode.
    const idpId = seedIdp(gateway, undefined, "DISABLED");
    await new OneResource("app", gateway).up(fullApp(gateway, { idpId }));
    const [first] = [...gateway.store.apps.values()];
    for (let index = 1; index < 2000; index += 1) {
      const host = `a${index}.example.com`;
      const own = { ...first?.own, label: `App ${index}`, publicDomain: host, postLoginUrl: `https://${host}/` };
      const id = randomUUID();
      gateway.store.apps.set(id, { ...(structuredClone(first) as StoredApp), id, own });
    }
    gateway.log.clear();
    const { code, stderr } = await dump();
    expect([code, stderr.includes("apps read: 2000 of 2000\n"), gateway.log.tokens]).to.deep.equal([0, true, 2]);
    expect(gateway.log.calls.length).to.be.at.most(12);
    expect(JSON.parse(text("import.json")).resources).to.have.length(2001);
  });

  it("prints no secret when the gateway echoes what it was sent", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    for (const operation of ["createAccessToken", "listApplication", "getApplication"]) {
      gateway.faults.add({ match: { operation }, times: 2, status: 400, echo: true });
      const { code, stdout, stderr } = await dump();
      expect(code).to.equal(1);
      expect(stdout + stderr).to.not.match(/PRIVATE KEY|eyJ[\w-]{8,}\.eyJ|oagsim_/);
      expect(stdout + stderr).to.include("[secret]");
    }
  });

  it("leaves nothing behind when it is interrupted", async () => {
    gateway = await startGateway({ latency: 400 });
    await new OneResource("app", gateway).up(fullApp(gateway));
    const { spawn } = await import("node:child_process");
    const child = spawn(process.execPath, [join(root, "cli/bin/pulumi-oag.js"), "dump", "--out", out()], {
      env: { ...process.env, ...environmentFor(gateway) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    await new Promise((resolve) => child.stderr.once("data", resolve));
    child.kill("SIGINT");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(readdirSync(folder)).to.deep.equal([]);
  });
});
