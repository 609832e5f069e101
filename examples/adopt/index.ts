import * as pulumi from "@pulumi/pulumi";
import { getCertificate, OagApp, type OagAppArgs, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

const domain = "example.com";
const exampleComCertificate = getCertificate({ commonName: "*.example.com", mostRecent: true });

// acme.eu.auth0.com
const acmeEuAuth0Com = new OagIdentityProvider("acme-eu-auth0-com", {
  type: "IDP_AUTH0",
  domain: "acme.eu.auth0.com",
  tenant: "acme",
  failoverMode: "AUTOMATIC",
  clientId: config.requireSecret("acmeEuAuth0ComClientId"),
  clientSecret: config.requireSecret("acmeEuAuth0ComClientSecret"),
});

// acme.okta.com
const acmeOktaCom = new OagIdentityProvider("acme-okta-com", {
  type: "IDP_OKTA",
  domain: "acme.okta.com",
  name: "Workforce",
  apiToken: config.requireSecret("acmeOktaComApiToken"),
});

// partners.okta.com
const partnersOktaCom = new OagIdentityProvider("partners-okta-com", {
  type: "IDP_OKTA",
  domain: "partners.okta.com",
  name: "Partners",
  description: "Suppliers and auditors",
  apiToken: config.requireSecret("partnersOktaComApiToken"),
});

const appDefaults = {
  idpId: acmeOktaCom.id,
  certificateId: exampleComCertificate.id,
  session: { enforceDeepLinkingDomain: false },
  behavior: { singleLogout: false },
} satisfies Partial<OagAppArgs>;

// 3rd-party invoices
new OagApp(
  "3rd-party-invoices",
  {
    ...appDefaults,
    type: "OAG_HEADER_BASED",
    label: "3rd-party invoices",
    postLoginUrl: `https://invoices.${domain}/`,
    idpId: partnersOktaCom.id,
    publicDomain: `invoices.${domain}`,
    maxFileSize: 50,
    proxyReadTimeout: 300,
    protectedResources: {
      "https://invoices.internal": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
    },
    policies: {
      "/": { rule: "PROTECTED" },
    },
    status: "ACTIVE",
  },
  { protect: true },
);

new OagApp(
  "class",
  {
    ...appDefaults,
    type: "OAG_SAMPLE_HEADER",
    label: "class",
    postLoginUrl: `https://sample.${domain}/`,
    publicDomain: `sample.${domain}`,
    protectedResources: {
      "https://sample.internal": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
    },
    policies: {
      "/": { rule: "PROTECTED" },
    },
    status: "ACTIVE",
  },
  { protect: true },
);

// Customer portal
new OagApp(
  "customer-portal",
  {
    type: "OAG_OIDC",
    label: "Customer portal",
    idpId: acmeEuAuth0Com.id,
    oidc: {
      applicationType: "web",
      redirectUris: [`https://portal.${domain}/callback`],
      grantTypes: ["authorization_code"],
    },
    behavior: { singleLogout: false },
    status: "ACTIVE",
  },
  { protect: true },
);

// Draft
new OagApp("draft", {
  ...appDefaults,
  type: "OAG_HEADER_BASED",
  label: "Draft",
  postLoginUrl: `https://draft.${domain}/`,
  publicDomain: `draft.${domain}`,
  attributes: {},
  policies: {},
});

// JD Edwards
new OagApp("jd-edwards", {
  ...appDefaults,
  type: "ORACLE_JDE",
  label: "JD Edwards",
  postLoginUrl: `https://jde.${domain}/`,
  publicDomain: `jde.${domain}`,
  contentRewrite: true,
  protectedResources: {
    "https://jde.internal": {},
  },
  attributes: {
    REMOTE_USER: { source: "IDP", value: "login" },
  },
  policies: {
    "/": { rule: "PROTECTED" },
  },
  status: "MAINTENANCE",
});

// Orders (partners)
new OagApp(
  "orders-partners",
  {
    ...appDefaults,
    type: "ORACLE_WEBLOGIC",
    label: "Orders (partners)",
    postLoginUrl: `https://orders.${domain}/`,
    idpId: partnersOktaCom.id,
    publicDomain: `orders.${domain}`,
    protectedResources: {
      "https://orders.internal": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      Groups: { active: false, source: "IDP", value: "Groups" },
    },
    policies: {
      "/": { rule: "PROTECTED" },
      "/admin": {
        rule: "PROTECTED_REGEX",
        caseSensitive: false,
        regexRule: "(^|\\s)Groups=([^:\\s][^:\\r\\n]*:)*order-admins:",
      },
    },
    status: "ACTIVE",
  },
  { protect: true },
);

// Payroll
new OagApp(
  "payroll-b7c3319a",
  {
    ...appDefaults,
    type: "OAG_HEADER_BASED",
    label: "Payroll",
    groups: ["g-finance", "g-hr"],
    postLoginUrl: `https://payroll.${domain}/`,
    publicDomain: `payroll.${domain}`,
    loadBalanced: true,
    protectedResources: {
      "https://payroll-a.internal:8443": { assignedWeight: 2 },
      "https://payroll-b.internal:8443": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      "X-TRUST": { source: "SECRET", type: "COOKIE", value: config.requireSecret("payrollb7c3319aXTrust") },
    },
    policies: {
      "/": { rule: "PROTECTED" },
      "/health/": { description: "for the load balancer", rule: "NO_AUTH" },
    },
    session: { enforceDeepLinkingDomain: false, idleSessionTimeout: 900 },
    behavior: { policyDenied: "STATUS_CODE_403", singleLogout: true },
    healthCheck: { enabled: true, path: "/health", interval: 30 },
    status: "ACTIVE",
  },
  { protect: true },
);

// payroll
new OagApp("payroll-f4f4fc07", {
  ...appDefaults,
  type: "OAG_HEADER_BASED",
  label: "payroll",
  postLoginUrl: `https://payroll-test.${domain}/`,
  publicDomain: `payroll-test.${domain}`,
  protectedResources: {
    "https://payroll-test.internal": {},
  },
  attributes: {
    REMOTE_USER: { source: "IDP", value: "login" },
  },
  policies: {
    "/": { rule: "PROTECTED" },
  },
  status: "INACTIVE",
});

// PeopleSoft HR
new OagApp(
  "peoplesoft-hr",
  {
    ...appDefaults,
    type: "ORACLE_PEOPLESOFT",
    label: "PeopleSoft HR",
    postLoginUrl: `https://hr.${domain}/`,
    publicDomain: `hr.${domain}`,
    protectedResources: {
      "https://hr.internal": {},
    },
    attributes: {
      PS_USER: { source: "IDP", value: "login" },
    },
    policies: {
      "/": { rule: "PROTECTED" },
    },
    status: "ACTIVE",
  },
  { protect: true },
);

// Status page
new OagApp(
  "status-page",
  {
    ...appDefaults,
    type: "OAG_NOAUTH",
    label: "Status page",
    postLoginUrl: `https://status.${domain}/`,
    publicDomain: `status.${domain}`,
    protectedResources: {
      "https://status.internal": {},
    },
    attributes: {},
    policies: {
      "/": { rule: "NO_AUTH" },
    },
    session: { auth: "NOAUTH", enforceDeepLinkingDomain: false },
    status: "ACTIVE",
  },
  { protect: true },
);

// Wiki
new OagApp(
  "wiki",
  {
    type: "OAG_SAML",
    label: "Wiki",
    idpId: acmeEuAuth0Com.id,
    clientId: "urn:wiki",
    acsUrl: `https://wiki.${domain}/acs`,
    logoutUrl: `https://wiki.${domain}/out`,
    postLoginUrl: `https://wiki.${domain}/`,
    clientSignature: true,
    attributes: {
      mail: { source: "IDP", value: "email" },
    },
    behavior: { singleLogout: false },
    status: "ACTIVE",
    spCertificate: config.requireSecret("wikiSpCertificate"),
  },
  { protect: true },
);

// 数据 Reports
new OagApp(
  "数据-reports",
  {
    ...appDefaults,
    type: "ORACLE_OBIEE",
    label: "数据 Reports",
    postLoginUrl: `https://reports.${domain}/`,
    certificateId: getCertificate({ commonName: "reports.internal" }).id,
    publicDomain: `reports.${domain}`,
    protectedResources: {
      "https://reports.internal": {},
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
    },
    policies: {
      "/": { rule: "PROTECTED" },
    },
    status: "ACTIVE",
  },
  { protect: true },
);
