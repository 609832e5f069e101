import * as pulumi from "@pulumi/pulumi";
import { type DefaultedAppArgs, getCertificate, OagApp, OagIdentityProvider, OagProvider, type OmitArgs } from "pulumi-oag";

const config = new pulumi.Config();
const oag = new pulumi.Config("oag");

// What nearly every app has is said once.
const gateway = new OagProvider("gateway", {
  hostname: oag.require("hostname"),
  clientId: oag.require("clientId"),
  privateKey: oag.requireSecret("privateKey"),
  caCertificate: oag.get("caCertificate"),
  appDefaults: (provider) => ({
    type: "OAG_HEADER_BASED",
    idpId: new OagIdentityProvider(
      "okta",
      { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: config.requireSecret("oktaApiToken") },
      { provider },
    ).id,
    certificateId: getCertificate({ commonName: "*.example.com", mostRecent: true }, { provider }).id,
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login" },
      "X-GATEWAY-TRUST": { source: "SECRET", value: config.requireSecret("gatewayTrust") },
    },
    policies: { "/": { rule: "PROTECTED" } },
    behavior: { policyDenied: "STATUS_CODE_403", singleLogout: true },
    session: { idleSessionTimeout: 1800, maxSessionTimeout: 28800 },
    status: "ACTIVE",
  }),
});

/** An app: its host and its back end are called like it, and it may declare more, or otherwise. */
function app(label: string, more: OmitArgs<DefaultedAppArgs, "label" | "publicDomain"> = {}): OagApp {
  const name = label.toLowerCase();
  const publicDomain = `${name}.example.com`;
  const args: DefaultedAppArgs = {
    postLoginUrl: `https://${publicDomain}/`,
    protectedResources: { main: { hostname: `https://${name}.internal:8443` } },
    ...more,
    label,
    publicDomain,
  };
  return new OagApp(name, args, { provider: gateway, protect: config.getBoolean("protect") ?? true });
}

const apps = [
  app("Archive"),
  app("Assets"),
  app("Billing", { session: { idleSessionTimeout: 600 } }),
  app("Budget"),
  app("Expenses", { attributes: { "X-DEPARTMENT": { source: "IDP", value: "department" } } }),
  app("Helpdesk", { policies: { "/status/": { rule: "NO_AUTH" } } }),
  app("Legal", { attributes: { "X-GATEWAY-TRUST": null } }),
  app("Payroll", { behavior: { universalLogout: true } }),
  app("Travel"),
  app("Vendors", { description: "Orders and invoices", groups: ["00g1buyers"] }),
];

export const labels = pulumi.all(apps.map(({ label }) => label));
