import { expect } from "chai";
import { createTransport, OagClient, resolveSettings } from "pulumi-oag/sdk";
import { badCredentialPrefix, type Gateway, type GatewayOptions, lenientReading, type StoredDirectory } from "pulumi-oag-simulator";
import { operations } from "../../dist/sdk/generated/contract.js";
import { Faithful } from "../support/fidelity.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { rejection } from "../support/rejection.ts";
import { type Json, seedIdp } from "../support/resource.ts";

const scopes = [
  ...["okta.oag.app.manage", "okta.oag.app.read", "okta.oag.app.secrets.read", "okta.oag.cert.read"],
  ...["okta.oag.idp.manage", "okta.oag.idp.read", "okta.oag.authenticationService.manage", "okta.oag.authenticationService.read"],
];

const config = { userSearchDn: "ou=users,dc=example", groupSearchDn: "ou=groups,dc=example" };
const connection = { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=oag", bindCredential: "CANARY-bind" };
const directory = { type: "OPEN_LDAP", connection, config } as const;
const policy = (...methods: ("password" | "smart_card")[][]) => ({
  name: `policy ${methods.join(" then ")}`,
  rules: [
    {
      name: "r",
      conditions: { groups: { include: [{ name: "staff" }] } },
      actions: { access: "allow" as const, chains: [{ authenticationMethods: methods.map((step) => step.map((key) => ({ key }))) }] },
    },
  ],
});
const authenticator = {
  key: "smart_card" as const,
  name: "Smart card",
  configuration: {
    certificates: ["MIIB"],
    userMatching: { identitySource: "SUBJECTDN_CN", matchType: "CUSTOM", matchAttribute: "" },
  },
};

describe("offline mode of the stand-in gateway", () => {
  let gateway: Gateway;
  let client: OagClient;
  let faithful: Faithful;
  let idpId: string;

  async function start(reading: GatewayOptions["reading"] = {}): Promise<void> {
    gateway = await startGateway({ scopes, reading, clock: () => Date.UTC(2026, 8, 1) });
    const options = { ...gateway.configuration, scopes, maxRetries: 0 };
    faithful = new Faithful(createTransport(resolveSettings(options)));
    client = new OagClient(options, {
      transport: faithful,
      clock: { now: () => Date.UTC(2026, 8, 1), sleep: async () => {}, random: () => 0 },
    });
    idpId = seedIdp(gateway);
  }
  beforeEach(() => start({ initialising: 0 }));
  afterEach(() => {
    expect(faithful.flaws, "what differs from the contract").to.deep.equal([]);
    return stopGateways();
  });

  const certificateId = () => [...gateway.store.certificates.keys()][0] as string;
  const service = (change: Json = {}) => ({
    serverNodes: ["n1.example.com", "n2.example.com"],
    database: { type: "mysql" as const, host: "db.internal", name: "oag", username: "CANARY-user", password: "CANARY-pass" },
    publicDomain: "offline.example.com",
    certificateId: certificateId(),
    ...change,
  });
  const enable = () => client.authenticationService.enable(service());
  const refused = async (attempt: Promise<unknown>) => (await rejection(attempt)).message;

  async function automatic(): Promise<string> {
    await enable();
    const { id = "" } = await client.directories.create(idpId, directory);
    await client.identityProviders.failoverMode.assign(idpId, { mode: "AUTOMATIC" });
    return id;
  }

  const app = (change: Json = {}) =>
    client.applications.create({
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      publicDomain: "p.example.com",
      postLoginUrl: "https://p.example.com/",
      idpId,
      certificateId: certificateId(),
      loadBalanced: false,
      ...change,
    } as never);

  it("starts the service over a number of looks, and what needs it answers 503 meanwhile", async () => {
    await start({ initialising: 2 });
    expect((await rejection(client.authenticationService.health())).code).to.equal("OAG_NOT_FOUND");
    await enable();
    for (const attempt of [
      () => client.directories.list(idpId),
      () => client.directories.create(idpId, directory),
      () => client.directories.testConnection(idpId, connection),
      () => client.identityProviders.failoverMode.get(idpId),
      () => client.identityProviders.failoverMode.assign(idpId, { mode: "AUTOMATIC" }),
      () => client.identityProviders.healthPolicy.replace(idpId, {}),
    ])
      expect(await refused(attempt())).to.match(/^503 SERVICE_UNAVAILABLE: /);
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
    await automatic();
    gateway.reading.serviceHealth = "DEGRADED";
    expect(await client.authenticationService.health()).to.include({ status: "DEGRADED", details: "n2.example.com does not respond" });
    expect(await client.directories.list(idpId)).to.have.length(1);
    gateway.reading.serviceHealth = "UNHEALTHY";
    expect(await client.authenticationService.health()).to.include({ status: "UNHEALTHY", details: "The database cannot be reached" });
    expect(await refused(client.directories.list(idpId))).to.match(/^502 BAD_GATEWAY: /);
    expect(await refused(client.directories.create(idpId, directory))).to.match(/^502 BAD_GATEWAY: /);
    gateway.reading.serviceHealth = "UNKNOWN";
    expect((await client.authenticationService.health()).status).to.equal("UNKNOWN");
  });

  it("shows no credential, by no call", async () => {
    const id = await automatic();
    const texts = JSON.stringify([
      await client.authenticationService.get(),
      await enable(),
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
    expect(await refused(switchOn())).to.equal("400 BAD_REQUEST: The authentication service is not enabled");
    expect(await refused(client.directories.create(idpId, directory))).to.equal(
      "400 BAD_REQUEST: The authentication service is not enabled",
    );
    await enable();
    expect(await refused(switchOn())).to.equal("400 BAD_REQUEST: The failover mode needs a directory: the identity provider has none");
    const { id: directoryId = "" } = await client.directories.create(idpId, directory);
    const { id } = await app();
    const { offlineMode } = client.applications;
    expect(await offlineMode.get(id)).to.deep.equal({ state: "INACTIVE" });
    expect(await refused(offlineMode.assign(id, { state: "TEST" }))).to.equal(
      "400 BAD_REQUEST: The failover mode of the identity provider is not AUTOMATIC",
    );
    expect(await switchOn()).to.deep.equal({ mode: "AUTOMATIC" });
    for (const state of ["TEST", "ACTIVE"] as const) {
      await offlineMode.assign(id, { state });
      expect(await offlineMode.get(id)).to.deep.equal({ state });
    }
    expect(await refused(client.authenticationService.disable())).to.equal(
      "400 BAD_REQUEST: The authentication service is in use: the failover mode of an identity provider is AUTOMATIC",
    );
    expect(await refused(client.directories.delete(idpId, directoryId))).to.equal(
      "400 BAD_REQUEST: The directory is in use: the failover mode of the identity provider is AUTOMATIC",
    );
    await failoverMode.assign(idpId, { mode: "DISABLED" });
    await client.directories.delete(idpId, directoryId);
    await client.authenticationService.disable();
    expect((await rejection(client.authenticationService.get())).code).to.equal("OAG_NOT_FOUND");
    expect(await refused(client.authenticationService.disable())).to.equal("400 BAD_REQUEST: The authentication service is not enabled");
  });

  it("refuses a service that could do nothing, member by member", async () => {
    const { database } = service();
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
      expect(await refused(client.authenticationService.enable(service(change) as never))).to.include(`400 BAD_REQUEST: ${expected}`);
    expect(gateway.store.offline.service).to.equal(undefined);
  });

  it("keeps directories: the defaults of their type, their synchronisation, and what a replacement leaves out", async () => {
    await enable();
    const made = await client.directories.create(idpId, directory);
    expect(made.config.rdnLdapAttribute).to.equal("uid");
    const active = await client.directories.create(idpId, { ...directory, type: "ACTIVE_DIRECTORY" });
    expect(active.config.rdnLdapAttribute).to.equal("cn");
    const id = String(made.id);
    const stored = gateway.store.offline.failoverOf(idpId).directories[0] as StoredDirectory;
    expect(stored.synchronised).to.deep.equal(stored.own);
    await client.directories.replace(idpId, id, { ...directory, config: { ...config, memberAttribute: "member" } });
    expect((stored.synchronised.config as Json).memberAttribute, "until the next hourly run").to.equal(undefined);
    gateway.store.offline.synchronise();
    expect((stored.synchronised.config as Json).memberAttribute).to.equal("member");
    const { bindCredential: _, ...bare } = connection;
    for (const [change, expected] of [
      [{ connection: bare }, "bindCredential is required"],
      [{ connection: { ...connection, connectionUrl: "https://ldap" } }, "connectionUrl: must be an ldap:// or ldaps:// URL"],
      [{ connection: { ...connection, bindCredential: `${badCredentialPrefix}x` } }, "The directory refuses the credential"],
      [{ type: "ACTIVE_DIRECTORY" }, "type cannot be changed"],
      [{ config: {} }, "Request validation failed"],
    ] as const)
      expect(await refused(client.directories.replace(idpId, id, { ...directory, ...change } as never))).to.include(expected);
    gateway.reading.putResets = false;
    await client.directories.replace(idpId, id, { ...directory, connection: bare });
    expect(stored.credential, "kept").to.equal("CANARY-bind");
    await client.directories.delete(idpId, id);
    expect((await rejection(client.directories.get(idpId, id))).code).to.equal("OAG_NOT_FOUND");
  });

  it("tries a connection without keeping it", async () => {
    await enable();
    await client.directories.testConnection(idpId, connection);
    expect(await refused(client.directories.testConnection(idpId, { ...connection, bindCredential: `${badCredentialPrefix}x` }))).to.equal(
      "400 BAD_REQUEST: The directory refuses the credential",
    );
    expect(gateway.store.offline.directories).to.equal(0);
  });

  it("has the health policy's defaults, resets what a PUT leaves out, and takes listed intervals only", async () => {
    const { healthPolicy } = client.identityProviders;
    const defaults = {
      healthCheckInterval: 60,
      timeout: 3,
      maxRetries: 3,
      failureThreshold: 3,
      successThreshold: 2,
      recoveryCooldownInterval: 360,
    } as const;
    expect(await healthPolicy.get(idpId)).to.deep.equal(defaults);
    await healthPolicy.replace(idpId, { ...defaults, timeout: 5 });
    expect(await healthPolicy.replace(idpId, { healthCheckInterval: 120 })).to.deep.equal({ ...defaults, healthCheckInterval: 120 });
    expect(await refused(healthPolicy.replace(idpId, { healthCheckInterval: 90 } as never))).to.match(
      /^400 BAD_REQUEST: Request validation/,
    );
  });

  it("answers 405 to a group policy, or takes it by switch", async () => {
    const { id } = await app();
    const { groupPolicy } = client.applications.offlineMode;
    expect(await refused(groupPolicy.assign(id, { groups: [{ name: "staff" }] }))).to.equal(
      "405 METHOD_NOT_ALLOWED: Group policies are replaced by access policies",
    );
    expect(await groupPolicy.get(id)).to.deep.equal({ groups: [] });
    gateway.reading.groupPolicy = "taken";
    await enable();
    await groupPolicy.assign(id, { groups: [{ name: "staff" }, { name: "Everyone" }] });
    expect(await groupPolicy.get(id)).to.deep.equal({ groups: [{ name: "staff" }, { name: "Everyone" }] });
  });

  it("has a default access policy, and others that name the smart card once it is active", async () => {
    await automatic();
    const { id } = await app();
    const { accessPolicy } = client.applications.offlineMode;
    const [standard] = gateway.store.offline.failoverOf(idpId).accessPolicies;
    expect(await accessPolicy.get(id)).to.deep.equal({ accessPolicyId: standard?.id });
    const made = await client.accessPolicies.create(idpId, policy(["password"]));
    expect(made.isDefault).to.equal(false);
    await accessPolicy.assign(id, { accessPolicyId: String(made.id) });
    expect(await accessPolicy.get(id)).to.deep.equal({ accessPolicyId: made.id });
    expect(await refused(accessPolicy.assign(id, { accessPolicyId: id }))).to.include("the identity provider has no such access policy");
    const smart = policy(["password", "smart_card"]);
    expect(await refused(client.accessPolicies.create(idpId, smart))).to.include("the smart card authenticator is not active");
    expect(await refused(client.authenticators.create(idpId, authenticator))).to.include("Set the mTLS certificate");
    const mtls = { type: "mtls", hostname: "card.example.com", certificateId: certificateId() } as const;
    for (const [hostname, expected] of [
      ["offline.example.com", "hostname: must differ from the service's domain"],
      ["a.b.example.com", "hostname: the certificate does not cover it"],
    ] as const)
      expect(await refused(client.authenticationService.replaceCertificate({ ...mtls, hostname }))).to.include(expected);
    expect(await client.authenticationService.replaceCertificate(mtls)).to.deep.equal(mtls);
    const { id: cardId, status } = await client.authenticators.create(idpId, authenticator);
    expect(status).to.equal("INACTIVE");
    expect(await refused(client.accessPolicies.create(idpId, smart))).to.include("the smart card authenticator is not active");
    expect((await client.authenticators.activate(idpId, String(cardId))).status).to.equal("ACTIVE");
    await client.accessPolicies.create(idpId, smart);
    expect(await refused(client.accessPolicies.create(idpId, policy(["smart_card"], ["password"])))).to.include(
      "authenticationMethods: allowed are",
    );
  });

  for (const [offlineMode, status] of [
    ["missing", "404 NOT_FOUND"],
    ["forbidden", "403 FORBIDDEN"],
  ] as const)
    it(`is ${offlineMode} where the switch says so, and nothing else is`, async () => {
      await start({ offlineMode });
      const { id } = await app();
      for (const attempt of [
        () => client.authenticationService.get(),
        () => client.directories.get(idpId, id),
        () => client.identityProviders.healthPolicy.get(idpId),
      ])
        expect(await refused(attempt())).to.include(status);
      expect(await client.identityProviders.list()).to.have.length(1);
    });

  it("demands a failover mode for SAML and OIDC applications where the switch says so", async () => {
    await start({ initialising: 0, demandFailover: true });
    const oidc = () => client.applications.create({ type: "OAG_OIDC", label: "O", idpId, oidc: { applicationType: "web" } } as never);
    expect(await refused(oidc())).to.equal("400 BAD_REQUEST: The failover mode of the identity provider is not AUTOMATIC");
    expect((await rejection(client.identityProviders.openIdConfiguration(idpId))).code).to.equal("OAG_NOT_FOUND");
    await automatic();
    await oidc();
    expect((await client.identityProviders.openIdConfiguration(idpId)).issuer).to.equal(`https://offline.example.com/realms/${idpId}`);
  });

  it("is in a dump of all that the gateway holds, and forgotten with its owners", async () => {
    await automatic();
    const { id } = await app();
    await client.applications.offlineMode.assign(id, { state: "TEST" });
    const dump = gateway.store.dump();
    const before = faithful;
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
    await enable();
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
