import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { validationStatusOf } from "../../../dist/provider/kinds/idp/read-validation-status.js";
import { liveIn } from "../../../dist/provider/reconciler/provenance.js";
import type { Json } from "../../support/basics/json.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { nameless, okta, once, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const auth0: Json = { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "c1", clientSecret: "bad-secret" };

describe("the credential of an OagIdentityProvider as the gateway tells of it", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("says which members of an Auth0 credential to check", async () => {
    expect((await idp.up(auth0)).reasons?.join()).to.include("check clientId and clientSecret and its rights in the org");
  });

  it("takes a gateway that tells nothing of the credential for content with it", async () => {
    expect(validationStatusOf({})).to.equal(undefined);
    expect(validationStatusOf(liveIn({ validationStatus: null }))).to.equal(undefined);
    expect(validationStatusOf(liveIn({ validationStatus: { valid: "yes" } }))).to.equal(undefined);
    gateway.tamper = (_, body) =>
      typeof body === "object" && body !== null && "validationStatus" in body ? { ...body, validationStatus: undefined } : body;
    expect(await idp.up(nameless)).to.deep.equal({ op: "create" });
    expect(idp.outputs).to.not.have.property("validationStatus");
  });
});

describe("the credential of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

  it("is kept when its credential is refused, and the next up writes it again [idp-credential-refused]", async () => {
    const bad = { ...okta, apiToken: "bad-CANARY" };
    const outcome = await idp.up(bad);
    expect(outcome.reasons).to.deep.equal([
      'identity provider "acme.okta.com": the gateway took it, but its credential is not accepted (validationStatus.valid is false); check apiToken and its rights in the org [OAG_STATE]; the identity provider exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(idp.id).to.be.a("string");
    await idp.refresh();
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(await idp.up(okta)).to.deep.equal({ op: "same" });
  });

  it("is not taken for the old one where a later try of its write had a new access token [credential-renewed-token]", async () => {
    await idp.up(okta);
    const match = { operation: "replaceIDP" };
    gateway.faults.add({ match, when: "after", reset: true }, { match, nth: 2, status: 401 }, { match, nth: 3, status: 503, times: 9 });
    expect((await idp.up({ ...okta, apiToken: "token-2" })).error).to.include("503");
    gateway.faults.clear();
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(gateway.store.idps.get(idp.id as string)?.credential).to.equal(okta.apiToken);
  });

  it("that died is told by each up until it is accepted, also where the update was about something else [idp-credential-died]", async () => {
    await idp.up(okta);
    (gateway.store.idps.get(idp.id as string) as Json).credential = "bad-CANARY";
    gateway.tamper = (operation, body) => (operation === "replaceIDP" ? { ...(body as Json), validationStatus: { valid: false } } : body);
    for (const name of ["new", "new"]) expect((await idp.up({ ...okta, name })).error).to.include("its credential is not accepted");
    gateway.tamper = undefined;
    expect(await idp.up({ ...okta, name: "new" })).to.deep.equal({ op: "update" });
    expect(await idp.up({ ...okta, name: "new" })).to.deep.equal({ op: "same" });
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
});
