import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { validationOf } from "../../../dist/provider/kinds/idp/model.js";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { configFor, fullApp, type Json, OneResource } from "../../support/resource.ts";

const I = "/api/v2/idps/{id}";
const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "TOKEN-CANARY" };
const auth0: Json = { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "c1", clientSecret: "CLIENT-CANARY" };
const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

describe("the life of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    idp = new OneResource("idp", gateway);
  });
  afterEach(stopGateways);
  const calls = () => gateway.log.calls.map(withoutIds);

  for (const [name, args, credential] of [
    ["Okta", okta, "apiToken"],
    ["Auth0", auth0, "clientSecret"],
  ] as const) {
    it(`of type ${name}: create, empty up, change, refresh, delete`, async () => {
      expect(await idp.up(args)).to.deep.equal({ op: "create" });
      expect(calls()).to.deep.equal(["GET /api/v2/idps", "POST /api/v2/idps"]);
      expect(idp.raw[credential]).to.deep.equal(secret(args[credential]));
      expect(idp.outputs.validationStatus.valid).to.equal(true);
      gateway.log.clear();
      expect(await idp.up(args)).to.deep.equal({ op: "same" });
      expect(calls()).to.deep.equal([]);
      expect(await idp.up({ ...args, description: "d", [credential]: "NEW-CANARY" })).to.deep.equal({ op: "update" });
      expect(calls()).to.deep.equal([`GET ${I}`, `PUT ${I}`]);
      const [stored] = gateway.store.idps.values();
      expect(stored?.credential).to.equal("NEW-CANARY");
      expect(stored?.own.description).to.equal("d");
      await idp.refresh();
      expect((await idp.diff({ ...args, description: "d", [credential]: "NEW-CANARY" })).changes).to.equal(false);
      expect((idp.inputs as Json)[credential]).to.equal("NEW-CANARY");
      await idp.destroy();
      expect(gateway.store.idps.size).to.equal(0);
    });
  }

  it("shows the tenant that the gateway found, and the permissions sorted", async () => {
    await idp.up(okta);
    expect(idp.outputs.tenant).to.equal("okta.okta.com");
    expect(idp.outputs.validationStatus).to.deep.equal({ valid: true, permissions: ["APP_ADMIN", "ORG_ADMIN"] });
    expect(idp.outputs.__owned).to.deep.equal(["apiToken", "domain", "name", "type"]);
  });

  for (const [shape, permissions] of [
    ["a list", ["ORG_ADMIN", "APP_ADMIN"]],
    ["one text", "ORG_ADMIN APP_ADMIN"],
    ["truth values", { ORG_ADMIN: true, SUPER_ADMIN: false, APP_ADMIN: true }],
  ] as const) {
    it(`understands permissions that come as ${shape}`, () => {
      const live = { validationStatus: { valid: true, permissions } };
      expect(validationOf(live as never)).to.deep.equal({ valid: true, permissions: ["APP_ADMIN", "ORG_ADMIN"] });
    });
  }

  it("shows drift in its name, and not in what was never declared", async () => {
    await idp.up(okta);
    const [stored] = gateway.store.idps.values();
    (stored as Json).own.name = "by hand";
    (stored as Json).own.description = "by hand";
    await idp.refresh();
    expect((idp.inputs as Json).name).to.equal("by hand");
    expect(idp.inputs).to.not.have.property("description");
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(stored?.own.description).to.equal("by hand");
  });

  it("writes an empty description that is declared for the first time", async () => {
    await idp.up(okta);
    const [stored] = gateway.store.idps.values();
    (stored as Json).own.description = "by hand";
    expect(await idp.up({ ...okta, description: "" })).to.deep.equal({ op: "update" });
    expect([...gateway.store.idps.values()][0]?.own.description).to.equal("");
  });

  it("replaces it for another domain, the new one first", async () => {
    await idp.up(okta);
    expect(await idp.diff({ ...okta, domain: "other.okta.com" })).to.deep.equal({ replaces: ["domain"] });
    gateway.log.clear();
    expect(await idp.up({ ...okta, domain: "other.okta.com" })).to.deep.equal({ op: "replace" });
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal(["POST /api/v2/idps", `DELETE ${I}`]);
  });

  it("refuses another type or tenant under the same domain before anything is sent", async () => {
    await idp.up(auth0);
    const way =
      "cannot be changed for the same domain, which the gateway allows once; declare the new one under another domain, move the apps, then remove this one";
    expect(await idp.check({ ...auth0, tenant: "other" })).to.deep.equal([`tenant: ${way}`]);
    expect(await idp.check({ ...okta, domain: "acme.auth0.com" })).to.deep.equal([`type: ${way}`]);
  });

  it("is kept when its credential is refused, and the next up writes it again", async () => {
    const bad = { ...okta, apiToken: "bad-CANARY" };
    const outcome = await idp.up(bad);
    expect(outcome.reasons).to.deep.equal([
      'identity provider "acme.okta.com": the gateway took it, but its credential is not accepted (validationStatus.valid is false); check apiToken and its rights in the org; the next `pulumi up` writes it again',
    ]);
    expect(idp.id).to.be.a("string");
    await idp.refresh();
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(await idp.up(okta)).to.deep.equal({ op: "same" });
  });

  it("stays as it is known when an update brings a credential that is refused: both ways back are a change, nothing else is written", async () => {
    await idp.up(okta);
    const stored = () => [...gateway.store.idps.values()][0] as Json;
    for (const next of [okta, { ...okta, apiToken: "token-3" }]) {
      const { error, reasons } = await idp.up({ ...okta, apiToken: "bad-CANARY" });
      expect(reasons).to.have.length(1);
      expect(error).to.include("was updated in part").and.include("its credential is not accepted").and.not.include("CANARY");
      expect(idp.outputs).to.not.have.any.keys("__incomplete", "apiToken");
      stored().own.description = "by hand";
      expect(await idp.up(next)).to.deep.equal({ op: "update" });
      expect(stored().credential).to.equal(next.apiToken);
      expect(stored().own.description).to.equal("by hand");
      expect(await idp.up(next)).to.deep.equal({ op: "same" });
    }
  });

  it("is updated with the domain and the tenant that the gateway has, though others changed them", async () => {
    await idp.up(auth0);
    const stored = () => [...gateway.store.idps.values()][0] as Json;
    stored().own.domain = "moved.auth0.com";
    expect(await idp.up({ ...auth0, name: "New" })).to.deep.equal({ op: "update" });
    expect(stored().own).to.include({ domain: "moved.auth0.com", name: "New" });
    gateway.tamper = (operation, body) => (operation === "getIDP" ? { ...(body as Json), tenant: undefined } : body);
    expect(await idp.up({ ...auth0, name: "Newer" })).to.deep.equal({ op: "update" });
    expect(stored().own).to.include({ tenant: auth0.tenant, name: "Newer" });
  });

  it("is replaced while unfinished when its domain changes", async () => {
    await idp.up({ ...okta, apiToken: "bad-CANARY" });
    expect(await idp.diff({ ...okta, domain: "b.okta.com" })).to.deep.equal({ changes: true, replaces: ["domain"] });
  });

  it("fails plainly where the gateway refuses a bad credential outright", async () => {
    gateway.reading.badCredential = "error";
    const outcome = await idp.up({ ...okta, apiToken: "bad-CANARY" });
    expect(outcome).to.deep.equal({
      op: "create",
      error:
        'identity provider "acme.okta.com": create failed: the gateway answered 400 BAD_REQUEST: The identity provider refuses the credential [OAG_BAD_REQUEST]',
    });
    expect(idp.id).to.equal(undefined);
  });

  it("finds one whose creation was never answered; its credential came with that, and is not written again", async () => {
    gateway.faults.add({ match: { operation: "createIDP" }, when: "after", reset: true });
    expect(await idp.up(okta)).to.deep.equal({ op: "create" });
    expect(calls()).to.deep.equal(["GET /api/v2/idps", "POST /api/v2/idps", "GET /api/v2/idps", `GET ${I}`]);
    expect(gateway.store.idps.size).to.equal(1);
  });

  it("leaves one alone whose domain is taken, and says how to adopt it", async () => {
    await idp.up(okta);
    const outcome = await new OneResource("idp", gateway).up(okta);
    expect(outcome.error).to.equal(
      `identity provider "acme.okta.com": create failed: ${gateway.origin} has an identity provider with this domain already (id ${idp.id}, IDP_OKTA), and allows one for each; nothing was changed. If another stack or a person made it, choose another domain, or add { import: "${idp.id}" } to this resource's options to manage it here. If a resource of this stack was renamed, tell Pulumi with { aliases: [{ name: "<its old name>" }] }. If this very run deletes it or gives it another domain, run \`pulumi up\` once more [OAG_EXISTS]`,
    );
  });

  it("adopts one that equals the program; its credential is taken into the state and not written", async () => {
    await idp.up(okta);
    const adopter = new OneResource("idp", gateway);
    gateway.log.clear();
    expect(await adopter.up({ ...okta, __import: idp.id })).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await adopter.up(okta)).to.deep.equal({ op: "same" });
    const other = await new OneResource("idp", gateway).up({ ...okta, name: "Other", __import: idp.id });
    expect(other.error).to.include("name differs");
  });

  it("cannot be deleted while an app uses it, and says what the gateway says", async () => {
    await idp.up(okta);
    await new OneResource("app", gateway).up(fullApp(gateway, { idpId: idp.id }));
    const message = await idp.destroy().then(
      () => "",
      (error: Error) => `${error.message}|${error.stack}`,
    );
    expect(message).to.equal(
      'identity provider "acme.okta.com": delete failed: the gateway answered 400 BAD_REQUEST: The identity provider is used by an application [OAG_BAD_REQUEST]|',
    );
  });

  it("is gone when the API says so, unless another gateway is configured", async () => {
    await idp.up(okta);
    const other = await startGateway();
    idp.configure(configFor(other));
    const refusal = `the state says that this identity provider lives on ${gateway.origin}, but ${other.origin} is configured and does not have it`;
    for (const attempt of [() => idp.refresh(), () => idp.destroy()]) {
      expect(
        await attempt().then(
          () => "",
          (error: Error) => error.message,
        ),
      ).to.include(refusal);
    }
    idp.configure(configFor(gateway));
    gateway.store.idps.clear();
    expect(await idp.refresh()).to.equal("gone");
  });
});
