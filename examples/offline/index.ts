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
    healthPolicy: { healthCheckInterval: 60, failureThreshold: 3, recoveryCooldownInterval: 600 },
  },
  { dependsOn: [service] },
);

// Users and groups as the gateway knows them then: read at once, and every hour.
const directory = new OagDirectory("directory", {
  idpId: okta.id,
  type: "OPEN_LDAP",
  connection: {
    connectionUrl: "ldaps://ldap.internal:636",
    bindDn: "cn=oag,ou=services,dc=example,dc=com",
    bindCredential: config.requireSecret("ldapPassword"),
  },
  config: { userSearchDn: "ou=people,dc=example,dc=com", groupSearchDn: "ou=groups,dc=example,dc=com" },
});

const payroll = new OagApp(
  "payroll",
  {
    type: "OAG_HEADER_BASED",
    label: "Payroll",
    publicDomain: "payroll.example.com",
    postLoginUrl: "https://payroll.example.com/",
    idpId: okta.id,
    certificateId: certificate.id,
    protectedResources: { main: { hostname: "https://payroll.internal:8443" } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
    policies: { "/": { rule: "PROTECTED" } },
    // TEST shows offline mode while the org can be reached; ACTIVE once that went well.
    offlineMode: {
      state: failover ? (config.get<"TEST" | "ACTIVE">("offline", { allowedValues: ["TEST", "ACTIVE"] }) ?? "TEST") : "INACTIVE",
    },
    status: "ACTIVE",
  },
  { protect: config.getBoolean("protect") ?? true },
);

export const health = service.healthStatus;
export const directoryId = directory.id;
export const offlineState = payroll.offlineMode.apply((mode) => mode?.state);
