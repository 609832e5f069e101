import * as pulumi from "@pulumi/pulumi";
import { getCertificate, OagApp, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

// The Okta org that signs people in. Its API token is a secret of the stack:
//   pulumi config set --secret oktaApiToken
const okta = new OagIdentityProvider("okta", {
  type: "IDP_OKTA",
  name: "Acme Okta",
  domain: config.get("oktaDomain") ?? "acme.okta.com",
  apiToken: config.requireSecret("oktaApiToken"),
});

// A certificate that the gateway holds already; looked up by its exact subject name.
const certificate = getCertificate({ commonName: "*.example.com", mostRecent: true });

const payroll = new OagApp(
  "payroll",
  {
    type: "OAG_HEADER_BASED",
    label: config.get("label") ?? "Payroll",
    description: "Salaries and payslips",
    publicDomain: "payroll.example.com",
    postLoginUrl: "https://payroll.example.com/home",
    idpId: okta.id,
    certificateId: certificate.id,
    groups: ["00g1employees", "00g2contractors"],
    loadBalanced: true,
    protectedResources: {
      blue: { hostname: "https://payroll-blue.internal:8443", assignedWeight: 60 },
      green: { hostname: "https://payroll-green.internal:8443", assignedWeight: 40 },
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      "X-PAYROLL-TENANT": { source: "STATIC", value: config.get("tenant") ?? "acme" },
      // A shared secret by which the back end trusts the headers; encrypted in the state.
      "X-GATEWAY-TRUST": { source: "SECRET", value: config.requireSecret("gatewayTrust") },
    },
    policies: {
      "/": { rule: "PROTECTED" },
      "/health": { rule: "NO_AUTH" },
      "/admin": { rule: "PROTECTED_REGEX", regexRule: "Groups=(?i).*payroll-admins.*" },
    },
    behavior: { policyDenied: "STATUS_CODE_403", singleLogout: true },
    session: { idleSessionTimeout: 1800, maxSessionTimeout: 28800 },
    healthCheck: { enabled: true, path: "/health", interval: 15 },
    status: "ACTIVE",
  },
  // A live app: nothing may delete it by accident. To destroy it on purpose, see the README.
  { protect: config.getBoolean("protect") ?? true },
);

export const appId = payroll.id;
export const appStatus = payroll.status;
export const gateway = payroll.gateway;
