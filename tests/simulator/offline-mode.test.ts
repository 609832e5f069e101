import { expect } from "chai";
import type { OagClient } from "pulumi-oag/sdk";
import { type Gateway, type GatewayOptions, lenientReading } from "pulumi-oag-simulator";
import { operations } from "../../dist/sdk/generated/contract.js";
import { refusal, rejection } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { connection, directory, type Offline, scopes, startOffline } from "../support/resources/offline.ts";

describe("offline mode of the stand-in gateway", () => {
  let at: Offline;
  let gateway: Gateway;
  let client: OagClient;
  let idpId: string;
  const start = async (reading: GatewayOptions["reading"] = {}) => {
    at = await startOffline(reading);
    ({ gateway, client, idpId } = at);
  };
  beforeEach(() => start({ initialising: 0 }));
  afterEach(() => at.end());

  it("starts the service over a number of looks, and what needs it answers 503 meanwhile", async () => {
    await start({ initialising: 2 });
    expect((await rejection(client.authenticationService.health())).code).to.equal("OAG_NOT_FOUND");
    await at.enable();
    for (const attempt of [
      () => client.directories.list(idpId),
      () => client.directories.create(idpId, directory),
      () => client.directories.testConnection(idpId, connection),
      () => client.identityProviders.failoverMode.get(idpId),
      () => client.identityProviders.failoverMode.assign(idpId, { mode: "AUTOMATIC" }),
      () => client.identityProviders.healthPolicy.replace(idpId, {}),
    ])
      expect(await refusal(attempt())).to.match(/^503 SERVICE_UNAVAILABLE: /);
    const looks: unknown[] = [];
    for (let look = 0; look < 3; look += 1) looks.push(await client.authenticationService.health());
    const lastChecked = "2026-09-01T00:00:00.000Z";
    expect(looks).to.deep.equal([
      { status: "INITIALIZING", lastChecked, details: "The service is starting" },
      { status: "INITIALIZING", lastChecked, details: "The service is starting" },
      { status: "HEALTHY", lastChecked, details: "" },
    ]);
    expect(await client.directories.list(idpId)).to.deep.equal([]);
  });

  it("tells a service that is degraded or fails, and then answers 502 for what needs it", async () => {
    await at.automatic();
    gateway.reading.serviceHealth = "DEGRADED";
    expect(await client.authenticationService.health()).to.include({ status: "DEGRADED", details: "n2.example.com does not respond" });
    expect(await client.directories.list(idpId)).to.have.length(1);
    gateway.reading.serviceHealth = "UNHEALTHY";
    expect(await client.authenticationService.health()).to.include({ status: "UNHEALTHY", details: "The database cannot be reached" });
    expect(await refusal(client.directories.list(idpId))).to.match(/^502 BAD_GATEWAY: /);
    expect(await refusal(client.directories.create(idpId, directory))).to.match(/^502 BAD_GATEWAY: /);
    gateway.reading.serviceHealth = "UNKNOWN";
    expect((await client.authenticationService.health()).status).to.equal("UNKNOWN");
  });

  it("shows no credential, by no call", async () => {
    const id = await at.automatic();
    const texts = JSON.stringify([
      await client.authenticationService.get(),
      await at.enable(),
      await client.directories.list(idpId),
      await client.directories.get(idpId, id),
      await client.directories.replace(idpId, id, directory),
      gateway.summary(),
    ]);
    expect(texts).to.not.include("CANARY");
    expect((await client.authenticationService.get()).database).to.deep.equal({
      type: "mysql",
      host: "db.internal",
      port: 3306,
      name: "oag",
    });
    expect(gateway.store.offline.service?.credentials).to.deep.equal({ username: "CANARY-user", password: "CANARY-pass" });
  });

  it("keeps the order: service, directory, failover, application, and back", async () => {
    const { failoverMode } = client.identityProviders;
    const switchOn = () => failoverMode.assign(idpId, { mode: "AUTOMATIC" });
    expect(await failoverMode.get(idpId)).to.deep.equal({ mode: "DISABLED" });
    expect(await refusal(switchOn())).to.equal("400 BAD_REQUEST: The authentication service is not enabled");
    expect(await refusal(client.directories.create(idpId, directory))).to.equal(
      "400 BAD_REQUEST: The authentication service is not enabled",
    );
    await at.enable();
    expect(await refusal(switchOn())).to.equal("400 BAD_REQUEST: The failover mode needs a directory: the identity provider has none");
    const { id: directoryId = "" } = await client.directories.create(idpId, directory);
    const { id } = await at.app();
    const { offlineMode } = client.applications;
    expect(await offlineMode.get(id)).to.deep.equal({ state: "INACTIVE" });
    expect(await refusal(offlineMode.assign(id, { state: "TEST" }))).to.equal(
      "400 BAD_REQUEST: The failover mode of the identity provider is not AUTOMATIC",
    );
    expect(await switchOn()).to.deep.equal({ mode: "AUTOMATIC" });
    for (const state of ["TEST", "ACTIVE"] as const) {
      await offlineMode.assign(id, { state });
      expect(await offlineMode.get(id)).to.deep.equal({ state });
    }
    expect(await refusal(client.authenticationService.disable())).to.equal(
      "400 BAD_REQUEST: The authentication service is in use: the failover mode of an identity provider is AUTOMATIC",
    );
    expect(await refusal(client.directories.delete(idpId, directoryId))).to.equal(
      "400 BAD_REQUEST: The directory is in use: the failover mode of the identity provider is AUTOMATIC",
    );
    await failoverMode.assign(idpId, { mode: "DISABLED" });
    await client.directories.delete(idpId, directoryId);
    await client.authenticationService.disable();
    expect((await rejection(client.authenticationService.get())).code).to.equal("OAG_NOT_FOUND");
    expect(await refusal(client.authenticationService.disable())).to.equal("400 BAD_REQUEST: The authentication service is not enabled");
  });

  it("refuses a service that could do nothing, member by member", async () => {
    const { database } = at.service();
    for (const [change, expected] of [
      [{ serverNodes: [] }, "serverNodes is required: at least one node"],
      [{ database: { ...database, password: undefined } }, "database.password is required"],
      [{ database: undefined }, "database.type is required"],
      [{ publicDomain: undefined }, "publicDomain is required"],
      [{ certificateId: undefined }, "certificateId is required"],
      [{ certificateId: idpId }, "certificateId: no such certificate"],
      [{ database: { ...database, type: "postgres" } }, "Request validation failed"],
      [{ later: true }, "Request validation failed"],
    ] as const)
      expect(await refusal(client.authenticationService.enable(at.service(change)))).to.include(`400 BAD_REQUEST: ${expected}`);
    expect(gateway.store.offline.service).to.equal(undefined);
  });

  for (const [offlineMode, status] of [
    ["missing", "404 NOT_FOUND"],
    ["forbidden", "403 FORBIDDEN"],
  ] as const)
    it(`is ${offlineMode} where the switch says so, and nothing else is`, async () => {
      await start({ offlineMode });
      const { id } = await at.app();
      for (const attempt of [
        () => client.authenticationService.get(),
        () => client.directories.get(idpId, id),
        () => client.identityProviders.healthPolicy.get(idpId),
      ])
        expect(await refusal(attempt())).to.include(status);
      expect(await client.identityProviders.list()).to.have.length(1);
    });

  it("is in a dump of all that the gateway holds, and forgotten with its owners", async () => {
    await at.automatic();
    const { id } = await at.app();
    await client.applications.offlineMode.assign(id, { state: "TEST" });
    const dump = gateway.store.dump();
    const before = at.faithful;
    await start({ initialising: 0 });
    expect(before.flaws).to.deep.equal([]);
    gateway.store.load(dump);
    const [copied = ""] = gateway.store.idps.keys();
    expect(await client.applications.offlineMode.get(id)).to.deep.equal({ state: "TEST" });
    expect(await client.identityProviders.failoverMode.get(copied)).to.deep.equal({ mode: "AUTOMATIC" });
    expect(gateway.summary()).to.deep.include({ offlineMode: { authenticationService: true, directories: 1 } });
    await client.applications.deactivate(id);
    await client.applications.delete(id);
    await client.identityProviders.delete(copied);
    expect(gateway.store.dump().offline).to.deep.include({ identityProviders: {}, apps: {} });
    await client.authenticationService.disable();
  });

  it("is served in the lenient reading, too, without a wait", async () => {
    await start(lenientReading);
    await at.enable();
    expect((await client.authenticationService.health()).status).to.equal("HEALTHY");
  });
});

describe("the operations of the stand-in gateway", () => {
  it("are those of the contract: each has a handler", async () => {
    const gateway = await startGateway({ scopes });
    for (const [id, { method, path, scope }] of Object.entries(operations)) {
      if (id === "createAccessToken") continue;
      const { status, body } = await gateway.answer(method, path.replace(/\{\w+\}/g, "6f1f2f0a-0000-4000-8000-000000000000"), {});
      // Without a token the scope is judged first, which a path without an operation would not be.
      expect([id, status], JSON.stringify(body)).to.deep.equal([id, scope === null ? 404 : 401]);
    }
    await stopGateways();
  });
});
