import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { judge, nothing, proxied, saml, unknown, uuid } from "../../support/resources/checked-app.ts";

describe("members that the published reference requires together", () => {
  afterEach(stopGateways);
  const selectors = [
    ["logout", "postLogoutUrl"],
    ["error", "postErrorUrl"],
    ["noSession", "noSessionUrl"],
    ["policyDenied", "policyDeniedUrl"],
    ["sessionIntegrityFailure", "sessionIntegrityFailureUrl"],
    ["maintenance", "maintenanceUrl"],
    ["inactive", "inactiveUrl"],
  ] as const;

  for (const [selector, url] of selectors) {
    const block = (change: Json): Json => ({ ...proxied, behavior: { [selector]: "CUSTOM_URL", ...change } });

    it(`is demanded in the preview of a new app: ${selector} needs ${url} [contract-demands]`, async () => {
      expect(judge(block({}))).to.deep.equal({ refused: [`behavior.${url}: is required where ${selector} is CUSTOM_URL`], told: [] });
      expect(judge(block({ [url]: "https://x.example.com" }))).to.deep.equal(nothing);
      expect(judge(block({ [url]: unknown })), "unknown").to.deep.equal(nothing);
      expect(judge({ ...proxied, behavior: unknown }), "unknown block").to.deep.equal(nothing);
      expect(judge({ ...proxied, behavior: { [selector]: unknown } }), "unknown selector").to.deep.equal(nothing);
      expect(judge({ ...block({}), __import: uuid }), "an app that is adopted may have it").to.deep.equal(nothing);
    });

    it(`may be on the gateway already when an app is changed: ${url} is asked for in a notice, once, and refused where it is cleared`, () => {
      const told = [`behavior.${url}: is needed where ${selector} is CUSTOM_URL; it is not declared, so the gateway must have it already`];
      expect(judge(block({}), proxied)).to.deep.equal({ refused: [], told });
      expect(judge(block({}), block({})), "nothing changes").to.deep.equal(nothing);
      expect(judge(block({}), { ...proxied, behavior: { [url]: "https://x.example.com" } }), "released, so still there").to.deep.equal(
        nothing,
      );
      expect(judge(block({ [url]: "" }), proxied).refused).to.include(`behavior.${url}: is required where ${selector} is CUSTOM_URL`);
    });
  }

  it("is for login customLoginUrl or loginPath, of which a new app has the latter", () => {
    const login = (change: Json): Json => ({ ...proxied, behavior: { login: "CUSTOM_URL", ...change } });
    for (const name of ["customLoginUrl", "loginPath"]) expect(judge(login({ [name]: "https://x.example.com" }))).to.deep.equal(nothing);
    expect(judge(login({}))).to.deep.equal({
      refused: [],
      told: [
        "behavior.customLoginUrl (or loginPath): is needed where login is CUSTOM_URL; it is not declared, so the gateway must have it already",
      ],
    });
    expect(judge(login({ loginPath: "" })).refused).to.deep.equal([
      "behavior.customLoginUrl (or loginPath): is required where login is CUSTOM_URL",
    ]);
    // What the app had does not count where this very change clears it; what is merely released does.
    const told = [
      "behavior.customLoginUrl (or loginPath): is needed where login is CUSTOM_URL; it is not declared, so the gateway must have it already",
    ];
    const had = { ...proxied, behavior: { loginPath: "/in" } };
    expect(judge(login({ loginPath: "" }), had)).to.deep.equal({ refused: [], told });
    expect(judge(login({}), had)).to.deep.equal(nothing);
  });

  it("is demanded of an app that another type replaces", () => {
    const olds = { ...proxied, type: "OAG_NOAUTH" };
    expect(judge({ ...proxied, behavior: { logout: "CUSTOM_URL" } }, olds).refused).to.have.length(1);
  });

  for (const [type, args] of [
    ["OAG_SAML", saml],
    ["OAG_OIDC", { type: "OAG_OIDC", label: "Portal", idpId: uuid, oidc: { applicationType: "web" } }],
  ] as [string, Json][]) {
    it(`demands the endpoint that belongs to global token revocation, for an app of type ${type}`, () => {
      const on = { ...args, behavior: { globalTokenRevocation: true } };
      const refused = ["behavior.globalTokenRevocationEndpoint: is required where globalTokenRevocation is true"];
      expect(judge(on)).to.deep.equal({ refused, told: [] });
      expect(judge({ ...args, behavior: { globalTokenRevocation: false } })).to.deep.equal(nothing);
      const endpoint = { globalTokenRevocationEndpoint: "https://app.example.com/oag-session/gtr" };
      expect(judge({ ...args, behavior: { globalTokenRevocation: true, ...endpoint } })).to.deep.equal(nothing);
      expect(judge({ ...args, behavior: { globalTokenRevocation: true, globalTokenRevocationEndpoint: unknown } })).to.deep.equal(nothing);
      expect(judge(on, args).told).to.have.length(1);
      expect(judge(on, { ...args, behavior: endpoint })).to.deep.equal(nothing);
    });
  }

  it("does not know that endpoint for a proxied app", () => {
    expect(judge({ ...proxied, behavior: { globalTokenRevocation: true } })).to.deep.equal(nothing);
  });

  it("demands the certificate of a SAML app that signs its requests or wants its assertions encrypted, when it is created", () => {
    for (const name of ["clientSignature", "encryptAssertion"]) {
      const args = { ...saml, [name]: true };
      const refused = [`spCertificate: is required where ${name} is true`];
      expect(judge(args)).to.deep.equal({ refused, told: [] });
      expect(judge({ ...args, spCertificate: unknown })).to.deep.equal(nothing);
      expect(judge({ ...args, spCertificate: "MII" })).to.deep.equal(nothing);
      expect(judge(args, saml), "the gateway may have it").to.deep.equal(nothing);
      expect(judge({ ...args, __import: uuid })).to.deep.equal(nothing);
    }
  });

  it("demands load balancing for the health check of a new app, whose default is none", () => {
    const args = { ...proxied, healthCheck: { enabled: true } };
    const refused = ["healthCheck.enabled: needs loadBalanced: true"];
    expect(judge(args)).to.deep.equal({ refused, told: [] });
    expect(judge({ ...args, loadBalanced: true })).to.deep.equal(nothing);
    expect(judge({ ...args, loadBalanced: unknown })).to.deep.equal(nothing);
    expect(judge(args, proxied), "it may be set on the gateway").to.deep.equal(nothing);
    expect(judge({ ...args, loadBalanced: false }, proxied)).to.deep.equal({ refused, told: [] });
    expect(judge({ ...args, __import: uuid })).to.deep.equal(nothing);
  });
});
