import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** The state that an import leaves: as after a create, without the values that the API never shows. */
function imported(resource: OneResource, unread: string[]): OneResource {
  const without = (props: Json): Json => {
    const bare = structuredClone(props);
    for (const path of unread) {
      const [first = "", ...rest] = path.split(".");
      if (rest.length === 0) delete bare[first];
      else delete bare[first][rest.join(".")].value;
    }
    return bare;
  };
  resource.inputs = without(resource.inputs as Json);
  resource.outputs = { ...without(resource.outputs), __unread: unread };
  return resource;
}

describe("a resource that was imported without its secrets", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("takes the declared value of a secret attribute into the state and writes nothing, once [imported-secret]", async () => {
    const declared = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(declared);
    imported(app, ["attributes.trust"]);
    expect((await app.diff(declared)).changes).to.equal(undefined);
    gateway.log.clear();
    expect(await app.up(declared)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(app.outputs.attributes.trust.value).to.equal("SECRET-CANARY");
    expect(app.outputs.__unread).to.equal(undefined);
    expect(await app.up(declared)).to.deep.equal({ op: "same" });
  });

  it("writes a later change of that value as any other", async () => {
    const declared = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(declared);
    imported(app, ["attributes.trust"]);
    await app.up(declared);
    const changed = structuredClone(declared);
    changed.attributes.trust.value = "NEW-CANARY";
    gateway.log.clear();
    expect(await app.up(changed)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.have.length(1);
    expect(gateway.store.appByLabel("Payroll").attributes.find(({ name }) => name === "X-TRUST")?.value).to.equal("NEW-CANARY");
  });

  it("keeps the mark through a refresh, and leaves the value alone while something else is written [imported-refreshed]", async () => {
    const declared = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(declared);
    imported(app, ["attributes.trust"]);
    await app.refresh();
    expect([app.outputs.__unread, app.inputs?.__unread]).to.deep.equal([["attributes.trust"], undefined]);
    gateway.log.clear();
    expect(await app.up({ ...declared, groups: ["g7"] })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([`PUT /api/v2/apps/${app.id}`]);
  });

  it("writes a secret attribute whose name, or whose source, changed meanwhile", async () => {
    const declared = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(declared);
    imported(app, ["attributes.trust"]);
    const changed = structuredClone(declared);
    changed.attributes.trust = { name: "X-TRUST", source: "STATIC", value: "open" };
    await app.up(changed);
    expect(gateway.store.appByLabel("Payroll").attributes.find(({ name }) => name === "X-TRUST")).to.include({
      source: "STATIC",
      value: "open",
    });
  });

  it("takes a SAML certificate the same way [imported-saml-certificate]", async () => {
    const [idpId] = gateway.store.idps.keys();
    const declared = {
      type: "OAG_SAML",
      label: "Wiki",
      idpId: idpId ?? fullApp(gateway).idpId,
      clientId: "urn:wiki",
      acsUrl: "https://w.example.com/acs",
      postLoginUrl: "https://w.example.com/",
      logoutUrl: "https://w.example.com/out",
      clientSignature: true,
      spCertificate: "CERTIFICATE",
    };
    const app = new OneResource("app", gateway);
    expect(await app.up(declared)).to.deep.equal({ op: "create" });
    imported(app, ["spCertificate"]);
    gateway.log.clear();
    expect(await app.up(declared)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await app.up(declared)).to.deep.equal({ op: "same" });
    expect(await app.up({ ...declared, spCertificate: "ANOTHER" })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.have.length(1);
  });

  it("releases a certificate that the program does not declare, without a word to the gateway", async () => {
    const declared = {
      type: "OAG_SAML",
      label: "Wiki",
      idpId: fullApp(gateway).idpId,
      clientId: "urn:wiki",
      acsUrl: "https://w.example.com/acs",
      postLoginUrl: "https://w.example.com/",
      logoutUrl: "https://w.example.com/out",
    };
    const app = new OneResource("app", gateway);
    await app.up({ ...declared, spCertificate: "CERTIFICATE" });
    imported(app, ["spCertificate"]);
    gateway.log.clear();
    await app.up({ ...declared, groups: ["g1"] });
    expect(gateway.log.writes).to.deep.equal([`PUT /api/v2/apps/${app.id}`]);
    expect([app.outputs.spCertificate, app.outputs.__unread]).to.deep.equal([undefined, undefined]);
    expect(await app.up({ ...declared, groups: ["g1"] })).to.deep.equal({ op: "same" });
  });

  it("takes an identity provider's credential, and writes it only when it changes [imported-credential]", async () => {
    const declared = { type: "IDP_AUTH0", domain: "a.auth0.com", tenant: "acme", clientId: "c", clientSecret: "s" };
    const idp = new OneResource("idp", gateway);
    await idp.up(declared);
    imported(idp, ["clientId", "clientSecret"]);
    await idp.refresh();
    expect([idp.outputs.__unread, idp.inputs?.__unread]).to.deep.equal([["clientId", "clientSecret"], undefined]);
    gateway.log.clear();
    expect(await idp.up(declared)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await idp.up(declared)).to.deep.equal({ op: "same" });
    expect(await idp.up({ ...declared, clientSecret: "t" })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.have.length(1);
  });

  it("passes check as it is, while a program that changes anything must give the secrets", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    imported(app, ["attributes.trust"]);
    const { __provider, ...program } = app.inputs as Json;
    expect(await app.check(program)).to.deep.equal([]);
    expect((await app.check({ ...program, groups: [] })).join()).to.include("attributes.trust.value: is required");
    const idp = new OneResource("idp", gateway);
    idp.inputs = { type: "IDP_OKTA", domain: "a.okta.com" };
    expect(await idp.check({ type: "IDP_OKTA", domain: "a.okta.com" })).to.deep.equal([]);
    expect((await idp.check({ type: "IDP_OKTA", domain: "a.okta.com", name: "A" })).join()).to.include("apiToken: is required");
    idp.inputs = { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "t" };
    expect((await idp.check({ type: "IDP_OKTA", domain: "a.okta.com" })).join()).to.include("apiToken: is required");
  });
});
