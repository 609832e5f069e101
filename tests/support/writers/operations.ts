import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { fullApp } from "../resources/full-app.ts";
import { directoryArgs, seedDirectory, seedService, serviceArgs } from "../resources/offline-resources.ts";
import type { Operation } from "./interrupted.ts";

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

const manyChanges = (gateway: Gateway): Json =>
  fullApp(gateway, {
    label: "Payroll 2",
    description: "new",
    protectedResources: { main: { hostname: "https://b3.internal" }, "https://b2.internal": { assignedWeight: 5 } },
    attributes: { LOGIN: { source: "IDP", value: "email" }, trust: { name: "X-TRUST", source: "SECRET", value: "OTHER" } },
    policies: { "/": { rule: "NO_AUTH" }, "/admin": { rule: "PROTECTED" } },
    behavior: { singleLogout: false },
    session: { idleSessionTimeout: 600 },
    status: "MAINTENANCE",
  });

const saml = (gateway: Gateway, change: Json = {}): Json => {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  return {
    type: "OAG_SAML",
    label: "Wiki",
    idpId,
    clientId: "urn:sp",
    acsUrl: "https://sp.example.com/acs",
    postLoginUrl: "https://sp.example.com/",
    logoutUrl: "https://sp.example.com/out",
    attributes: { mail: { source: "IDP", value: "email" } },
    behavior: { singleLogout: true },
    spCertificate: "one",
    status: "ACTIVE",
    ...change,
  };
};

const onlyIdp = (gateway: Gateway): string => [...gateway.store.idps.keys()][0] ?? seedIdp(gateway, undefined, "DISABLED");
const directory = (gateway: Gateway): Json => directoryArgs(onlyIdp(gateway));
const changedDirectory = (gateway: Gateway): Json => {
  const { connection, config, ...rest } = directory(gateway);
  return { ...rest, connection: { ...connection, bindCredential: "BIND-2" }, config: { ...config, groupSearchDn: "ou=teams" } };
};
const changedService = (gateway: Gateway): Json => {
  const { database, ...rest } = serviceArgs(gateway);
  return { ...rest, publicDomain: "sso.example.com", database: { ...database, password: "PASSWORD-2" } };
};
const failover: Json = { failoverMode: "AUTOMATIC", healthPolicy: { failureThreshold: 5 } };

/** What users do with one resource of offline mode. */
const offlineOperations: Operation[] = [
  { name: "the creation of a directory", kind: "directory", prepare: seedService, after: directory },
  { name: "an update of a directory", kind: "directory", prepare: seedService, before: directory, after: changedDirectory },
  {
    name: "a move of a directory to another identity provider",
    kind: "directory",
    deletes: true,
    prepare: seedService,
    before: directory,
    after: (gateway) => ({ ...directory(gateway), idpId: otherIdp(gateway) }),
  },
  {
    name: "another type for a directory",
    kind: "directory",
    deletes: true,
    prepare: seedService,
    before: directory,
    after: (gateway) => ({ ...directory(gateway), type: "ACTIVE_DIRECTORY" }),
  },
  { name: "the deletion of a directory", kind: "directory", prepare: seedService, before: directory },
  {
    name: "a refresh of a directory",
    kind: "directory",
    prepare: seedService,
    before: directory,
    after: directory,
    refreshes: true,
  },
  { name: "the enabling of the authentication service", kind: "authenticationService", after: serviceArgs },
  {
    name: "an update of the authentication service",
    kind: "authenticationService",
    before: serviceArgs,
    after: changedService,
    looksLast: true,
  },
  { name: "the disabling of the authentication service", kind: "authenticationService", before: serviceArgs },
  {
    name: "a refresh of the authentication service",
    kind: "authenticationService",
    before: serviceArgs,
    after: serviceArgs,
    refreshes: true,
  },
  {
    name: "failover of an identity provider",
    kind: "idp",
    prepare: seedService,
    before: () => okta,
    between: (gateway) => seedDirectory(gateway, onlyIdp(gateway)),
    after: () => ({ ...okta, ...failover }),
  },
  {
    name: "offline mode of an app",
    kind: "app",
    prepare: seedService,
    before: fullApp,
    after: (gateway) => fullApp(gateway, { offlineMode: { state: "TEST" } }),
  },
  {
    name: "groups for the offline mode of an app",
    kind: "app",
    reading: { groupPolicy: "taken" },
    prepare: seedService,
    before: (gateway) => fullApp(gateway, { offlineMode: { state: "TEST", groups: ["staff"] } }),
    after: (gateway) => fullApp(gateway, { offlineMode: { state: "ACTIVE", groups: ["staff", "others"] } }),
  },
];

function otherIdp(gateway: Gateway): string {
  const [, second = seedIdp(gateway, "other.okta.com", "DISABLED")] = gateway.store.idps.keys();
  return second;
}

/** What users do with one resource. */
export const operations: Operation[] = [
  { name: "the creation of an app", kind: "app", after: fullApp },
  { name: "the creation of an app from the template", kind: "app", after: (gateway) => withoutMaps(fullApp(gateway)) },
  { name: "an update of everything", kind: "app", deletes: true, before: fullApp, after: manyChanges },
  {
    name: "the replacement of an app by another type",
    deletes: true,
    kind: "app",
    before: fullApp,
    after: (gateway) => fullApp(gateway, { type: "ORACLE_WEBLOGIC" }),
  },
  { name: "the deletion of an app", kind: "app", before: fullApp },
  { name: "a refresh of an app", kind: "app", before: fullApp, after: fullApp, refreshes: true },
  { name: "the creation of a SAML app", kind: "app", after: saml },
  {
    name: "an update of a SAML app",
    kind: "app",
    before: saml,
    after: (gateway) => saml(gateway, { spCertificate: "two", behavior: { singleLogout: false }, status: "INACTIVE" }),
  },
  { name: "the creation of an identity provider", kind: "idp", after: () => okta },
  {
    name: "an update of an identity provider",
    kind: "idp",
    before: () => okta,
    after: () => ({ ...okta, name: "A", apiToken: "token-2" }),
  },
  {
    name: "the replacement of an identity provider by another domain",
    deletes: true,
    kind: "idp",
    before: () => okta,
    after: () => ({ ...okta, domain: "new.okta.com", apiToken: "token-2" }),
  },
  { name: "the deletion of an identity provider", kind: "idp", before: () => okta },
  { name: "a refresh of an identity provider", kind: "idp", before: () => okta, after: () => okta, refreshes: true },
  ...offlineOperations,
];

function withoutMaps({ attributes, policies, ...rest }: Json): Json {
  return rest;
}
