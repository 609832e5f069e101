import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { proxiedTypes } from "../../../dist/sdk/generated/contract.js";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { configFor, fullApp, type Json, OneResource, seedIdp } from "../../support/resource.ts";

const overview = "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read";
const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

describe("the life of an app of each proxied type", () => {
  afterEach(stopGateways);

  it("knows the 18 types", () => {
    expect(proxiedTypes).to.have.length(18);
  });

  for (const type of proxiedTypes) {
    it(`of type ${type}: create, empty up, change, refresh, delete`, async () => {
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
  it("writes a SAML certificate that changed while the app was unfinished, though no read shows it", async () => {
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

  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

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
    it(`of type ${type}: create, empty up, change, refresh, delete`, async () => {
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

describe("the client of an OIDC app", () => {
  let gateway: Gateway;
  const oidc = (change: Json = {}): Json => {
    const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
    return { type: "OAG_OIDC", label: "Portal", idpId, oidc: { applicationType: "web", redirectUris: ["https://a"] }, ...change };
  };
  const start = async (more: string) => {
    const scopes = `${overview}${more}`;
    gateway = await startGateway({ scopes: scopes.split(" ") });
    return new OneResource("app", gateway, { ...configFor(gateway), "oag:scopes": scopes });
  };
  afterEach(stopGateways);
  const secretCalls = () => gateway.log.calls.filter((call) => call.endsWith("/secret")).length;

  it("has an id that the gateway made, and no secret unless a scope lets it be read", async () => {
    const app = await start("");
    await app.up(oidc());
    expect(app.outputs.clientId).to.equal((gateway.store.appByLabel("Portal").own.oidc as Json).clientId);
    expect(app.outputs.oidc, "what is declared, no more").to.deep.equal({ applicationType: "web", redirectUris: ["https://a"] });
    expect(app.outputs).to.not.have.property("clientSecret");
    expect(secretCalls()).to.equal(0);
  });

  it("has a secret output where a scope lets it be read, which an update and a refresh keep", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    await app.up(oidc());
    const made = secret(`secret-of-${app.id}`);
    expect(app.raw.clientSecret).to.deep.equal(made);
    await app.up(oidc({ description: "d" }));
    expect(app.raw.clientSecret).to.deep.equal(made);
    await app.refresh();
    expect(app.raw.clientSecret).to.deep.equal(made);
    expect(app.inputs, "no input").to.not.have.property("clientSecret");
    expect((await app.diff(oidc({ description: "d" }))).changes).to.equal(false);
    expect(secretCalls()).to.equal(2);
  });

  it("costs nothing where the gateway does not give the secret, and the next refresh reads it", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    gateway.faults.add({ match: { operation: "getClientSecret" }, status: 404 });
    expect(await app.up(oidc())).to.deep.equal({ op: "create" });
    expect(app.outputs).to.not.have.property("clientSecret");
    await app.refresh();
    expect(app.raw.clientSecret).to.deep.equal(secret(`secret-of-${app.id}`));
  });

  it("has its id, and no secret, when it is read with .get()", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    await app.up(oidc());
    const { props } = await app.handler.read(app.id as string, {});
    expect(props.clientId).to.equal(app.outputs.clientId);
    expect(JSON.stringify(props)).to.not.include("secret-of");
  });

  it("has its secret also when the app is adopted", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    await app.up(oidc());
    const adopter = new OneResource("app", gateway, { ...configFor(gateway), "oag:scopes": `${overview} okta.oag.app.secrets.read` });
    expect(await adopter.up(oidc({ __import: app.id }))).to.deep.equal({ op: "create" });
    expect(adopter.raw.clientSecret).to.deep.equal(secret(`secret-of-${app.id}`));
  });
});
