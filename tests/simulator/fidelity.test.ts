import { expect } from "chai";
import { createTransport, OagClient, resolveSettings, scopes } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { operations } from "../../dist/sdk/generated/contract.js";
import type { Json } from "../support/basics/json.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { rejection } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { Faithful } from "../support/models/fidelity.ts";

/** What was read, as a body that writes it back. */
const without = (read: Json, ...names: string[]): Json =>
  Object.fromEntries(
    Object.entries(read).filter(([name, value]) => value !== null && !["id", "calculatedWeight", ...names].includes(name)),
  );

describe("the stand-in gateway compared with the contract", () => {
  let gateway: Gateway;
  let faithful: Faithful;
  let client: OagClient;
  beforeEach(async () => {
    gateway = await startGateway({ scopes, reading: { groupPolicy: "taken", initialising: 1, requireFailover: true } });
    const options = { ...gateway.configuration, scopes, maxRetries: 0 };
    faithful = new Faithful(createTransport(resolveSettings(options)));
    client = new OagClient(options, { transport: faithful });
  });
  afterEach(stopGateways);

  const certificateId = () => [...gateway.store.certificates.keys()][0] as string;

  async function offlineMode(): Promise<{ idpId: string; directoryId: string }> {
    const { identityProviders, authenticationService, directories, accessPolicies, authenticators } = client;
    const okta = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" } as const;
    const { id: idpId = "" } = await identityProviders.create(okta);
    await identityProviders.replace(idpId, { ...okta, name: "Acme" });
    await identityProviders.get(idpId);
    await identityProviders.list();
    const database = { type: "mysql", host: "db", name: "oag", username: "u", password: "p" } as const;
    const setting = { serverNodes: ["n1"], database, publicDomain: "offline.example.com", certificateId: certificateId() };
    await authenticationService.enable(setting);
    for (const expected of ["INITIALIZING", "HEALTHY"]) expect((await authenticationService.health()).status).to.equal(expected);
    await authenticationService.get();
    await authenticationService.replaceCertificate({ type: "mtls", hostname: "card.example.com", certificateId: certificateId() });
    const connection = { connectionUrl: "ldap://ldap.internal:389", bindDn: "cn=oag", bindCredential: "c" };
    const directory = { type: "ACTIVE_DIRECTORY", connection, config: { userSearchDn: "u", groupSearchDn: "g" } } as const;
    await directories.testConnection(idpId, connection);
    const { id: directoryId = "" } = await directories.create(idpId, directory);
    await directories.list(idpId);
    await directories.get(idpId, directoryId);
    await directories.replace(idpId, directoryId, { ...directory, config: { ...directory.config, userObjectClasses: ["person"] } });
    await identityProviders.failoverMode.assign(idpId, { mode: "AUTOMATIC" });
    await identityProviders.failoverMode.get(idpId);
    await identityProviders.healthPolicy.replace(idpId, await identityProviders.healthPolicy.get(idpId));
    const userMatching = { identitySource: "SUBJECTDN_CN", matchType: "CUSTOM", matchAttribute: "" };
    const card = await authenticators.create(idpId, {
      key: "smart_card",
      name: "Card",
      configuration: { certificates: ["MIIB"], userMatching },
    });
    await authenticators.activate(idpId, String(card.id));
    const chains = [{ authenticationMethods: [[{ key: "password" as const }], [{ key: "smart_card" as const }]] }];
    const rule = { name: "r", conditions: { groups: { include: [{ name: "staff" }] } }, actions: { access: "allow" as const, chains } };
    await accessPolicies.create(idpId, { name: "Both", rules: [rule] });
    return { idpId, directoryId };
  }

  async function partsOf(id: string): Promise<void> {
    const { applications } = client;
    const { attributes, policies, protectedResources } = applications;
    for (const [part, body] of [
      [protectedResources, { hostname: "https://b.internal" }],
      [attributes, { name: "X", type: "HEADER", source: "STATIC", value: "1" }],
      [policies, { name: "x", resourcePath: "/x", rule: "NO_AUTH" }],
    ] as unknown as [typeof attributes, Json][]) {
      const { id: itemId = "" } = await part.create(id, mistyped(body));
      await part.list(id);
      await part.replace(id, itemId, without((await part.get(id, itemId)) as Json));
      if ((part as unknown) !== protectedResources) await part.delete(id, itemId);
    }
    for (const block of [
      applications.behavior,
      applications.session,
      applications.healthCheck,
    ] as unknown as (typeof applications.session)[])
      await block.replace(id, await block.get(id));
    await applications.offlineMode.assign(id, { state: "TEST" });
    await applications.offlineMode.get(id);
    await applications.offlineMode.groupPolicy.assign(id, { groups: [{ name: "staff" }] });
    await applications.offlineMode.groupPolicy.get(id);
    const { accessPolicyId } = await applications.offlineMode.accessPolicy.get(id);
    await applications.offlineMode.accessPolicy.assign(id, { accessPolicyId });
  }

  it("takes and answers what the contract has, for every operation, and gives refusals that it lists", async () => {
    const { applications, identityProviders } = client;
    const { idpId, directoryId } = await offlineMode();
    const proxied = { publicDomain: "p.example.com", postLoginUrl: "https://p.example.com/", certificateId: certificateId() };
    const { id } = await applications.create({ type: "OAG_HEADER_BASED", label: "A", idpId, loadBalanced: false, ...proxied });
    await partsOf(id);
    await applications.replace(
      id,
      without((await applications.get(id, { expand: ["policies", "session"] })) as Json, "name", "status", "_embedded", "idpId", "debug"),
    );
    await applications.activate(id);
    await applications.maintenance(id);
    const oidc = await applications.create({ type: "OAG_OIDC", label: "O", idpId, oidc: { applicationType: "web" } });
    await applications.clientSecret(oidc.id);
    const urls = { acsUrl: "https://sp.example.com/acs", postLoginUrl: "https://sp.example.com/", logoutUrl: "https://sp.example.com/out" };
    await applications.create({ type: "OAG_SAML", label: "S", idpId, clientId: "urn:sp", ...urls });
    await identityProviders.openIdConfiguration(idpId);
    await applications.list({ expand: ["behavior", "attributes"] });
    const [certificate] = await client.certificates.list();
    await client.certificates.get(String(certificate?.id));

    await refusals(id, idpId, directoryId);
    await allGone(id, idpId, directoryId);

    expect(faithful.flaws).to.deep.equal([]);
    const done = [...faithful.seen].filter((seen) => / 20\d$/.test(seen)).map((seen) => seen.split(" ")[0]);
    expect([...new Set(done)].sort()).to.deep.equal(Object.keys(operations).sort());
    expect(gateway.log.failures).to.deep.equal([]);
  });

  async function refusals(id: string, idpId: string, directoryId: string): Promise<void> {
    const { applications, identityProviders } = client;
    for (const listed of [
      () => client.authenticationService.disable(),
      () => client.directories.delete(idpId, directoryId),
      () => identityProviders.delete(idpId),
      () => applications.delete(id),
      () => applications.get(certificateId()),
      () => applications.offlineMode.get(certificateId()),
      () => applications.offlineMode.accessPolicy.get(certificateId()),
      () => client.directories.list(certificateId()),
      () => client.directories.get(idpId, certificateId()),
      () => client.authenticators.activate(idpId, certificateId()),
      () => identityProviders.healthPolicy.get(certificateId()),
    ])
      await rejection(listed());
  }

  async function allGone(id: string, idpId: string, directoryId: string): Promise<void> {
    const { applications, identityProviders } = client;
    const { protectedResources } = applications;
    await applications.deactivate(id);
    for (const { id: resourceId } of await protectedResources.list(id)) await protectedResources.delete(id, String(resourceId));
    for (const app of await applications.list()) {
      if (app.status !== "INACTIVE") await applications.deactivate(app.id);
      await applications.delete(app.id);
    }
    await identityProviders.failoverMode.assign(idpId, { mode: "DISABLED" });
    await client.directories.delete(idpId, directoryId);
    await client.authenticationService.disable();
    await identityProviders.delete(idpId);
  }

  it("shows the comparison's own teeth: a member too many, one of another type, a credential, a status that is not listed", async () => {
    const { idpId, directoryId } = await offlineMode();
    gateway.tamper = (operation, body) => {
      if (operation === "getOfflineModeDirectory") return { ...(body as Json), connection: { bindCredential: "x" }, later: 1 };
      return operation === "getOfflineModeHealthPolicy" ? { timeout: 11 } : body;
    };
    gateway.faults.add({ match: { operation: "getAuthenticationServiceSetting" }, status: 503 });
    await client.directories.get(idpId, directoryId);
    await client.identityProviders.healthPolicy.get(idpId);
    await rejection(client.authenticationService.get());
    expect(faithful.flaws).to.deep.equal([
      'getOfflineModeDirectory 200  must NOT have additional properties {"additionalProperty":"later"}',
      'getOfflineModeDirectory 200 /connection must NOT have additional properties {"additionalProperty":"bindCredential"}',
      'getOfflineModeHealthPolicy 200 /timeout must be <= 10 {"comparison":"<=","limit":10}',
      "getAuthenticationServiceSetting answers 503, which is not listed",
      "getAuthenticationServiceSetting 503 has a body",
    ]);
  });
});
