import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { expandable } from "../../../dist/sdk/generated/contract.js";
import type { Expand } from "../../../dist/sdk/types.js";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { checkedApp, nothing, proxied, saml } from "../../support/resources/checked-app.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the contract as the published reference has it > URLs of the behavior", () => {
  afterEach(stopGateways);
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
        expect(checkedApp({ ...proxied, ...change }, {}, validation)).to.deep.equal({
          refused: [],
          told: [`behavior.${name}: the API's published pattern admits no path, while its own samples have one; sent as it is`],
        });
      }
      expect(checkedApp({ ...proxied, behavior: { [name]: "https://app.example.com:8443/" } })).to.deep.equal(nothing);
      for (const wrong of ["app.example.com/away", "ftp://app.example.com", "https://app example.com/", "https://app.example.com/a b"])
        expect(checkedApp({ ...proxied, behavior: { [name]: wrong } }).refused, wrong).to.have.length(1);
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

describe("the contract as the published reference has it", () => {
  afterEach(stopGateways);

  it("tells that a SAML app's postLoginUrl has a query or a fragment, on which the reference disagrees with itself, and sends it", async () => {
    for (const end of ["?to=1", "#top", "a?b=c#d"]) {
      expect(checkedApp({ ...saml, postLoginUrl: `https://sp.example.com/${end}` })).to.deep.equal({
        refused: [],
        told: ["postLoginUrl: the API's published schemas disagree on whether it may have a query or a fragment; sent as it is"],
      });
    }
    expect(checkedApp({ ...saml, acsUrl: "https://sp.example.com/acs?x=1#y", logoutUrl: "https://sp.example.com/out?x#y" })).to.deep.equal(
      nothing,
    );
    expect(checkedApp({ ...saml, postLoginUrl: "sp.example.com" }).refused).to.deep.equal([
      "postLoginUrl: must be a URL that begins with http:// or https://, with the characters that the API allows",
    ]);
    expect(checkedApp({ ...proxied, postLoginUrl: "https://payroll.example.com/?x=1" }).refused, "one pattern only").to.have.length(1);
    const gateway = await startGateway({ reading: { behaviorUrlPaths: true } });
    const app = new OneResource("app", gateway);
    expect(await app.up({ ...saml, idpId: seedIdp(gateway), postLoginUrl: "https://sp.example.com/?to=1" })).to.deep.equal({
      op: "create",
    });
    expect(gateway.store.appByLabel("Wiki").own.postLoginUrl).to.equal("https://sp.example.com/?to=1");
  });

  it("still refuses an idle time-out beyond the maximum, and lets pass what an unknown switch may allow", () => {
    const session = { idleSessionTimeout: 900, maxSessionTimeout: 600 };
    for (const more of [{}, { idleSession: true, maxSession: true }])
      expect(checkedApp({ ...proxied, session: { ...session, ...more } }).refused).to.deep.equal([
        "session.idleSessionTimeout: must not be longer than maxSessionTimeout",
      ]);
    for (const name of ["idleSession", "maxSession"])
      expect(checkedApp({ ...proxied, session: { ...session, [name]: unknown } })).to.deep.equal(nothing);
  });

  it("has every part that a read can bring along", () => {
    const all: Expand[] = ["healthCheck", "behavior", "session", "resources", "policies", "attributes", "ebsAgent", "ebsClassic"];
    expect([...expandable].sort()).to.deep.equal(all.sort());
  });
});

describe("the contract as the published reference has it > what it allows", () => {
  let gateway: Gateway;
  afterEach(stopGateways);
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
    ["one in maintenance whose back ends are not declared", { status: "MAINTENANCE", protectedResources: undefined, policies: undefined }],
    ["two paths that are empty", { behavior: { loginPath: "", logoutPath: "" } }],
  ] as [string, Json][]) {
    it(`passes and arrives: ${what} [contract-allows]`, async () => {
      const declared = fullApp(gateway, change);
      expect(checkedApp(JSON.parse(JSON.stringify(declared)))).to.deep.equal(nothing);
      const app = new OneResource("app", gateway);
      expect(await app.up(declared)).to.deep.equal({ op: "create" });
      expect(await app.up(declared)).to.deep.equal({ op: "same" });
    });
  }
});
