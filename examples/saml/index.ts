import * as pulumi from "@pulumi/pulumi";
import { OagApp, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

const okta = new OagIdentityProvider("okta", {
  type: "IDP_OKTA",
  domain: config.get("oktaDomain") ?? "acme.okta.com",
  apiToken: config.requireSecret("oktaApiToken"),
});

const wiki = new OagApp(
  "wiki",
  {
    type: "OAG_SAML",
    label: "Wiki",
    idpId: okta.id,
    // What the service provider's SAML metadata says.
    clientId: "https://wiki.example.com/saml/metadata",
    acsUrl: "https://wiki.example.com/saml/acs",
    logoutUrl: "https://wiki.example.com/saml/logout",
    postLoginUrl: "https://wiki.example.com/",
    signAssertion: true,
    nameIdFormat: "EMAIL_ADDRESS",
    attributes: {
      mail: { source: "IDP", value: "email" },
      displayName: { source: "IDP", value: "displayName" },
    },
    behavior: { singleLogout: true },
    status: "ACTIVE",
  },
  { protect: config.getBoolean("protect") ?? true },
);

export const appId = wiki.id;
/** To be given to the service provider. */
export const idpMetadata = wiki.idpMetadata;
