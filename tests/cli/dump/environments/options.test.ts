import { rmSync } from "node:fs";
import { expect } from "chai";
import { production, staging } from "../../../support/gateways/stages.ts";
import { TwoStages } from "../../../support/gateways/two-stages.ts";
import { OneResource } from "../../../support/resources/resource.ts";

describe("pulumi-oag dump --environments, by what it shares with one gateway,", function suite() {
  this.timeout(120_000);
  const stages = TwoStages.forEachTest();
  const { live, dump, dumped, refused, text, map } = stages;

  it("takes with --app the apps of these labels in the words of the first gateway, from dumps as from gateways, and stumbles over no other [environments-app]", async () => {
    const dumps = [`staging=${await dumped("staging")}`, `production=${await dumped("production")}`];
    const { store } = stages.gateways.production;
    // It would stop a dump of all.
    store.appByLabel("Reports").own.type = "ORACLE_JDE";
    const pairs = { labels: { "New portal": "Old portal", Payroll: "Payroll", Gone: "Other" }, domains: { [staging.org]: production.org } };
    const asked = ["--app", "New portal", "Wiki", "--map", map(pairs)];
    const { code, stdout, stderr } = await dump(live, ...asked);
    expect(code, stderr).to.equal(0);
    expect(stdout.split("\n")[0]).to.equal(
      `${stages.folder}: 2 apps, 1 identity provider, for staging and production. Nothing was changed on a gateway.`,
    );
    expect(stderr.split("\n").filter((line) => line.startsWith("--map"))).to.deep.equal(['--map: nothing was found for labels["Gone"]']);
    const files = ["index.ts", "import.staging.json", "import.production.json"];
    const [program, ...imports] = files.map(text);
    const namesIn = (file = "") => JSON.parse(file).resources.map(({ name }: { name: string }) => name);
    expect(imports.map(namesIn)).to.deep.equal([
      ["workforce", "portal", "wiki"],
      ["workforce", "portal", "wiki"],
    ]);
    expect(program).to.include('label: config.require("portalLabel")');
    rmSync(stages.folder, { recursive: true });
    expect((await dump(dumps, ...asked)).code).to.equal(0);
    expect(files.map(text)).to.deep.equal([program, ...imports]);
  });

  it("refuses a label that no gateway has, and one that the map has for another, and names the nearest", async () => {
    const told = async (...args: string[]) => {
      const stderr = await refused(live, ...args);
      return stderr.slice(stderr.indexOf("pulumi-oag: "));
    };
    expect(await told("--app", "Wiki", "Pay-roll")).to.equal(
      'pulumi-oag: --app: no environment has an app with the label "Pay-roll" (compared exactly, upper and lower case included); they have 10 apps, the nearest are "Payroll" [OAG_NOT_FOUND]\n',
    );
    expect(await told("--app", "Old portal", "--map", map({ labels: { "New portal": "Old portal" } }))).to.equal(
      'pulumi-oag: --app: "Old portal" is what --map has for "New portal"; say it as staging does [OAG_USAGE]\n',
    );
  });

  it("declares an identity provider that not every gateway has so that a file of an app can refer to it, and gives a provider what a dump does not tell", async () => {
    const idp = new OneResource("idp", stages.gateways.staging);
    await idp.up({ type: "IDP_OKTA", domain: "partners.okta.com", apiToken: "TOKEN-CANARY" });
    stages.gateways.staging.store.appByLabel("New portal").own.idpId = idp.id;
    stages.variables.PRODUCTION_ASSERTION_ID = "false";
    stages.variables.PRODUCTION_VALIDATION = "warn";
    const { code, stderr } = await dump(live, "--per-app", "--provider", "gateway");
    expect(code, stderr).to.equal(0);
    expect(text("identity-providers.ts")).to.include(`// Set where the condition holds.
export let partnersOktaCom!: OagIdentityProvider;
if (environment === "staging") {
  // partners.okta.com
  partnersOktaCom = new OagIdentityProvider(
    "partners-okta-com",`);
    expect(text("apps/new-portal.ts"))
      .to.include('import { partnersOktaCom } from "../identity-providers";')
      .and.include("partnersOktaCom.id");
    const reached = (name: string, ...more: string[]) => `  ${name}: oag.${more.join("")}("${name}"),\n`;
    const provider = (...lines: string[]) =>
      `${['export const gateway = new OagProvider("gateway", {\n', reached("hostname", "require"), reached("clientId", "require"), ...lines].join("")}});\n`;
    const validation = reached("validation", 'get<"strict" | "warn">');
    expect(text("shared.ts")).to.include(
      provider(
        reached("caCertificateFile", "require"),
        reached("assertionId", "getBoolean"),
        reached("privateKey", "requireSecret"),
        validation,
      ),
    );
    rmSync(stages.folder, { recursive: true });
    expect(
      (await dump(["staging=env:STAGING", `production=${await dumped("production")}`], "--per-app", "--provider", "gateway")).code,
    ).to.equal(0);
    expect(text("shared.ts")).to.include(
      provider(
        ...["caCertificateFile", "caCertificate", "serverCertificateSha256"].map((name) => reached(name, "get")),
        reached("insecureSkipVerify", "getBoolean"),
        reached("authorizationScheme", 'get<"Bearer" | "none">'),
        reached("assertionId", "getBoolean"),
        reached("proxy", "getSecret"),
        reached("privateKey", "requireSecret"),
      ),
    );
  });
});
