import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("what a program writes another way", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);
  const okta = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

  async function edited(kind: "app" | "idp", before: (gateway: Gateway) => Json, change: Json) {
    const gateway = await startGateway();
    const resource = new OneResource(kind, gateway);
    const args = before(gateway);
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    gateway.log.clear();
    const outcome = await resource.up({ ...args, ...change });
    return { gateway, resource, outcome, calls: gateway.log.calls.length, writes: gateway.log.writes.length };
  }

  for (const [what, change] of [
    ["a label with blanks at its ends", { label: " Payroll  " }],
    ["a public domain in capitals", { publicDomain: "Payroll.Example.com" }],
    ["a URL with its default port", { postLoginUrl: "https://payroll.example.com:443" }],
    ["a set in another order, with a repetition", { groups: ["g2", "g1", "g2"] }],
  ] as const)
    it(`is no change: ${what}`, async () => {
      const { outcome, calls, resource } = await edited("app", fullApp, change);
      expect({ outcome, calls }).to.deep.equal({ outcome: { op: "same" }, calls: 0 });
      expect(resource.inputs).to.deep.include(change);
    });

  for (const [what, change] of [
    ["a label in capitals", { label: "PAYROLL" }],
    ["a label with two blanks inside", { label: "Pay  roll" }],
    ["a URL with a slash after its path", { postLoginUrl: "https://payroll.example.com/start/" }],
  ] as const)
    it(`is a change: ${what}`, async () => {
      const { outcome, writes, gateway } = await edited(
        "app",
        (on) => fullApp(on, { label: "Pay roll", postLoginUrl: "https://payroll.example.com/start" }),
        change,
      );
      expect({ outcome, writes }).to.deep.equal({ outcome: { op: "update" }, writes: 1 });
      expect([...gateway.store.apps.values()][0]?.own).to.include(change);
    });

  it("is a change where a credential or a secret value differs by a blank: no read can tell", async () => {
    const { gateway, outcome } = await edited("idp", () => ({ ...okta, apiToken: "token-1 " }), { apiToken: "token-1" });
    expect(outcome).to.deep.equal({ op: "update" });
    expect([...gateway.store.idps.values()][0]?.credential).to.equal("token-1");
    await stopGateways();
    const trust = (value: string) => ({ trust: { name: "X-TRUST", source: "SECRET", value } });
    const app = await edited("app", (on) => fullApp(on, { attributes: trust("one ") }), { attributes: trust("one") });
    expect({ outcome: app.outcome, writes: app.writes }).to.deep.equal({ outcome: { op: "update" }, writes: 1 });
    expect(app.gateway.store.appByLabel("Payroll").attributes[0]?.value).to.equal("one");
  });

  it("is the same identity provider in another case: no request, and still no other type", async () => {
    const { outcome, calls, resource } = await edited("idp", () => okta, { domain: "Acme.OKTA.com" });
    expect({ outcome, calls }).to.deep.equal({ outcome: { op: "same" }, calls: 0 });
    const { apiToken: _, ...rest } = okta;
    const auth0 = { ...rest, type: "IDP_AUTH0", domain: "ACME.okta.com", tenant: "acme", clientId: "c", clientSecret: "secret-1" };
    expect((await resource.up(auth0)).error).to.include("type: cannot be changed for the same domain");
  });

  it("is taken already where only the case of a domain or a blank in a label is another, without a write", async () => {
    const { gateway } = await edited("idp", () => okta, {});
    const idp = new OneResource("idp", gateway);
    expect((await idp.up({ ...okta, domain: "ACME.okta.com" })).error).to.include("[OAG_EXISTS]");
    expect((await new OneResource("app", gateway).up(fullApp(gateway))).error).to.equal(undefined);
    gateway.log.clear();
    expect((await new OneResource("app", gateway).up(fullApp(gateway, { label: "Payroll " }))).error).to.include("[OAG_EXISTS]");
    expect(gateway.log.writes).to.deep.equal([]);
  });
});
