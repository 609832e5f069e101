import * as pulumi from "@pulumi/pulumi";
import { getCertificate, OagApp, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

// Whatever the gateway is to have is said here or in the stack's configuration, its secrets too: nothing of it is known to the
// gateway alone, so a blank one can be filled with it.
const okta = new OagIdentityProvider("okta", {
  type: "IDP_OKTA",
  domain: config.get("oktaDomain") ?? "acme.okta.com",
  apiToken: config.requireSecret("oktaApiToken"),
});
const certificate = getCertificate({ commonName: "*.example.com", mostRecent: true });
const gatewayTrust = config.requireSecret("gatewayTrust");

// One line an app: its name, its back end, and who may open it. `count` has more of them, to measure a gateway of another size.
const services = [
  "payroll",
  "wiki",
  "tickets",
  "travel",
  "library",
  "parking",
  "canteen",
  "reports",
  "stock",
  "quality",
  "survey",
  "badges",
];
const count = config.getNumber("count") ?? services.length;
const names = Array.from({ length: count }, (_, nth) => services[nth] ?? `service-${nth + 1}`);

const apps = names.map(
  (name) =>
    new OagApp(
      name,
      {
        type: "OAG_HEADER_BASED",
        label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        publicDomain: `${name}.example.com`,
        postLoginUrl: `https://${name}.example.com/`,
        idpId: okta.id,
        certificateId: certificate.id,
        groups: ["00g1employees"],
        protectedResources: { main: { hostname: `https://${name}.internal:8443` } },
        attributes: {
          REMOTE_USER: { source: "IDP", value: "login" },
          "X-GATEWAY-TRUST": { source: "SECRET", value: gatewayTrust },
        },
        policies: { "/": { rule: "PROTECTED" }, "/health/": { rule: "NO_AUTH" } },
        session: { idleSessionTimeout: 1800, maxSessionTimeout: 28800 },
        status: "ACTIVE",
      },
      // Live apps: nothing may delete them by accident. One that a gateway lost leaves the state all the same.
      { protect: config.getBoolean("protect") ?? true },
    ),
);

export const appCount = apps.length;
export const gateway = okta.gateway;
