import { randomUUID } from "node:crypto";
import type { Gateway } from "pulumi-oag-simulator";

/** An identity provider that is simply there, made behind everybody's back; its failover is automatic, as SAML and OIDC apps need it. */
export function seedIdp(gateway: Gateway, domain = "acme.okta.com", failover: "AUTOMATIC" | "DISABLED" = "AUTOMATIC"): string {
  const id = randomUUID();
  gateway.store.idps.set(id, { id, own: { type: "IDP_OKTA", domain, name: "Acme" }, credential: "token-1", valid: true });
  gateway.store.offline.setMode(id, failover);
  return id;
}
