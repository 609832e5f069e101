import type { Json } from "../basics/json.ts";
import type { Spec } from "./scenario.ts";

/** An identity provider. */
export const okta = { args: { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "TOKEN-CANARY" } };

/** An app that uses it. */
export function payroll(change: Json = {}, opts?: Json): Json {
  return {
    args: {
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      publicDomain: "payroll.example.com",
      postLoginUrl: "https://payroll.example.com/",
      idpId: "$idp.okta.id",
      certificateId: "$certificate.wildcard.id",
      groups: ["g1"],
      protectedResources: { main: { hostname: "https://b1.internal" } },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" }, trust: { name: "X-TRUST", source: "SECRET", value: "TRUST-CANARY" } },
      policies: { "/": { rule: "PROTECTED" } },
      session: { idleSessionTimeout: 1800 },
      status: "ACTIVE",
      ...change,
    },
    ...(opts && { opts }),
  };
}

/** Both, with a look-up of a certificate. */
export const quickSpec = (change: Json = {}, more: Spec = {}): Spec => ({
  idps: { okta },
  certificates: { wildcard: { args: { commonName: "*.example.com" } } },
  apps: { payroll: payroll(change) },
  outputs: { id: "$app.payroll.id", status: "$app.payroll.status" },
  ...more,
});
