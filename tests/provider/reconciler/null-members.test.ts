import { expect } from "chai";
import type { Gateway, Item } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("members that reads show as null", () => {
  afterEach(stopGateways);

  const strict = { rule: "PROTECTED_REGEX", regexRule: "Groups=a", customDirective: "set $x 1;", description: "d" };
  const policyOf = (gateway: Gateway): Item => gateway.store.appByLabel("Payroll").policies[0] as Item;

  it("are written back by no PUT: of the app, of a block, of an item, of an identity provider, however deep they are [null-members]", async () => {
    const gateway = await startGateway({ reading: { normalises: ["showNulls"] } });
    const app = new OneResource("app", gateway);
    const idp = new OneResource("idp", gateway);
    const oidc = new OneResource("app", gateway);
    const auth0 = { type: "IDP_AUTH0", domain: "a.auth0.com", tenant: "acme", clientId: "c", clientSecret: "client-secret-1" };
    const [before, after] = [
      fullApp(gateway, { healthCheck: { interval: 20 } }),
      fullApp(gateway, {
        groups: ["g9"],
        behavior: { singleLogout: false },
        session: { idleSessionTimeout: 900 },
        healthCheck: { interval: 30 },
        policies: { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH", active: false } },
        attributes: { REMOTE_USER: { source: "IDP", value: "email" }, trust: { name: "X-TRUST", source: "SECRET", value: "s2" } },
        protectedResources: { main: { hostname: "https://b1.internal:8443" }, "https://b2.internal": { assignedWeight: 3 } },
      }),
    ];
    const portal = (groups: string[]) => ({
      type: "OAG_OIDC",
      label: "Portal",
      idpId: before.idpId,
      groups,
      oidc: { applicationType: "web", redirectUris: ["https://p.example.com/cb"] },
    });
    expect((await app.up(before)).error).to.equal(undefined);
    expect((await oidc.up(portal(["a"]))).error).to.equal(undefined);
    expect((await idp.up({ ...auth0, name: "one" })).error).to.equal(undefined);
    // What no schema knows may be null, too, and so may what lies inside another member.
    gateway.tamper = (_operation, body) => nested(body);
    gateway.log.clear();
    expect(await app.up(after)).to.deep.equal({ op: "update" });
    expect(await oidc.up(portal(["b"]))).to.deep.equal({ op: "update" });
    expect(await idp.up({ ...auth0, name: "two" })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.filter((call) => call.startsWith("PUT ")).length).to.equal(10);
    await app.refresh();
    expect((await app.diff(after)).changes).to.equal(false);
  });

  /** The same with a null inside `oidc`. */
  function nested(body: unknown): unknown {
    const { oidc, ...rest } = (Array.isArray(body) ? {} : body) as Json;
    return oidc === undefined ? body : { ...rest, oidc: { ...oidc, tokenEndpointAuthMethod: null } };
  }

  for (const putResets of [true, false])
    it(`are cleared where a policy no longer declares them, on a gateway whose PUT ${putResets ? "resets" : "keeps"} what is left out [null-members-cleared]`, async () => {
      const gateway = await startGateway({ reading: { putResets } });
      const app = new OneResource("app", gateway);
      expect((await app.up(fullApp(gateway, { policies: { "/": strict } }))).error).to.equal(undefined);
      expect(policyOf(gateway)).to.include({ regexRule: "Groups=a", customDirective: "set $x 1;", description: "d" });
      const plain = fullApp(gateway, { policies: { "/": { rule: "PROTECTED" } } });
      gateway.log.clear();
      expect(await app.up(plain)).to.deep.equal({ op: "update" });
      expect(gateway.log.writes.length).to.equal(1);
      expect(policyOf(gateway)).to.include({ rule: "PROTECTED", regexRule: null, customDirective: null, description: "" });
      await app.refresh();
      expect((await app.diff(plain)).changes).to.equal(false);
    });

  it("are left out where a gateway refuses an empty text, which clears them when its PUT resets what is left out", async () => {
    const gateway = await startGateway({ reading: { refuseEmptyTexts: true } });
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { policies: { "/": strict } }));
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { policies: { "/": { rule: "PROTECTED" } } }))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.length).to.equal(2);
    expect(policyOf(gateway)).to.include({ rule: "PROTECTED", regexRule: null, customDirective: null });
  });

  it("that a gateway lets nobody clear are named, with what to do instead", async () => {
    const gateway = await startGateway({ reading: { refuseEmptyTexts: true, putResets: false } });
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { policies: { "/": strict } }));
    const { error } = await app.up(fullApp(gateway, { policies: { "/": { rule: "PROTECTED" } } }));
    expect(error).to.include(
      'the gateway took the change of policy "/" but does not let description, regexRule, customDirective be cleared; declare it, or remove the object and declare it anew under another name [OAG_LOST]',
    );
    expect(error).not.to.include("Groups=a");
  });

  it("are tried both ways beside members that this version does not know, and only what was refused is left out", async () => {
    const gateway = await startGateway({ reading: { refuseEmptyTexts: true } });
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { policies: { "/": strict } }));
    gateway.tamper = (operation, body) => (operation === "listPolicies" ? (body as Json[]).map((item) => ({ ...item, newer: 1 })) : body);
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { policies: { "/": { rule: "PROTECTED" } } }))).to.deep.equal({ op: "update" });
    expect(gateway.log.entries.filter(({ method }) => method === "PUT").map(({ status }) => status)).to.deep.equal([400, 400, 400, 200]);
    expect(policyOf(gateway)).to.include({ rule: "PROTECTED", regexRule: null });
  });
});
