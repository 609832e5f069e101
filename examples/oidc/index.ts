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
const portal = failover
  ? new OagApp(
      "portal",
      {
        type: "OAG_OIDC",
        label: "Portal",
        idpId: okta.id,
        oidc: {
          applicationType: "web",
          redirectUris: ["https://portal.example.com/callback"],
          grantTypes: ["authorization_code", "refresh_token"],
          pkceRequired: true,
          allowedScopes: ["openid", "profile", "email", "offline_access"],
          accessTokenLifetime: 900,
        },
        status: "ACTIVE",
      },
      { protect: config.getBoolean("protect") ?? true },
    )
  : undefined;

export const clientId = portal?.clientId;
/** A secret; undefined unless `oag:scopes` lets it be read. */
export const clientSecret = portal?.clientSecret;
