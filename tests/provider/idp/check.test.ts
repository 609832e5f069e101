import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { uuid } from "../../support/resources/arguments.ts";
import { checkIdp } from "../../support/resources/checked.ts";
import { previewed } from "../../support/resources/previewed.ts";

const idp = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "CANARY" };

// biome-ignore lint/suspicious/noExplicitAny: bad input of every kind
type Bad = any;
const notices: string[] = [];
const strict = { validation: "strict" as const, notice: (text: string) => notices.push(text) };
const checkOkta = (change: Bad, olds: Bad = {}) => checkIdp(olds, { ...idp, ...change }, strict);

describe("check of an OagIdentityProvider", () => {
  it("passes complete arguments of both types", () => {
    expect(checkOkta({})).to.deep.equal([]);
    expect(checkIdp({}, { type: "IDP_AUTH0", domain: "d", tenant: "t", clientId: "c", clientSecret: "s" }, strict)).to.deep.equal([]);
  });

  for (const [what, change, expected] of [
    ["a missing credential", { apiToken: undefined }, ["apiToken: is required (a text)"]],
    ["a misspelt type", { type: "IDP_OCTA" }, ['type: allowed are IDP_OKTA, IDP_AUTH0 (not "IDP_OCTA"); did you mean IDP_OKTA?']],
    [
      "an argument of the other type",
      { clientSecret: "CANARY" },
      ["clientSecret: does not belong to an identity provider of type IDP_OKTA, only to IDP_AUTH0"],
    ],
    ["a misspelt argument", { domian: "x" }, ["domian: is not an argument here; did you mean domain?"]],
    [
      "a domain with a scheme",
      { domain: "https://acme.okta.com" },
      ["domain: must be a host name without scheme, port and path, for example acme.okta.com"],
    ],
    ["an empty credential", { apiToken: "" }, ["apiToken: must not be empty"]],
    ["a credential that is no text", { apiToken: 7 }, ["apiToken: must be a text, not a number"]],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(checkOkta(change)).to.deep.equal(expected);
    });
  }

  it("refuses a new domain while the import of the old one is still declared", () => {
    expect(checkOkta({ domain: "b.okta.com", __import: uuid }, { ...idp, __import: uuid })).to.deep.equal([
      "import: a new domain replaces the identity provider, but the replacement would adopt the old one; remove the import option (or its entry in oag:adopt) first",
    ]);
  });

  it("lets a new domain come with a new import: it adopts what an interrupted replacement left behind [idp-import-new-domain]", () => {
    expect(checkOkta({ domain: "b.okta.com", __import: uuid }, idp)).to.deep.equal([]);
  });

  for (const domain of ["acme-admin.okta.com", "ACME-Admin.oktapreview.com", "acme-admin.okta-emea.com", "acme-admin.okta.mil"])
    it(`refuses ${domain}, the address of an admin console`, () => {
      expect(checkOkta({ domain })).to.deep.equal([
        `domain: is the address of Okta's admin console, with which the gateway cannot write its apps; use the org's own: "${domain.replace(/-admin/i, "")}"`,
      ]);
      expect(checkOkta({ domain }, idp)).to.have.length(1);
    });

  it("lets an admin console's address be adopted and kept, and says what is wrong with it", () => {
    const domain = "acme-admin.okta.com";
    notices.length = 0;
    expect(checkOkta({ domain, __import: uuid })).to.deep.equal([]);
    expect(notices).to.deep.equal([
      'identity provider "acme-admin.okta.com": domain: is the address of Okta\'s admin console, with which the gateway cannot write its apps; use the org\'s own: "acme.okta.com"',
    ]);
    expect(checkOkta({ domain, description: "new" }, { ...idp, domain })).to.deep.equal([]);
    expect(notices).to.have.length(1);
  });

  it("leaves domains alone that only look like an admin console's", () => {
    for (const domain of ["id-admin.acme.com", "admin.okta.com", "acme-admin2.okta.com", unknown])
      expect(checkOkta({ domain })).to.deep.equal([]);
    const auth0 = { type: "IDP_AUTH0", domain: "acme-admin.okta.com", tenant: "t", clientId: "c", clientSecret: "s" };
    expect(checkIdp({}, auth0, strict)).to.deep.equal([]);
  });
});

describe("bad input of an identity provider's offline mode is told in the preview", () => {
  const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" };

  it("a health policy with an interval that the API does not have, or a number out of its bounds [health-policy-bounds]", () => {
    const policy = (healthPolicy: Json) => previewed("idp", { ...okta, healthPolicy }).refused;
    expect(policy({ healthCheckInterval: 90 })).to.deep.equal([
      'healthPolicy.healthCheckInterval: allowed are 60, 120, 180, 240, 300 (not "90")',
    ]);
    expect(policy({ timeout: 0, maxRetries: 6, recoveryCooldownInterval: 60 })).to.deep.equal([
      "healthPolicy.timeout: must be a number from 1 to 10",
      "healthPolicy.maxRetries: must be a number from 0 to 5",
      "healthPolicy.recoveryCooldownInterval: must be a number from 120 to 6000",
    ]);
    expect(previewed("idp", { ...okta, failoverMode: "AUTO" }).refused).to.deep.equal([
      'failoverMode: allowed are AUTOMATIC, DISABLED (not "AUTO")',
    ]);
  });
});
