import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { OneResource } from "../resources/resource.ts";

const site = (label: string, host: string): Json => ({
  label,
  publicDomain: `${host}.example.com`,
  postLoginUrl: `https://${host}.example.com/`,
});

type Make = (kind: "app" | "idp", declared: Json) => Promise<string>;

interface Providers {
  workforce: string;
  partners: string;
  customers: string;
}

/** A gateway as an infrastructure team has it after years: 3 identity providers, 12 apps of different types, made by hand. */
export async function fillGateway(gateway: Gateway): Promise<void> {
  const make: Make = async (kind, declared) => {
    const resource = new OneResource(kind, gateway);
    const { error } = await resource.up(declared);
    if (error !== undefined) throw new Error(error);
    return String(resource.id);
  };
  const providers = await buildProviders(make);
  // SAML and OIDC apps need it.
  gateway.store.offline.setMode(providers.customers, "AUTOMATIC");
  const [wildcard = "", internal = ""] = gateway.store.certificates.keys();
  await buildProxied(make, providers, wildcard, internal);
  await buildOthers(make, providers, wildcard);
}

async function buildProviders(make: Make): Promise<Providers> {
  const workforce = await make("idp", { type: "IDP_OKTA", domain: "acme.okta.com", name: "Workforce", apiToken: "TOKEN-CANARY" });
  const partners = await make("idp", {
    type: "IDP_OKTA",
    domain: "partners.okta.com",
    name: "Partners",
    description: "Suppliers and auditors",
    apiToken: "TOKEN-CANARY-2",
  });
  const customers = await make("idp", {
    type: "IDP_AUTH0",
    domain: "acme.eu.auth0.com",
    tenant: "acme",
    clientId: "CLIENT-CANARY",
    clientSecret: "SECRET-CANARY",
  });
  return { workforce, partners, customers };
}

async function buildProxied(make: Make, { workforce, partners }: Providers, wildcard: string, internal: string): Promise<void> {
  const proxied = (type: string, idpId: string, label: string, host: string, more: Json = {}): Promise<string> =>
    make("app", {
      type,
      idpId,
      certificateId: wildcard,
      ...site(label, host),
      protectedResources: { main: { hostname: `https://${host}.internal` } },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE",
      ...more,
    });
  await proxied("OAG_HEADER_BASED", workforce, "Payroll", "payroll", {
    groups: ["g-finance", "g-hr"],
    loadBalanced: true,
    protectedResources: {
      a: { hostname: "https://payroll-a.internal:8443", assignedWeight: 2 },
      b: { hostname: "https://payroll-b.internal:8443" },
    },
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      trust: { name: "X-TRUST", type: "COOKIE", source: "SECRET", value: "TRUST-CANARY" },
    },
    policies: { "/": { rule: "PROTECTED" }, "/health/": { rule: "NO_AUTH", description: "for the load balancer" } },
    session: { idleSessionTimeout: 900 },
    healthCheck: { enabled: true, path: "/health", interval: 30 },
    behavior: { policyDenied: "STATUS_CODE_403", singleLogout: true },
  });
  await proxied("OAG_HEADER_BASED", workforce, "payroll", "payroll-test", { status: "INACTIVE" });
  await proxied("OAG_NOAUTH", workforce, "Status page", "status", { attributes: {}, policies: { "/": { rule: "NO_AUTH" } } });
  await proxied("ORACLE_PEOPLESOFT", workforce, "PeopleSoft HR", "hr", { attributes: { PS_USER: { source: "IDP", value: "login" } } });
  await proxied("ORACLE_WEBLOGIC", partners, "Orders (partners)", "orders", {
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, Groups: { source: "IDP", value: "Groups", active: false } },
    policies: {
      "/": { rule: "PROTECTED" },
      "/admin": {
        rule: "PROTECTED_REGEX",
        regexRule: String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*order-admins:`,
        caseSensitive: false,
      },
    },
  });
  await proxied("ORACLE_JDE", workforce, "JD Edwards", "jde", { status: "MAINTENANCE", contentRewrite: true });
  await proxied("ORACLE_OBIEE", workforce, "数据 Reports", "reports", { certificateId: internal });
  await proxied("OAG_SAMPLE_HEADER", workforce, "class", "sample", {});
  await proxied("OAG_HEADER_BASED", partners, "3rd-party invoices", "invoices", { proxyReadTimeout: 300, maxFileSize: 50 });
}

async function buildOthers(make: Make, { workforce, customers }: Providers, wildcard: string): Promise<void> {
  await make("app", {
    type: "OAG_HEADER_BASED",
    idpId: workforce,
    certificateId: wildcard,
    ...site("Draft", "draft"),
    attributes: {},
    policies: {},
  });
  await make("app", {
    type: "OAG_SAML",
    label: "Wiki",
    idpId: customers,
    clientId: "urn:wiki",
    acsUrl: "https://wiki.example.com/acs",
    postLoginUrl: "https://wiki.example.com/",
    logoutUrl: "https://wiki.example.com/out",
    clientSignature: true,
    spCertificate: "CERTIFICATE-CANARY",
    attributes: { mail: { source: "IDP", value: "email" } },
    status: "ACTIVE",
  });
  await make("app", {
    type: "OAG_OIDC",
    label: "Customer portal",
    idpId: customers,
    oidc: { applicationType: "web", redirectUris: ["https://portal.example.com/callback"], grantTypes: ["authorization_code"] },
    status: "ACTIVE",
  });
}

/** Certificates of that gateway: two carry the same name, one is the newer. */
export const fullGatewayCertificates = [
  { commonName: "*.example.com", validFrom: "2026-06-01" },
  { commonName: "reports.internal", validFrom: "2026-01-01" },
  { commonName: "*.example.com", validFrom: "2025-06-01", expiresOn: "2027-01-01" },
];
