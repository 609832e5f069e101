import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { uuid } from "../../support/resources/arguments.ts";
import { checkedApp, nothing, proxied, saml } from "../../support/resources/checked-app.ts";

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
      expect(checkedApp(block({}))).to.deep.equal({ refused: [`behavior.${url}: is required where ${selector} is CUSTOM_URL`], told: [] });
      expect(checkedApp(block({ [url]: "https://x.example.com" }))).to.deep.equal(nothing);
      expect(checkedApp(block({ [url]: unknown })), "unknown").to.deep.equal(nothing);
      expect(checkedApp({ ...proxied, behavior: unknown }), "unknown block").to.deep.equal(nothing);
      expect(checkedApp({ ...proxied, behavior: { [selector]: unknown } }), "unknown selector").to.deep.equal(nothing);
      expect(checkedApp({ ...block({}), __import: uuid }), "an app that is adopted may have it").to.deep.equal(nothing);
    });

    it(`may be on the gateway already when an app is changed: ${url} is asked for in a notice, once, and refused where it is cleared`, () => {
      const told = [`behavior.${url}: is needed where ${selector} is CUSTOM_URL; it is not declared, so the gateway must have it already`];
      expect(checkedApp(block({}), proxied)).to.deep.equal({ refused: [], told });
      expect(checkedApp(block({}), block({})), "nothing changes").to.deep.equal(nothing);
      expect(checkedApp(block({}), { ...proxied, behavior: { [url]: "https://x.example.com" } }), "released, so still there").to.deep.equal(
        nothing,
      );
      expect(checkedApp(block({ [url]: "" }), proxied).refused).to.include(`behavior.${url}: is required where ${selector} is CUSTOM_URL`);
    });
  }

  it("is for login customLoginUrl or loginPath, of which a new app has the latter", () => {
    const login = (change: Json): Json => ({ ...proxied, behavior: { login: "CUSTOM_URL", ...change } });
    for (const name of ["customLoginUrl", "loginPath"])
      expect(checkedApp(login({ [name]: "https://x.example.com" }))).to.deep.equal(nothing);
    expect(checkedApp(login({}))).to.deep.equal({
      refused: [],
      told: [
        "behavior.customLoginUrl (or loginPath): is needed where login is CUSTOM_URL; it is not declared, so the gateway must have it already",
      ],
    });
    expect(checkedApp(login({ loginPath: "" })).refused).to.deep.equal([
      "behavior.customLoginUrl (or loginPath): is required where login is CUSTOM_URL",
    ]);
    // What the app had does not count where this very change clears it; what is merely released does.
    const told = [
      "behavior.customLoginUrl (or loginPath): is needed where login is CUSTOM_URL; it is not declared, so the gateway must have it already",
    ];
    const had = { ...proxied, behavior: { loginPath: "/in" } };
    expect(checkedApp(login({ loginPath: "" }), had)).to.deep.equal({ refused: [], told });
    expect(checkedApp(login({}), had)).to.deep.equal(nothing);
  });

  it("is demanded of an app that another type replaces", () => {
    const olds = { ...proxied, type: "OAG_NOAUTH" };
    expect(checkedApp({ ...proxied, behavior: { logout: "CUSTOM_URL" } }, olds).refused).to.have.length(1);
  });

  for (const [type, args] of [
    ["OAG_SAML", saml],
    ["OAG_OIDC", { type: "OAG_OIDC", label: "Portal", idpId: uuid, oidc: { applicationType: "web" } }],
  ] as [string, Json][]) {
    it(`demands the endpoint that belongs to global token revocation, for an app of type ${type}`, () => {
      const on = { ...args, behavior: { globalTokenRevocation: true } };
      const refused = ["behavior.globalTokenRevocationEndpoint: is required where globalTokenRevocation is true"];
      expect(checkedApp(on)).to.deep.equal({ refused, told: [] });
      expect(checkedApp({ ...args, behavior: { globalTokenRevocation: false } })).to.deep.equal(nothing);
      const endpoint = { globalTokenRevocationEndpoint: "https://app.example.com/oag-session/gtr" };
      expect(checkedApp({ ...args, behavior: { globalTokenRevocation: true, ...endpoint } })).to.deep.equal(nothing);
      expect(checkedApp({ ...args, behavior: { globalTokenRevocation: true, globalTokenRevocationEndpoint: unknown } })).to.deep.equal(
        nothing,
      );
      expect(checkedApp(on, args).told).to.have.length(1);
      expect(checkedApp(on, { ...args, behavior: endpoint })).to.deep.equal(nothing);
    });
  }

  it("does not know that endpoint for a proxied app", () => {
    expect(checkedApp({ ...proxied, behavior: { globalTokenRevocation: true } })).to.deep.equal(nothing);
  });

  it("demands the certificate of a SAML app that signs its requests or wants its assertions encrypted, when it is created", () => {
    for (const name of ["clientSignature", "encryptAssertion"]) {
      const args = { ...saml, [name]: true };
      const refused = [`spCertificate: is required where ${name} is true`];
      expect(checkedApp(args)).to.deep.equal({ refused, told: [] });
      expect(checkedApp({ ...args, spCertificate: unknown })).to.deep.equal(nothing);
      expect(checkedApp({ ...args, spCertificate: "MII" })).to.deep.equal(nothing);
      expect(checkedApp(args, saml), "the gateway may have it").to.deep.equal(nothing);
      expect(checkedApp({ ...args, __import: uuid })).to.deep.equal(nothing);
    }
  });

  it("demands load balancing for the health check of a new app, whose default is none", () => {
    const args = { ...proxied, healthCheck: { enabled: true } };
    const refused = ["healthCheck.enabled: needs loadBalanced: true"];
    expect(checkedApp(args)).to.deep.equal({ refused, told: [] });
    expect(checkedApp({ ...args, loadBalanced: true })).to.deep.equal(nothing);
    expect(checkedApp({ ...args, loadBalanced: unknown })).to.deep.equal(nothing);
    expect(checkedApp(args, proxied), "it may be set on the gateway").to.deep.equal(nothing);
    expect(checkedApp({ ...args, loadBalanced: false }, proxied)).to.deep.equal({ refused, told: [] });
    expect(checkedApp({ ...args, __import: uuid })).to.deep.equal(nothing);
  });
});
