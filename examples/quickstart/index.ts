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
      // The person's groups, for the rule of /admin alone: not sent to the back ends.
      Groups: { source: "IDP", value: "Groups", active: false },
      // A shared secret by which the back end trusts the headers; encrypted in the state.
      "X-GATEWAY-TRUST": { source: "SECRET", value: config.requireSecret("gatewayTrust") },
    },
    policies: {
      "/": { rule: "PROTECTED" },
      // With a slash at its end: "/public" would open /public-admin too.
      "/public/": { rule: "NO_AUTH" },
      // Without one, and in any case of letters: what is closed should rather cover /administration and /Admin than miss them.
      // The rule searches text like "UserName=ann@acme.com Groups=Everyone:payroll-admins:" for one whole group name.
      "/admin": {
        rule: "PROTECTED_REGEX",
        regexRule: String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*payroll-admins:`,
        caseSensitive: false,
      },
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
