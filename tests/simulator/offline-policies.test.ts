import { expect } from "chai";
import type { OagClient } from "pulumi-oag/sdk";
import { badCredentialPrefix, type Gateway, type GatewayOptions, type StoredDirectory } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { refusal, rejection } from "../support/basics/rejection.ts";
import { authenticator, config, connection, directory, type Offline, policy, startOffline } from "../support/resources/offline.ts";

describe("directories and policies of the stand-in gateway", () => {
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

  it("keeps directories: the defaults of their type, their synchronisation, and what a replacement leaves out", async () => {
    await at.enable();
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
      expect(await refusal(client.directories.replace(idpId, id, mistyped({ ...directory, ...change })))).to.include(expected);
    gateway.reading.putResets = false;
    await client.directories.replace(idpId, id, { ...directory, connection: bare });
    expect(stored.credential, "kept").to.equal("CANARY-bind");
    await client.directories.delete(idpId, id);
    expect((await rejection(client.directories.get(idpId, id))).code).to.equal("OAG_NOT_FOUND");
  });

  it("tries a connection without keeping it", async () => {
    await at.enable();
    await client.directories.testConnection(idpId, connection);
    expect(await refusal(client.directories.testConnection(idpId, { ...connection, bindCredential: `${badCredentialPrefix}x` }))).to.equal(
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
    expect(await refusal(healthPolicy.replace(idpId, mistyped({ healthCheckInterval: 90 })))).to.match(
      /^400 BAD_REQUEST: Request validation/,
    );
  });

  it("answers 405 to a group policy, or takes it by switch", async () => {
    const { id } = await at.app();
    const { groupPolicy } = client.applications.offlineMode;
    expect(await refusal(groupPolicy.assign(id, { groups: [{ name: "staff" }] }))).to.equal(
      "405 METHOD_NOT_ALLOWED: Group policies are replaced by access policies",
    );
    expect(await groupPolicy.get(id)).to.deep.equal({ groups: [] });
    gateway.reading.groupPolicy = "taken";
    await at.enable();
    await groupPolicy.assign(id, { groups: [{ name: "staff" }, { name: "Everyone" }] });
    expect(await groupPolicy.get(id)).to.deep.equal({ groups: [{ name: "staff" }, { name: "Everyone" }] });
  });

  it("has a default access policy, and others that name the smart card once it is active", async () => {
    await at.automatic();
    const { id } = await at.app();
    const { accessPolicy } = client.applications.offlineMode;
    const [standard] = gateway.store.offline.failoverOf(idpId).accessPolicies;
    expect(await accessPolicy.get(id)).to.deep.equal({ accessPolicyId: standard?.id });
    const made = await client.accessPolicies.create(idpId, policy(["password"]));
    expect(made.isDefault).to.equal(false);
    await accessPolicy.assign(id, { accessPolicyId: String(made.id) });
    expect(await accessPolicy.get(id)).to.deep.equal({ accessPolicyId: made.id });
    expect(await refusal(accessPolicy.assign(id, { accessPolicyId: id }))).to.include("the identity provider has no such access policy");
    const smart = policy(["password", "smart_card"]);
    expect(await refusal(client.accessPolicies.create(idpId, smart))).to.include("the smart card authenticator is not active");
    expect(await refusal(client.authenticators.create(idpId, authenticator))).to.include("Set the mTLS certificate");
    const mtls = { type: "mtls", hostname: "card.example.com", certificateId: at.certificateId } as const;
    for (const [hostname, expected] of [
      ["offline.example.com", "hostname: must differ from the service's domain"],
      ["a.b.example.com", "hostname: the certificate does not cover it"],
    ] as const)
      expect(await refusal(client.authenticationService.replaceCertificate({ ...mtls, hostname }))).to.include(expected);
    expect(await client.authenticationService.replaceCertificate(mtls)).to.deep.equal(mtls);
    const { id: cardId, status } = await client.authenticators.create(idpId, authenticator);
    expect(status).to.equal("INACTIVE");
    expect(await refusal(client.accessPolicies.create(idpId, smart))).to.include("the smart card authenticator is not active");
    expect((await client.authenticators.activate(idpId, String(cardId))).status).to.equal("ACTIVE");
    await client.accessPolicies.create(idpId, smart);
    expect(await refusal(client.accessPolicies.create(idpId, policy(["smart_card"], ["password"])))).to.include(
      "authenticationMethods: allowed are",
    );
  });

  it("demands a failover mode for SAML and OIDC applications where the switch says so", async () => {
    await start({ initialising: 0, requireFailover: true });
    const oidc = () => client.applications.create({ type: "OAG_OIDC", label: "O", idpId, oidc: { applicationType: "web" } });
    expect(await refusal(oidc())).to.equal("400 BAD_REQUEST: The failover mode of the identity provider is not AUTOMATIC");
    expect((await rejection(client.identityProviders.openIdConfiguration(idpId))).code).to.equal("OAG_NOT_FOUND");
    await at.automatic();
    await oidc();
    expect((await client.identityProviders.openIdConfiguration(idpId)).issuer).to.equal(`https://offline.example.com/realms/${idpId}`);
  });
});
