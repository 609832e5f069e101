import type { Spec } from "./scenario.ts";

export interface Credentials {
  apiToken: string;
  clientSecret: string;
  attribute: string;
  bindCredential: string;
  username: string;
  password: string;
  certificate: string;
}

/** Two generations of every credential, so that a change of each is previewed, made and refused. */
export const generations = ["ONE", "TWO"].map((generation) => ({
  apiToken: `CANARY-API-TOKEN-${generation}`,
  clientSecret: `CANARY-CLIENT-SECRET-${generation}`,
  attribute: `CANARY-ATTRIBUTE-"${generation}"\nsecond line`,
  bindCredential: `CANARY-BIND-${generation}`,
  username: `CANARY-USER-${generation}`,
  password: `CANARY-PASSWORD-${generation}`,
  certificate: `-----BEGIN CERTIFICATE-----\nCANARYCERTIFICATE${generation}\n-----END CERTIFICATE-----\n`,
})) as [Credentials, Credentials];

/** A resource of every kind, with these credentials. */
export const spec = (credentials: Credentials): Spec => ({
  certificates: { wildcard: { args: { commonName: "*.example.com" } } },
  ...offlineSpec(credentials),
  idps: {
    okta: { args: { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: credentials.apiToken } },
    auth0: {
      args: {
        type: "IDP_AUTH0",
        domain: "acme.auth0.com",
        tenant: "acme",
        clientId: "client",
        clientSecret: credentials.clientSecret,
      },
    },
  },
  apps: appsSpec(credentials),
  outputs: {
    secret: "$app.portal.clientSecret",
    attributes: "$app.payroll.attributes",
    certificate: "$app.wiki.spCertificate",
    token: "$idp.okta.apiToken",
    connection: "$directory.ldap.connection",
    database: "$service.service.database",
  },
});

const offlineSpec = ({ bindCredential, username, password }: Credentials): Spec => ({
  services: {
    service: {
      args: {
        serverNodes: ["node1.example.com"],
        database: { type: "mysql", host: "db.internal", port: 3306, name: "oag", username, password },
        publicDomain: "login.example.com",
        certificateId: "$certificate.wildcard.id",
      },
    },
  },
  directories: {
    ldap: {
      args: {
        idpId: "$idp.okta.id",
        type: "OPEN_LDAP",
        connection: { connectionUrl: "ldaps://ldap.internal", bindDn: "cn=reader", bindCredential },
        config: { userSearchDn: "ou=people", groupSearchDn: "ou=groups" },
      },
      opts: { dependsOn: ["service.service"] },
    },
  },
});

const appsSpec = ({ attribute, certificate }: Credentials): NonNullable<Spec["apps"]> => ({
  payroll: {
    args: {
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      publicDomain: "payroll.example.com",
      postLoginUrl: "https://payroll.example.com/",
      idpId: "$idp.okta.id",
      certificateId: "$certificate.wildcard.id",
      protectedResources: { "https://b": {} },
      attributes: { user: { source: "IDP", value: "login" }, trust: { source: "SECRET", value: attribute } },
      policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE",
    },
  },
  wiki: {
    args: {
      type: "OAG_SAML",
      label: "Wiki",
      idpId: "$idp.okta.id",
      clientId: "urn:sp",
      acsUrl: "https://w/acs",
      postLoginUrl: "https://w/",
      logoutUrl: "https://w/out",
      spCertificate: certificate,
    },
  },
  portal: { args: { type: "OAG_OIDC", label: "Portal", idpId: "$idp.okta.id", oidc: { applicationType: "web" } } },
});
