import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { seedIdp } from "../gateways/seed-idp.ts";

/** A complete, activated app with two of everything. */
export function fullApp(gateway: Gateway, change: Json = {}): Json {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const [certificateId] = gateway.store.certificates.keys();
  return {
    type: "OAG_HEADER_BASED",
    label: "Payroll",
    publicDomain: "payroll.example.com",
    postLoginUrl: "https://payroll.example.com/",
    idpId,
    certificateId,
    groups: ["g1", "g2"],
    protectedResources: { main: { hostname: "https://b1.internal:8443" }, "https://b2.internal": { assignedWeight: 2 } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, trust: { name: "X-TRUST", source: "SECRET", value: "SECRET-CANARY" } },
    policies: { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" } },
    behavior: { singleLogout: true },
    session: { idleSessionTimeout: 1800 },
    status: "ACTIVE",
    ...change,
  };
}
