import { existsSync } from "node:fs";
import { expect } from "chai";
import type { Gateway, StoredApp } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor } from "../../support/commands/command.ts";
import { DumpCommand } from "../../support/commands/dump-command.ts";
import { startGateway } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("pulumi-oag dump of objects that are odd, new or cannot be read", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  const { out, text, dump } = DumpCommand.forEachTest(() => gateway);
  const live = () => [...gateway.store.apps.values()][0] as StoredApp;

  it("writes nothing when objects cannot be read, names every one, and leaves them out when told to", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    const broken = new OneResource("app", gateway);
    await broken.up(fullApp(gateway, { label: "Broken", publicDomain: "b.example.com", postLoginUrl: "https://b.example.com/" }));
    gateway.reading.expand = "ignored";
    const fault = { match: { operation: "listPolicies", path: `/api/v2/apps/${broken.id}/policies` }, times: 100, status: 500 };
    gateway.faults.add(fault);
    const failed = await dump();
    expect([failed.code, existsSync(out()), failed.stdout]).to.deep.equal([1, false, ""]);
    expect(failed.stderr).to.include(
      "1 of 3 objects cannot be read; nothing was written. Mend what is told below, or leave them out with `--skip-unreadable` [OAG_INCOMPLETE]\n",
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
      /cannot be declared: type: allowed are .* \(OAG_VALIDATION=warn lets through what is newer than this version\) \[OAG_ARGUMENT_WORD\]\n/,
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
});
