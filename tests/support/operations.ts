import type { Gateway } from "pulumi-oag-simulator";
import type { Operation } from "./interrupted.ts";
import { fullApp, type Json, seedIdp } from "./resource.ts";

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
];

function withoutMaps({ attributes, policies, ...rest }: Json): Json {
  return rest;
}
