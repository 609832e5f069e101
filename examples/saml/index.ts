import * as pulumi from "@pulumi/pulumi";
import { getCertificate, OagApp, OagAuthenticationService, OagDirectory, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

// The order of offline mode is service, identity provider, directory, failover, apps. A directory belongs to an identity
// provider and comes after it, and the gateway takes failover only once there is a directory. So a new gateway takes two runs:
// one without failover, and one with it. See the README.
const failover = config.getBoolean("failover") ?? false;

const certificate = getCertificate({ commonName: "*.example.com", mostRecent: true });

// Signs users in while the org cannot be reached. `pulumi up` waits until it is healthy.
const service = new OagAuthenticationService("service", {
  serverNodes: ["oag-worker-1.example.com", "oag-worker-2.example.com"],
  database: {
    type: "mysql",
    host: "mysql.internal",
    port: 3306,
    name: "oag_offline",
    username: config.requireSecret("databaseUser"),
    password: config.requireSecret("databasePassword"),
  },
  publicDomain: "offline.example.com",
  certificateId: certificate.id,
});

const okta = new OagIdentityProvider(
  "okta",
  {
    type: "IDP_OKTA",
    domain: config.get("oktaDomain") ?? "acme.okta.com",
    apiToken: config.requireSecret("oktaApiToken"),
    failoverMode: failover ? "AUTOMATIC" : "DISABLED",
  },
  { dependsOn: [service] },
);

// Users and groups as the gateway knows them then: read at once, and every hour.
new OagDirectory("directory", {
  idpId: okta.id,
  type: "OPEN_LDAP",
  connection: {
    connectionUrl: "ldaps://ldap.internal:636",
    bindDn: "cn=oag,ou=services,dc=example,dc=com",
    bindCredential: config.requireSecret("ldapPassword"),
  },
  config: { userSearchDn: "ou=people,dc=example,dc=com", groupSearchDn: "ou=groups,dc=example,dc=com" },
});

// Only an identity provider whose failover is automatic takes it.
const wiki = failover
  ? new OagApp(
      "wiki",
      {
        type: "OAG_SAML",
        label: "Wiki",
        idpId: okta.id,
        // What the service provider's SAML metadata says.
        clientId: "https://wiki.example.com/saml/metadata",
        acsUrl: "https://wiki.example.com/saml/acs",
        logoutUrl: "https://wiki.example.com/saml/logout",
        postLoginUrl: "https://wiki.example.com/",
        signAssertion: true,
        nameIdFormat: "EMAIL_ADDRESS",
        attributes: {
          mail: { source: "IDP", value: "email" },
          displayName: { source: "IDP", value: "displayName" },
        },
        behavior: { singleLogout: true },
        status: "ACTIVE",
      },
      { protect: config.getBoolean("protect") ?? true },
    )
  : undefined;

export const appId = wiki?.id;
/** To be given to the service provider. */
export const idpMetadata = wiki?.idpMetadata;
