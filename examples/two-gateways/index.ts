import * as pulumi from "@pulumi/pulumi";
import { getCertificate, OagApp, OagIdentityProvider, OagProvider } from "pulumi-oag";

const config = new pulumi.Config();

/** The identity provider and the app on one gateway. */
function site(name: string): OagApp {
  const provider = new OagProvider(name, {
    hostname: config.require(`${name}Hostname`),
    clientId: config.require(`${name}ClientId`),
    privateKey: config.requireSecret(`${name}PrivateKey`),
    caCertificate: config.get(`${name}CaCertificate`),
  });
  const okta = new OagIdentityProvider(
    `${name}-okta`,
    { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: config.requireSecret("oktaApiToken") },
    { provider },
  );
  return new OagApp(
    `${name}-payroll`,
    {
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      publicDomain: "payroll.example.com",
      postLoginUrl: "https://payroll.example.com/",
      idpId: okta.id,
      certificateId: getCertificate({ commonName: "*.example.com" }, { provider }).id,
      protectedResources: { main: { hostname: `https://payroll.${name}.internal:8443` } },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE",
    },
    { provider, protect: config.getBoolean("protect") ?? true },
  );
}

export const east = site("east").gateway;
export const west = site("west").gateway;
