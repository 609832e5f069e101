import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { auth0, okta, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const I = "/api/v2/idps/{id}";

describe("replacement of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

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
      "cannot be changed for the same domain, which the gateway allows once; declare the new one under another domain, move the apps, then remove this one [OAG_ARGUMENT_FIXED]";
    expect(await idp.check({ ...auth0, tenant: "other" })).to.deep.equal([`tenant: ${way}`]);
    expect(await idp.check({ ...auth0, type: "IDP_OKTA", apiToken: "token-1", tenant: "other" })).to.include.members([
      `type: ${way}`,
      `tenant: ${way}`,
    ]);
    expect(await idp.check({ ...okta, domain: "acme.auth0.com" })).to.deep.equal([`type: ${way}`]);
    // What is fixed of the type that it has is so whatever type it is to be.
    const misplaced = "tenant: does not belong to an identity provider of type IDP_OKTA, only to IDP_AUTH0 [OAG_ARGUMENT_UNKNOWN]";
    const both = await idp.check({ ...okta, domain: "acme.auth0.com", tenant: "other" });
    expect(both).to.deep.equal([misplaced, `type: ${way}`, `tenant: ${way}`]);
  });

  it("is replaced while unfinished when its domain changes", async () => {
    await idp.up({ ...okta, apiToken: "bad-CANARY" });
    expect(await idp.diff({ ...okta, domain: "b.okta.com" })).to.deep.equal({ changes: true, replaces: ["domain"] });
  });
});
