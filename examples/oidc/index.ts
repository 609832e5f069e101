import * as pulumi from "@pulumi/pulumi";
import { OagApp, OagIdentityProvider } from "pulumi-oag";

const config = new pulumi.Config();

const okta = new OagIdentityProvider("okta", {
  type: "IDP_OKTA",
  domain: config.get("oktaDomain") ?? "acme.okta.com",
  apiToken: config.requireSecret("oktaApiToken"),
});

const portal = new OagApp(
  "portal",
  {
    type: "OAG_OIDC",
    label: "Portal",
    idpId: okta.id,
    oidc: {
      applicationType: "web",
      redirectUris: ["https://portal.example.com/callback"],
      grantTypes: ["authorization_code", "refresh_token"],
      pkceRequired: true,
      allowedScopes: ["openid", "profile", "email", "offline_access"],
      accessTokenLifetime: 900,
    },
    status: "ACTIVE",
  },
  { protect: config.getBoolean("protect") ?? true },
);

export const clientId = portal.clientId;
/** A secret; undefined unless `oag:scopes` lets it be read. */
export const clientSecret = portal.clientSecret;
