import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { HurriedClock } from "../../support/clock.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/offline-resources.ts";
import { refusal } from "../../support/rejection.ts";
import { configFor, created, fullApp, type Json, newGateways, type OneResource, seedIdp } from "../../support/resource.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);
const service = "/api/v2/settings/authentication-service";

/** A gateway with a service that is ready, and an identity provider. */
async function withService(gateway: Gateway): Promise<string> {
  const idpId = seedIdp(gateway, undefined, "DISABLED");
  expect(await offlineResource("authenticationService", gateway).up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
  gateway.log.clear();
  return idpId;
}

describe("an OagAuthenticationService", () => {
  let gateway: Gateway;
  let resource: OneResource;
  let told: string[];
  beforeEach(async () => {
    const clock = new HurriedClock();
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 3 }, clock: () => clock.now() });
    told = [];
    resource = offlineResource("authenticationService", gateway, newGateways({ clock, notice: (message) => told.push(message) }));
  });
  afterEach(stopGateways);

  it("is enabled, waited for with progress, previews empty, is changed by enabling it again, refreshed and disabled [service-life]", async () => {
    const args = serviceArgs(gateway);
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    expect(resource.id).to.equal(gateway.origin);
    expect(writes(gateway)).to.deep.equal([`POST ${service}`]);
    expect(told[0]).to.match(
      /^authentication service "login\.example\.com": is INITIALIZING \("The service is starting"\); waiting for HEALTHY \(0 s of at most 600 s\)$/,
    );
    expect(resource.outputs.healthStatus).to.equal("HEALTHY");
    gateway.log.clear();
    expect(await resource.up(args)).to.deep.equal({ op: "same" });
    expect(gateway.log.entries).to.deep.equal([]);
    const moved = { ...args, publicDomain: "sso.example.com" };
    expect(await resource.up(moved)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([`POST ${service}`]);
    expect(await resource.up({ ...moved, database: { ...args.database, password: "PASSWORD-CANARY-2" } })).to.deep.equal({ op: "update" });
    await resource.refresh();
    expect(await resource.up({ ...moved, database: { ...args.database, password: "PASSWORD-CANARY-2" } })).to.deep.equal({ op: "same" });
    expect(await resource.destroy()).to.equal(undefined);
    expect(gateway.store.offline.service).to.equal(undefined);
    expect(told.join()).to.not.include("CANARY");
    expect(resource.raw.database.password).to.have.property("4dabf18193072939515e22adb298388d");
  });

  it("that does not become healthy fails after ten minutes with what the gateway says, stays in the state, and is waited for again [service-unhealthy]", async () => {
    gateway.reading.serviceHealth = "UNHEALTHY";
    const { op, error, reasons } = await resource.up(serviceArgs(gateway));
    expect(op).to.equal("create");
    expect(reasons?.[0]).to.match(
      /^start of authentication service "login\.example\.com": the service did not become HEALTHY within 10 minutes; it is UNHEALTHY \(".*"\)\. Look at its nodes and its database; the next `pulumi up` waits again \[OAG_STATE\]; the authentication service exists, and the next `pulumi up` goes on from here$/,
    );
    expect(error).to.include("was not finished");
    gateway.reading.serviceHealth = "HEALTHY";
    expect(await resource.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(await resource.up(serviceArgs(gateway))).to.deep.equal({ op: "same" });
  });

  it("that exists is refused with its import line, and adopted by it without a write [service-exists]", async () => {
    await resource.up(serviceArgs(gateway));
    const other = offlineResource("authenticationService", gateway);
    const { error } = await other.up(serviceArgs(gateway));
    expect(error).to.include(`add { import: "${gateway.origin}" } to this resource's options`);
    gateway.log.clear();
    expect(await other.up({ ...serviceArgs(gateway), __import: gateway.origin })).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await other.up({ ...serviceArgs(gateway), __import: gateway.origin })).to.deep.equal({ op: "same" });
  });

  it("is refused without a node, with a URL for a host name, or with a port that is none, before anything is sent", async () => {
    const args = serviceArgs(gateway);
    expect(
      await resource.check({
        ...args,
        serverNodes: [],
        publicDomain: "https://login.example.com",
        database: { ...args.database, port: 70000 },
      }),
    ).to.deep.equal([
      "serverNodes: needs at least one node of the cluster, by its host name",
      "publicDomain: must be a host name without scheme, port and path, for example login.example.com",
      "database.port: must be a number from 1 to 65535",
    ]);
  });
});

describe("an OagDirectory", () => {
  let gateway: Gateway;
  let resource: OneResource;
  let args: Json;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    args = directoryArgs(await withService(gateway));
    resource = offlineResource("directory", gateway);
  });
  afterEach(stopGateways);

  it("lives its whole life; its credential goes with every replace, is in no text, and shows in no diff [directory-life]", async () => {
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    expect(resource.id).to.match(new RegExp(`^${args.idpId}/[0-9a-f-]{36}$`));
    expect(await resource.up(args)).to.deep.equal({ op: "same" });
    const moved = { ...args, config: { ...args.config, groupSearchDn: "ou=teams" } };
    expect(await resource.up(moved)).to.deep.equal({ op: "update" });
    const stored = () => gateway.store.offline.failoverOf(args.idpId).directories[0];
    expect([stored()?.credential, (stored()?.own.config as Json | undefined)?.groupSearchDn]).to.deep.equal(["BIND-CANARY", "ou=teams"]);
    await resource.refresh();
    expect(await resource.up(moved)).to.deep.equal({ op: "same" });
    expect(JSON.stringify(resource.raw.connection.bindCredential)).to.include("4dabf18193072939515e22adb298388d");
    expect(await resource.destroy()).to.equal(undefined);
    expect(gateway.store.offline.failoverOf(args.idpId).directories).to.deep.equal([]);
  });

  it("is not gone where the gateway lost offline mode: a refresh fails and says so [directory-feature-lost]", async () => {
    await resource.up(args);
    gateway.reading.offlineMode = "missing";
    expect(await refusal(resource.refresh())).to.include(
      "offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it until Okta Support enables it",
    );
    expect(resource.id).to.not.equal("");
  });

  it("of a URL that is none is refused, and one without encryption or with the other vendor's attributes is told", async () => {
    const connection = { ...args.connection, connectionUrl: "https://ldap.internal" };
    expect(await resource.check({ ...args, connection })).to.deep.equal([
      "connection.connectionUrl: must be ldaps:// or ldap://, a host and an optional port, for example ldaps://ldap.example.com:636",
    ]);
    expect(
      await resource.check({
        ...args,
        connection: { ...args.connection, connectionUrl: "ldap://ldap.internal" },
        config: { ...args.config, usernameLDAPAttribute: "sAMAccountName" },
      }),
    ).to.deep.equal([]);
    expect(resource.told).to.deep.equal([
      "connection.connectionUrl: is ldap://, so bindCredential crosses the network in clear; use ldaps:// where the server has it",
      "config.usernameLDAPAttribute: is an attribute of ACTIVE_DIRECTORY, but the type is OPEN_LDAP: look whether users are found by it",
    ]);
  });
});

describe("offline mode of what exists already", () => {
  let gateway: Gateway;
  let idpId: string;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    idpId = await withService(gateway);
  });
  afterEach(stopGateways);

  const okta = (change: Json = {}): Json => ({ type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1", ...change });

  it("an identity provider's failover is refused before there is a directory, with the cure; then it is set, after the health policy [failover-order]", async () => {
    const idp = offlineResource("idp", gateway);
    const failover = { failoverMode: "AUTOMATIC", healthPolicy: { failureThreshold: 5 } };
    expect(await idp.up(okta({ __import: idpId }))).to.deep.equal({ op: "create" });
    const refused = await idp.up(okta({ __import: idpId, ...failover }));
    expect(refused.error).to.include(
      "AUTOMATIC needs the authentication service (OagAuthenticationService; let this identity provider depend on it",
    );
    expect(await offlineResource("directory", gateway).up(directoryArgs(idpId))).to.deep.equal({ op: "create" });
    gateway.log.clear();
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["POST /api/v2/idps/{id}/offline-mode"]);
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "same" });
    gateway.store.offline.setMode(idpId, "DISABLED");
    await idp.refresh();
    expect(idp.outputs.failoverMode).to.equal("DISABLED");
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "update" });
  });

  it("a failover that is refused for another reason is reported with that reason alone", async () => {
    const idp = offlineResource("idp", gateway);
    await idp.up(okta({ __import: idpId, failoverMode: "DISABLED" }));
    await offlineResource("directory", gateway).up(directoryArgs(idpId));
    gateway.faults.add({ match: { operation: "assignIdPOfflineModeFailoverMode" }, times: 9, status: 403 });
    const { error, reasons } = await idp.up(okta({ __import: idpId, failoverMode: "AUTOMATIC" }));
    const told = [error, ...(reasons ?? [])].join();
    expect(told).to.include("the gateway answered 403 FORBIDDEN").and.not.include("AUTOMATIC needs");
  });

  it("a failover that is declared from the start is set by the create, and one that the gateway does not keep is told", async () => {
    const idp = offlineResource("idp", gateway);
    expect(await idp.up(okta({ domain: "new.okta.com", failoverMode: "DISABLED" }))).to.deep.equal({ op: "create" });
    expect(await idp.up(okta({ domain: "new.okta.com", failoverMode: "DISABLED" }))).to.deep.equal({ op: "same" });
    await offlineResource("directory", gateway).up(directoryArgs(String(idp.id)));
    gateway.tamper = (operation, body) => (operation === "assignIdPOfflineModeFailoverMode" ? { mode: "DISABLED" } : body);
    expect((await idp.up(okta({ domain: "new.okta.com", failoverMode: "AUTOMATIC" }))).error).to.include(
      "the gateway took the failover mode but did not keep it; look at it in the console [OAG_LOST]",
    );
    gateway.tamper = undefined;
    const both = okta({ domain: "new.okta.com", failoverMode: "DISABLED", name: "Other", apiToken: "bad-token" });
    expect((await idp.up(both)).error).to.include("its credential is not accepted");
    expect([idp.outputs.name, idp.outputs.apiToken]).to.deep.equal(["Other", undefined]);
  });

  it("a service is kept while the failover is automatic: its deletion says the way out [service-kept]", async () => {
    const directory = offlineResource("directory", gateway);
    await directory.up(directoryArgs(idpId));
    const idp = offlineResource("idp", gateway);
    await idp.up(okta({ __import: idpId }));
    await idp.up(okta({ __import: idpId, failoverMode: "AUTOMATIC" }));
    const resource = offlineResource("authenticationService", gateway);
    await resource.up({ ...serviceArgs(gateway), __import: gateway.origin });
    resource.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    expect(await refusal(resource.destroy())).to.include("declare DISABLED there and run `pulumi up` first");
  });

  it("an app's is a block of its own, which a gateway without the feature refuses in words, and nothing else suffers [app-offline]", async () => {
    const app = offlineResource("app", gateway);
    await created(app, gateway);
    await offlineResource("directory", gateway).up(directoryArgs(fullApp(gateway).idpId));
    gateway.store.offline.setMode(fullApp(gateway).idpId, "AUTOMATIC");
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { offlineMode: { state: "TEST" } }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["POST /api/v2/apps/{id}/offline-mode"]);
    expect(await app.up(fullApp(gateway, { offlineMode: { state: "TEST" } }))).to.deep.equal({ op: "same" });
    gateway.reading.offlineMode = "missing";
    const refused = await app.up(fullApp(gateway, { offlineMode: { state: "ACTIVE" } }));
    expect(refused.error).to.include("offline mode is Limited Early Access");
    await app.refresh().catch(() => {});
    expect(app.id).to.not.equal("");
    expect(await offlineResource("app", gateway).up({ ...fullApp(gateway), __import: app.id })).to.deep.equal({ op: "create" });
  });

  it("an app is saved again, and once only, when a value of its triggers changes; they are never sent [app-triggers]", async () => {
    const app = offlineResource("app", gateway);
    await created(app, gateway, { triggers: { certificate: "2026-01-01" } });
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-06-01" } }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["PUT /api/v2/apps/{id}"]);
    expect(JSON.stringify(gateway.log.entries)).to.not.include("2026-06-01");
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-07-01" }, description: "new" }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["PUT /api/v2/apps/{id}"]);
    await app.refresh();
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-07-01" }, description: "new" }))).to.deep.equal({ op: "same" });
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { description: "new" }))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await app.check(fullApp(gateway, { triggers: { certificate: 5 } }))).to.deep.equal([
      "triggers.certificate: must be a text, not a number",
    ]);
    expect(await app.check(fullApp(gateway, { triggers: "2026" }))).to.deep.equal([
      'triggers: must be an object of texts, for example { certificate: "2027-01-01" }, not a text',
    ]);
  });
});
