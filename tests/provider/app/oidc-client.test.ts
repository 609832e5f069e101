import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { clientSecretOf } from "../../support/gateways/client-secret.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { OneResource } from "../../support/resources/resource.ts";

const overview = "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read";

describe("the client of an OIDC app whose secret is not answered", () => {
  afterEach(stopGateways);

  it("a client secret whose response is lost leaves the app unfinished, and the next up reads it", async () => {
    const scopes =
      "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read okta.oag.app.secrets.manage";
    const own = await startGateway({ scopes: [...scopes.split(" "), "okta.oag.app.secrets.read"], reading: { manageIncludesRead: true } });
    const portal = new OneResource("app", own, { ...configFor(own), "oag:maxRetries": "0", "oag:scopes": scopes });
    const args = { type: "OAG_OIDC", label: "Portal", idpId: seedIdp(own), oidc: { applicationType: "web" } };
    own.faults.add({ match: { operation: "getClientSecret" }, reset: true });
    expect((await portal.up(args)).reasons?.join()).to.match(/^client secret of app "Portal": .* broke the connection/);
    expect(await portal.up(args)).to.deep.equal({ op: "update" });
    expect(portal.outputs.clientSecret).to.equal(clientSecretOf(portal.id));
  });
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

  it("is in no update, of which a gateway refuses what only it decides [oidc-client-not-sent]", async () => {
    const app = await start("");
    await app.up(oidc());
    const stored = gateway.store.appByLabel("Portal");
    Object.assign(stored.own.oidc as Json, { pkceRequired: true });
    const made = { ...(stored.own.oidc as Json) };
    for (const uri of ["https://a", "https://b"]) {
      gateway.log.clear();
      const settings = { applicationType: "web", redirectUris: [uri] };
      expect(await app.up(oidc({ description: uri, oidc: settings }))).to.deep.equal({ op: "update" });
      expect(gateway.log.writes.map(withoutIds)).to.deep.equal(["PUT /api/v2/apps/app-oidc-1"]);
      // What the console has set beside is written back, and what the gateway has made stays as it is.
      expect(stored.own.oidc).to.deep.equal({ ...made, ...settings });
    }
    expect(app.told).to.deep.equal([]);
  });

  it("has a secret output where a scope lets it be read, which an update and a refresh keep", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    await app.up(oidc());
    const made = markedSecret(clientSecretOf(app.id));
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
    expect(app.raw.clientSecret).to.deep.equal(markedSecret(clientSecretOf(app.id)));
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
    expect(adopter.raw.clientSecret).to.deep.equal(markedSecret(clientSecretOf(app.id)));
  });

  it("has a secret that the gateway may repeat as soon as it was read, and that nothing shows [client-secret-repeated]", async () => {
    const app = await start(" okta.oag.app.secrets.read");
    const secret = "Zq8vTw3Kp0Lx7Rm5Yb2N";
    gateway.tamper = (operation, body) =>
      operation === "getClientSecret"
        ? { clientSecret: secret }
        : (body as Json | undefined)?.type === "OAG_OIDC"
          ? { ...(body as Json), name: `app-${secret}` }
          : body;
    const gateways = newGateways();
    const config = { ...configFor(gateway), "oag:scopes": `${overview} okta.oag.app.secrets.read` };
    app.configure(config, gateways);
    expect(await app.up(oidc())).to.deep.equal({ op: "create" });
    expect(app.raw.name).to.deep.equal(markedSecret(`app-${secret}`));
    const other = new OneResource("app", gateway, config, gateways);
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: `not beside ${secret}` });
    expect((await other.up(oidc({ label: "Other" }))).error).to.include("400 BAD_REQUEST: not beside [secret] [OAG_BAD_REQUEST]");
  });
});
