import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { startGateway } from "../gateways/gateway.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import { OneResource } from "./resource.ts";

/** Arguments of an identity provider of each type, and of one without a name. */
export const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "TOKEN-CANARY" };
export const nameless: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token-1" };
export const auth0: Json = {
  type: "IDP_AUTH0",
  domain: "acme.auth0.com",
  tenant: "acme",
  clientId: "c1",
  clientSecret: "CLIENT-CANARY",
};

/** A configuration in which no request is sent again. */
export const once = { "oag:maxRetries": "0" };

/** A gateway, and an identity provider that is still to be created there. */
export async function startIdp(config: Record<string, string> = {}): Promise<{ gateway: Gateway; idp: OneResource }> {
  const gateway = await startGateway();
  return { gateway, idp: new OneResource("idp", gateway, { ...configFor(gateway), ...config }) };
}
