import * as pulumi from "@pulumi/pulumi";
import { getCertificate, getIdentityProvider, OagApp } from "pulumi-oag";

const config = new pulumi.Config();

const intranet = new OagApp(
  "intranet",
  {
    type: "OAG_HEADER_BASED",
    label: "Intranet",
    publicDomain: "intranet.example.com",
    postLoginUrl: "https://intranet.example.com/",
    idpId: getIdentityProvider({ domain: "acme.okta.com" }).id,
    certificateId: getCertificate({ commonName: "*.example.com" }).id,
    protectedResources: { main: { hostname: "https://intranet.internal" } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
    policies: { "/": { rule: "PROTECTED" } },
    status: "ACTIVE",
  },
  {
    // The id of the app on the gateway: pulumi config set adopt ID. Once the app is in the stack, it may stay or go.
    import: config.get("adopt"),
    protect: config.getBoolean("protect") ?? true,
  },
);

export const appId = intranet.id;
