import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { checkApp } from "../../../dist/provider/kinds/app/check.js";
import type { Expand } from "../../../dist/sdk/types.js";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { fullApp, type Json, OneResource, seedIdp } from "../../support/resource.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const uuid = "6f1f2f0a-0000-4000-8000-000000000000";
const proxied: Json = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId: uuid,
  certificateId: uuid,
};
const saml: Json = {
  type: "OAG_SAML",
  label: "Wiki",
  idpId: uuid,
  clientId: "urn:sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
};

/** What check says: refusals, and notices that refuse nothing. */
function judge(args: Json, olds: Json = {}, validation: "strict" | "warn" = "strict"): { refused: string[]; told: string[] } {
  const told: string[] = [];
  const refused = checkApp(olds, args, { validation, notice: (message: string) => told.push(message) });
  // What a reviewer would ask about the policies has tests of its own.
  return { refused, told: told.filter((message) => !message.includes("is open without a session")) };
}
const nothing = { refused: [], told: [] };

describe("the contract as the published reference has it", () => {
  afterEach(stopGateways);

  describe("URLs of the behavior", () => {
    const urls = [
      "customLoginUrl",
      "postLogoutUrl",
      "postErrorUrl",
      "noSessionUrl",
      "policyDeniedUrl",
      "sessionIntegrityFailureUrl",
      "maintenanceUrl",
      "inactiveUrl",
    ];
    for (const name of urls) {
      it(`may have a path, which is told and never refused: ${name}`, () => {
        const change = { behavior: { [name]: "https://app.example.com/away?from=oag#top" } };
        for (const validation of ["strict", "warn"] as const) {
          expect(judge({ ...proxied, ...change }, {}, validation)).to.deep.equal({
            refused: [],
            told: [`behavior.${name}: the API's published pattern admits no path, while its own samples have one; sent as it is`],
          });
        }
        expect(judge({ ...proxied, behavior: { [name]: "https://app.example.com:8443/" } })).to.deep.equal(nothing);
        for (const wrong of ["app.example.com/away", "ftp://app.example.com", "https://app example.com/", "https://app.example.com/a b"])
          expect(judge({ ...proxied, behavior: { [name]: wrong } }).refused, wrong).to.have.length(1);
      });
    }

    it("passes a whole update as the reference shows it, and is sent", async () => {
      const gateway = await startGateway({ reading: { behaviorUrlPaths: true } });
      const behavior = {
        singleLogout: false,
        universalLogout: false,
        globalTokenRevocation: false,
        noSession: "IDP_REDIRECT",
        policyDenied: "OAG_DEFAULT_PAGE",
        sessionIntegrityFailure: "CUSTOM_URL",
        sessionIntegrityFailureUrl: "https://app.example.com/broken",
        logout: "OAG_LOGOUT_PATH",
        logoutPath: "/oagLogout",
        postLogoutUrl: "https://app.example.com/bye",
        error: "OAG_ERROR_PATH",
        errorPath: "/oagError",
        errorManaged: false,
        postErrorUrl: "https://app.example.com/oops",
        login: "NO_APP_LOGIN_PATH",
        loginPath: "/login",
        loginManaged: false,
        maintenance: "CUSTOM_URL",
        maintenanceUrl: "https://app.example.com/later",
        inactive: "CUSTOM_URL",
        inactiveUrl: "https://app.example.com/off",
      };
      const app = new OneResource("app", gateway);
      const declared = fullApp(gateway, { behavior });
      expect(await app.up(declared)).to.deep.equal({ op: "create" });
      expect(gateway.store.appByLabel("Payroll").behavior).to.deep.include(behavior);
      await app.refresh();
      expect((await app.diff(declared)).changes).to.equal(false);
    });

    it("are refused by a gateway that keeps to the pattern, in its own words", async () => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      const { reasons = [] } = await app.up(fullApp(gateway, { behavior: { postLogoutUrl: "https://app.example.com/bye" } }));
      expect(reasons.join()).to.include("Request validation failed");
    });
  });

  it("tells that a SAML app's postLoginUrl has a query or a fragment, on which the reference disagrees with itself, and sends it", async () => {
    for (const end of ["?to=1", "#top", "a?b=c#d"]) {
      expect(judge({ ...saml, postLoginUrl: `https://sp.example.com/${end}` })).to.deep.equal({
        refused: [],
        told: ["postLoginUrl: the API's published schemas disagree on whether it may have a query or a fragment; sent as it is"],
      });
    }
    expect(judge({ ...saml, acsUrl: "https://sp.example.com/acs?x=1#y", logoutUrl: "https://sp.example.com/out?x#y" })).to.deep.equal(
      nothing,
    );
    expect(judge({ ...saml, postLoginUrl: "sp.example.com" }).refused).to.deep.equal([
      "postLoginUrl: must be a URL that begins with http:// or https://, with the characters that the API allows",
    ]);
    expect(judge({ ...proxied, postLoginUrl: "https://payroll.example.com/?x=1" }).refused, "one pattern only").to.have.length(1);
    const gateway = await startGateway({ reading: { behaviorUrlPaths: true } });
    const app = new OneResource("app", gateway);
    expect(await app.up({ ...saml, idpId: seedIdp(gateway), postLoginUrl: "https://sp.example.com/?to=1" })).to.deep.equal({
      op: "create",
    });
    expect(gateway.store.appByLabel("Wiki").own.postLoginUrl).to.equal("https://sp.example.com/?to=1");
  });

  describe("what it allows", () => {
    let gateway: Gateway;
    beforeEach(async () => {
      gateway = await startGateway();
    });

    for (const [what, change] of [
      [
        "an idle time-out beyond the maximum while idle sessions do not end",
        { session: { idleSession: false, idleSessionTimeout: 900, maxSessionTimeout: 600 } },
      ],
      [
        "an app in maintenance without back ends, policies and attributes",
        { status: "MAINTENANCE", protectedResources: {}, policies: {}, attributes: {} },
      ],
      [
        "one in maintenance whose back ends are not declared",
        { status: "MAINTENANCE", protectedResources: undefined, policies: undefined },
      ],
      ["two paths that are empty", { behavior: { loginPath: "", logoutPath: "" } }],
    ] as [string, Json][]) {
      it(`passes and arrives: ${what}`, async () => {
        const declared = fullApp(gateway, change);
        expect(judge(JSON.parse(JSON.stringify(declared)))).to.deep.equal(nothing);
        const app = new OneResource("app", gateway);
        expect(await app.up(declared)).to.deep.equal({ op: "create" });
        expect(await app.up(declared)).to.deep.equal({ op: "same" });
      });
    }
  });

  it("still refuses an idle time-out beyond the maximum, and lets pass what an unknown switch may allow", () => {
    const session = { idleSessionTimeout: 900, maxSessionTimeout: 600 };
    for (const more of [{}, { idleSession: true, maxSession: true }])
      expect(judge({ ...proxied, session: { ...session, ...more } }).refused).to.deep.equal([
        "session.idleSessionTimeout: must not be longer than maxSessionTimeout",
      ]);
    for (const name of ["idleSession", "maxSession"])
      expect(judge({ ...proxied, session: { ...session, [name]: unknown } })).to.deep.equal(nothing);
  });

  describe("the URL that belongs to CUSTOM_URL", () => {
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

      it(`is demanded in the preview of a new app: ${selector} needs ${url}`, async () => {
        expect(judge(block({}))).to.deep.equal({ refused: [`behavior.${url}: is required where ${selector} is CUSTOM_URL`], told: [] });
        expect(judge(block({ [url]: "https://x.example.com" }))).to.deep.equal(nothing);
        expect(judge(block({ [url]: unknown })), "unknown").to.deep.equal(nothing);
        expect(judge({ ...proxied, behavior: unknown }), "unknown block").to.deep.equal(nothing);
        expect(judge({ ...proxied, behavior: { [selector]: unknown } }), "unknown selector").to.deep.equal(nothing);
        expect(judge({ ...block({}), __import: uuid }), "an app that is adopted may have it").to.deep.equal(nothing);
      });

      it(`may be on the gateway already when an app is changed: ${url} is asked for in a notice, once, and refused where it is cleared`, () => {
        const told = [
          `behavior.${url}: is needed where ${selector} is CUSTOM_URL; it is not declared, so the gateway must have it already`,
        ];
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

  it("has every part that a read can bring along", () => {
    const all: Expand[] = ["healthCheck", "behavior", "session", "resources", "policies", "attributes", "ebsAgent", "ebsClassic"];
    expect(all).to.have.length(8);
  });
});

describe("debug, which is set when an app is created", () => {
  afterEach(stopGateways);
  const way = "is set when an app is created and cannot be changed by the API";
  const later = [`debug: ${way}; what this app has is not known here, so remove it and set it in the console`];

  it("is refused when it is declared later, whatever its value: what the app has is not known", () => {
    for (const debug of [true, false]) expect(judge({ ...proxied, debug }, proxied)).to.deep.equal({ refused: later, told: [] });
    expect(judge({ ...proxied, debug: true }, { ...proxied, debug: null }).refused, "null is absent").to.deep.equal(later);
  });

  it("is taken at creation, at a replacement and at an adoption, and passes while it is unknown", () => {
    expect(judge({ ...proxied, debug: true })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: true }, { ...proxied, type: "OAG_NOAUTH" })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: true, __import: uuid })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: unknown }, proxied)).to.deep.equal(nothing);
  });

  it("goes its way: declared, refused when changed, released, and refused with the way out when it comes back", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect(await app.up(fullApp(gateway, { debug: true }))).to.deep.equal({ op: "create" });
    expect(gateway.store.appByLabel("Payroll").own.debug).to.equal(true);
    gateway.log.clear();
    expect((await app.up(fullApp(gateway, { debug: false }))).error).to.equal(
      `debug: ${way}; keep true, or remove it here and set it in the console`,
    );
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(app.outputs).to.not.have.property("debug");
    expect((await app.up(fullApp(gateway, { debug: true }))).error).to.equal(later[0]);
    expect(app.outputs, "the state says nothing that is not so").to.not.have.property("debug");
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "same" });
    expect(gateway.log.writes).to.deep.equal([]);
  });
});
