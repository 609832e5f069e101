import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { plain } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { newLookUp } from "../../support/resources/look-up.ts";
import { offlineResource, offlineScopes, seedService } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

const parts = ["attributes", "policies", "protectedResources", "behavior", "session", "healthCheck"];

/** Outputs as a program has them: without the package's own notes. */
const shown = (outputs: Json): Json => Object.fromEntries(Object.entries(plain(outputs)).filter(([name]) => !name.startsWith("__")));

/** An app with every part, by the keys that a look-up chooses. */
const wholeApp = (gateway: Gateway): Json =>
  fullApp(gateway, {
    description: "Pay",
    loadBalanced: true,
    protectedResources: { "https://b1.internal:8443": {}, "https://b2.internal": { assignedWeight: 2 } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, "X-TRUST": { source: "SECRET", value: "SECRET-CANARY" } },
    offlineMode: { state: "ACTIVE" },
  });

describe("a look-up that stands where a resource could", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    seedService(gateway);
  });
  afterEach(stopGateways);

  const scoped = () => ({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
  const find = async (kind: string, query: Json, handler = newLookUp(gateway, scoped())): Promise<Json> =>
    (await handler.read("l", { kind, query })).props.result as Json;
  const findApp = (handler?: ReturnType<typeof newLookUp>) => find("app", { label: "Payroll" }, handler);
  const calls = () => gateway.log.calls.map(withoutIds);

  it("is what `.get()` of the same app reads, with its id [look-up-as-outputs]", async () => {
    const app = offlineResource("app", gateway);
    expect(await app.up(wholeApp(gateway))).to.deep.equal({ op: "create" });
    const { props } = await app.handler.read(app.id as string, {});
    expect(props).to.include.keys(...parts, "offlineMode");
    expect(await findApp()).to.deep.equal({ id: app.id, ...props });
  });

  it("equals the outputs of an app that declares all it has, but for the value of a SECRET attribute", async () => {
    const first = offlineResource("app", gateway);
    expect(await first.up(wholeApp(gateway))).to.deep.equal({ op: "create" });
    const { name: _, gateway: __, ...all } = (await first.handler.read(first.id as string, {})).props;
    await first.destroy();
    const app = offlineResource("app", gateway);
    expect(await app.up({ ...all, attributes: wholeApp(gateway).attributes })).to.deep.equal({ op: "create" });
    const outputs = shown(app.outputs);
    expect(outputs).to.include.keys(...parts, "offlineMode", "status", "name", "gateway");
    expect(outputs.attributes["X-TRUST"]).to.deep.equal({ source: "SECRET", value: "SECRET-CANARY" });
    delete outputs.attributes["X-TRUST"].value;
    expect(await findApp()).to.deep.equal({ id: app.id, ...outputs });
  });

  it("equals the outputs of an identity provider that declares all it has, but for its credential [look-up-idp-as-outputs]", async () => {
    const idp = offlineResource("idp", gateway);
    const args = { type: "IDP_OKTA", domain: "b.okta.com", name: "B", description: "Beta", apiToken: "token-1", failoverMode: "DISABLED" };
    const healthPolicy = {
      ...{ healthCheckInterval: 60, timeout: 10, maxRetries: 3 },
      ...{ failureThreshold: 4, successThreshold: 2, recoveryCooldownInterval: 300 },
    };
    expect(await idp.up({ ...args, healthPolicy })).to.deep.equal({ op: "create" });
    const { apiToken, ...outputs } = shown(idp.outputs);
    expect(apiToken).to.equal("token-1");
    expect(outputs).to.include.keys("tenant", "validationStatus", "gateway");
    expect(await find("identityProvider", { domain: "b.okta.com" })).to.deep.equal({ id: idp.id, ...outputs });
  });

  it("reads an app by one list and one look at it with its parts, and offline mode besides [look-up-requests]", async () => {
    await created(new OneResource("app", gateway), gateway);
    await findApp();
    expect(calls()).to.deep.equal([
      "GET /api/v2/apps",
      "GET /api/v2/apps/{id}",
      "GET /api/v2/apps/{id}/offline-mode",
      "GET /api/v2/apps/{id}/offline-mode/group-policy",
    ]);
  });

  it("reads an identity provider by one list, one look at it, and its two settings of offline mode", async () => {
    seedIdp(gateway);
    await find("identityProvider", { domain: "acme.okta.com" });
    expect(calls()).to.deep.equal([
      "GET /api/v2/idps",
      "GET /api/v2/idps/{id}",
      "GET /api/v2/idps/{id}/offline-mode/health-policy",
      "GET /api/v2/idps/{id}/offline-mode",
    ]);
  });

  for (const offlineMode of ["missing", "forbidden"] as const)
    it(`leaves offline mode out where it is ${offlineMode}, and asks once a kind for it [look-up-without-offline-mode]`, async () => {
      gateway.reading.offlineMode = offlineMode;
      const first = new OneResource("app", gateway);
      const args = await created(first, gateway);
      const wikis = { label: "Wiki", publicDomain: "wiki.example.com", postLoginUrl: "https://wiki.example.com/" };
      expect(await new OneResource("app", gateway).up({ ...args, ...wikis })).to.deep.equal({ op: "create" });
      gateway.log.clear();
      const handler = newLookUp(gateway, scoped());
      const payroll = await findApp(handler);
      const wiki = await find("app", { label: "Wiki" }, handler);
      const idp = await find("identityProvider", { domain: "acme.okta.com" }, handler);
      for (const app of [payroll, wiki])
        expect(app)
          .to.include.keys(...parts)
          .and.to.not.have.property("offlineMode");
      expect(idp).to.include({ domain: "acme.okta.com", gateway: gateway.origin });
      expect(idp).to.not.have.any.keys("healthPolicy", "failoverMode");
      // A 404 might be that of an object which is gone: it is looked at once more, once a kind.
      const confirmed = (path: string) => (offlineMode === "missing" ? [`GET ${path}`] : []);
      expect(calls()).to.deep.equal([
        ...["GET /api/v2/apps", "GET /api/v2/apps/{id}", "GET /api/v2/apps/{id}/offline-mode"],
        ...confirmed("/api/v2/apps/{id}"),
        // The second app that is read within seconds shares one list with all parts.
        ...["GET /api/v2/apps", "GET /api/v2/apps"],
        ...["GET /api/v2/idps", "GET /api/v2/idps/{id}", "GET /api/v2/idps/{id}/offline-mode/health-policy"],
        ...confirmed("/api/v2/idps/{id}"),
      ]);
    });

  it("has what the gateway makes for a SAML and an OIDC app, and asks for no client secret even where it may [look-up-client-secret]", async () => {
    const scopes = [...offlineScopes, "okta.oag.app.secrets.read"];
    const open = await startGateway({ scopes, reading: { initialising: 0 } });
    const config = { ...configFor(open), "oag:scopes": scopes.join(" ") };
    const idpId = seedIdp(open);
    const sp = { clientId: "urn:sp", acsUrl: "https://sp.example.com/acs", postLoginUrl: "https://sp.example.com/" };
    const saml = { type: "OAG_SAML", label: "SP", idpId, ...sp, logoutUrl: "https://sp.example.com/out", attributes: {} };
    expect(await new OneResource("app", open, config).up(saml)).to.deep.equal({ op: "create" });
    const oidc = new OneResource("app", open, config);
    const settings = { applicationType: "web", redirectUris: ["https://p.example.com/cb"] };
    expect(await oidc.up({ type: "OAG_OIDC", label: "Portal", idpId, oidc: settings })).to.deep.equal({ op: "create" });
    expect(oidc.outputs.clientSecret).to.be.a("string");
    open.log.clear();
    const handler = newLookUp(open, config);
    const foundSaml = await find("app", { label: "SP" }, handler);
    const found = await find("app", { label: "Portal" }, handler);
    expect(foundSaml).to.include(sp).and.to.include.keys("idpMetadata", "attributes", "behavior");
    expect(found).to.include({ clientId: oidc.outputs.clientId, status: oidc.outputs.status }).and.to.not.have.property("clientSecret");
    expect(found.oidc).to.deep.include(settings);
    expect(JSON.stringify([foundSaml, found])).to.not.include(oidc.outputs.clientSecret);
    expect(open.log.calls.map(withoutIds)).to.deep.equal([
      "GET /api/v2/apps",
      "GET /api/v2/apps/{id}",
      "GET /api/v2/apps",
      "GET /api/v2/apps",
    ]);
  });

  it("is the app of that label, also where many reads share what was read before it got it [look-up-relabelled]", async () => {
    const args = await created(new OneResource("app", gateway), gateway);
    const wiki = { ...args, label: "Wiki", publicDomain: "wiki.example.com", postLoginUrl: "https://wiki.example.com/" };
    const resource = new OneResource("app", gateway);
    await resource.up(wiki);
    const handler = newLookUp(gateway, scoped());
    await findApp(handler);
    await find("app", { label: "Wiki" }, handler);
    Object.assign(gateway.store.apps.get(resource.id as string)?.own as object, { label: "Guide", description: "of all apps" });
    const expected = { id: resource.id, label: "Guide", description: "of all apps" };
    expect(await find("app", { label: "Guide" }, handler)).to.include(expected);
  });

  for (const [given, fault] of [
    [undefined, "is missing"],
    [null, "is missing"],
    [" ", "is empty"],
    [5, "is no text"],
    [["Payroll"], "is no text"],
  ] as const)
    it(`is refused before anything is sent where the name that it is to have ${fault}: ${JSON.stringify(given)} [look-up-no-name]`, async () => {
      for (const [kind, member, noun] of [
        ["app", "label", "app"],
        ["identityProvider", "domain", "identity provider"],
        ["certificate", "commonName", "certificate"],
      ] as const)
        expect((await rejection(find(kind, { [member]: given, mostRecent: true }))).message).to.equal(
          `look-up "${kind}": read failed: ${member}, by which the ${noun} is looked up, ${fault}; write it out, or look where it comes from [OAG_ARGUMENT_${fault.endsWith("no text") ? "TYPE" : "MISSING"}]`,
        );
      expect(gateway.log.calls).to.deep.equal([]);
    });

  it("is refused where a part cannot be read, with the scope that it needs", async () => {
    await created(new OneResource("app", gateway), gateway);
    gateway.reading.expand = "ignored";
    gateway.faults.add({ match: { operation: "listPolicies" }, status: 403, times: 9 });
    expect((await rejection(findApp())).message).to.equal(
      'look-up "app": read failed: the gateway answered 403 FORBIDDEN: Insufficient permission (needs the scope okta.oag.app.read: have it among the configured scopes, and choose it when the API is enabled) [OAG_FORBIDDEN]',
    );
  });

  it("is refused by its label where the app is gone between the list and the look at it", async () => {
    await created(new OneResource("app", gateway), gateway);
    meanwhile(gateway, "getApplication", () => gateway.store.apps.clear());
    expect((await rejection(findApp())).message).to.equal(
      `look-up "app": read failed: there is no app with label "Payroll" on ${gateway.origin} (compared exactly, upper and lower case included) [OAG_NOT_FOUND]`,
    );
    expect(calls()).to.deep.equal(["GET /api/v2/apps", "GET /api/v2/apps/{id}", "GET /api/v2/apps"]);
  });

  it("takes one that is removed before its offline mode is asked for neither as there nor for a gateway without offline mode [look-up-removed]", async () => {
    const [gone, other] = [seedIdp(gateway), seedIdp(gateway, "b.okta.com")];
    meanwhile(gateway, "getOfflineModeHealthPolicy", () => gateway.store.idps.delete(gone));
    const handler = newLookUp(gateway, scoped());
    expect((await rejection(find("identityProvider", { domain: "acme.okta.com" }, handler))).message).to.match(
      /^look-up "identityProvider": read failed: there is no identity provider with domain "acme\.okta\.com" on /,
    );
    const result = await find("identityProvider", { domain: "b.okta.com" }, handler);
    expect(result).to.include({ id: other, failoverMode: "AUTOMATIC" }).and.to.include.keys("healthPolicy");
  });

  it("is refused before anything is sent where what it goes by turns out to be nothing", async () => {
    for (const [kind, query, fault] of [
      ["certificate", {}, "commonName, by which the certificate is looked up, is missing"],
      ["certificate", { commonName: null }, "commonName, by which the certificate is looked up, is missing"],
      ["app", { label: 5 }, "label, by which the app is looked up, is no text"],
      ["identityProvider", { domain: null }, "domain, by which the identity provider is looked up, is missing"],
    ] as const)
      expect((await rejection(find(kind, query))).message).to.equal(
        `look-up "${kind}": read failed: ${fault}; write it out, or look where it comes from [OAG_ARGUMENT_${fault.endsWith("no text") ? "TYPE" : "MISSING"}]`,
      );
    expect(calls()).to.deep.equal([]);
  });
});
