import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { proxiedTypes } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the life of an app of each proxied type", () => {
  afterEach(stopGateways);

  it("knows the 18 types", () => {
    expect(proxiedTypes).to.have.length(18);
  });

  for (const type of proxiedTypes) {
    it(`of type ${type}: create, empty up, change, refresh, delete [app-types-proxied]`, async () => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      const declared = fullApp(gateway, { type });
      expect(await app.up(declared)).to.deep.equal({ op: "create" });
      expect(await app.up(declared)).to.deep.equal({ op: "same" });
      const changed = { ...declared, description: "d", policies: { "/": { rule: "NO_AUTH" } } };
      expect(await app.up(changed)).to.deep.equal({ op: "update" });
      await app.refresh();
      expect((await app.diff(changed)).changes).to.equal(false);
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });
  }

  it("lets an app without authentication be active without attributes", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const declared = fullApp(gateway, { type: "OAG_NOAUTH", attributes: {} });
    expect(await app.up(declared)).to.deep.equal({ op: "create" });
    expect(gateway.store.appByLabel("Payroll")).to.deep.include({ status: "ACTIVE", attributes: [] });
  });
});

describe("the life of an app that is not proxied", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("writes a SAML certificate that changed while the app was unfinished, though no read shows it [saml-certificate]", async () => {
    const app = new OneResource("app", gateway);
    const args = {
      type: "OAG_SAML",
      label: "S",
      idpId: seedIdp(gateway),
      clientId: "urn:sp",
      acsUrl: "https://sp.example.com/acs",
      postLoginUrl: "https://sp.example.com/",
      logoutUrl: "https://sp.example.com/out",
      spCertificate: "OLD-CANARY",
      behavior: { singleLogout: true },
    };
    gateway.faults.add({ match: { operation: "replaceBehavior" }, status: 500 });
    expect((await app.up(args)).reasons).to.have.length(1);
    expect(app.raw.spCertificate.value).to.equal("OLD-CANARY");
    expect(app.outputs).to.not.have.property("signAssertion");
    expect(await app.up({ ...args, spCertificate: "NEW-CANARY" })).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("S").spCertificate).to.equal("NEW-CANARY");
  });

  for (const [type, args, change] of [
    [
      "OAG_SAML",
      {
        clientId: "urn:sp",
        acsUrl: "https://sp.example.com/acs",
        postLoginUrl: "https://sp.example.com/",
        logoutUrl: "https://sp.example.com/out",
        encryptAssertion: true,
        spCertificate: "CERT-CANARY",
        attributes: { mail: { source: "IDP", value: "email" } },
        behavior: { singleLogout: true },
      },
      { acsUrl: "https://sp.example.com/acs2", behavior: { singleLogout: false } },
    ],
    [
      "OAG_OIDC",
      { oidc: { applicationType: "web", redirectUris: ["https://a", "https://b"] }, behavior: { singleLogout: true } },
      { oidc: { applicationType: "web", redirectUris: ["https://c"] } },
    ],
  ] as [string, Json, Json][]) {
    it(`of type ${type}: create, empty up, change, refresh, delete [app-types-others]`, async () => {
      const app = new OneResource("app", gateway);
      const declared = { type, label: "S", idpId: seedIdp(gateway), status: "ACTIVE", ...args };
      expect(await app.up(declared)).to.deep.equal({ op: "create" });
      expect(gateway.store.appByLabel("S").status).to.equal("ACTIVE");
      expect(await app.up(declared)).to.deep.equal({ op: "same" });
      await app.refresh();
      expect((await app.diff(declared)).changes).to.equal(false);
      gateway.log.clear();
      expect(await app.up({ ...declared, ...change })).to.deep.equal({ op: "update" });
      expect(gateway.log.writes.map(withoutIds).filter((call) => !call.startsWith("PUT"))).to.deep.equal([]);
      expect(JSON.stringify(gateway.store.appByLabel("S"))).to.include(type === "OAG_SAML" ? "acs2" : "https://c");
      await app.refresh();
      expect((await app.diff({ ...declared, ...change })).changes).to.equal(false);
      if (type === "OAG_SAML") expect(app.raw.spCertificate.value).to.equal("CERT-CANARY");
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });
  }
});
