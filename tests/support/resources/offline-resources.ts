import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { newGateways } from "../gateways/plugin-gateways.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import type { KindName } from "./kind-names.ts";
import { OneResource } from "./resource.ts";

/** The default scopes, and those that offline mode needs beside them. */
export const offlineScopes = [
  ...["app", "idp", "authenticationService"].flatMap((family) => [`okta.oag.${family}.manage`, `okta.oag.${family}.read`]),
  "okta.oag.cert.read",
];

/** A resource whose session has the scopes of offline mode, in a plugin process of its own unless gateways are given. */
export function offlineResource(kind: KindName, gateway: Gateway, gateways = newGateways()): OneResource {
  return new OneResource(kind, gateway, { ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") }, gateways);
}

/** What an authentication service is declared as. */
export const serviceArgs = (gateway: Gateway): Json => ({
  serverNodes: ["node1.example.com"],
  database: { type: "mysql", host: "db.internal", port: 3306, name: "oag", username: "USER-CANARY", password: "PASSWORD-CANARY" },
  publicDomain: "login.example.com",
  certificateId: [...gateway.store.certificates.keys()][0],
});

/** What a directory is declared as. */
export const directoryArgs = (idpId: string | undefined): Json => ({
  idpId,
  type: "OPEN_LDAP",
  connection: { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=reader", bindCredential: "BIND-CANARY" },
  config: { userSearchDn: "ou=people", groupSearchDn: "ou=groups" },
});

/** A service that is ready, enabled behind everybody's back. */
export function seedService(gateway: Gateway): void {
  const { database, ...own } = serviceArgs(gateway);
  const { username, password, ...shown } = database;
  gateway.store.offline.service = { own: { ...own, database: shown }, credentials: { username, password }, initialising: 0 };
}

/** A directory that an identity provider has, made behind everybody's back. */
export function seedDirectory(gateway: Gateway, idpId: string): void {
  const { type, connection, config } = directoryArgs(idpId);
  const { bindCredential: credential, ...shown } = connection;
  const own = { type, connection: shown, config: { rdnLdapAttribute: "uid", ...config } };
  gateway.store.offline.failoverOf(idpId).directories.push({ id: randomUUID(), own, credential, synchronised: own });
}

/** A gateway with a service that is ready, and an identity provider. */
export async function withService(gateway: Gateway): Promise<string> {
  const idpId = seedIdp(gateway, undefined, "DISABLED");
  expect(await offlineResource("authenticationService", gateway).up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
  gateway.log.clear();
  return idpId;
}
