import { operations } from "../generated/contract";
import { responses, shapes } from "../generated/reads";
import type { OperationId } from "../http/connection";

/**
 * Members that the API shows of every object, by the end of the path, of two words where one means several things: an object without any of them is another
 * API's, however well its status reads. Taken for ours, it would say that everything is gone. Of what is not among these any member will do.
 */
const identifyingMembers: Readonly<Record<string, readonly string[]>> = {
  apps: ["type"],
  idps: ["type"],
  certificates: ["commonName"],
  attributes: ["source"],
  policies: ["rule"],
  resources: ["hostname"],
  behavior: ["singleLogout", "universalLogout", "globalTokenRevocation"],
  session: ["idleSessionTimeout", "maxSessionTimeout", "idleSession", "maxSession"],
  "health-check": ["enabled", "interval"],
  "apps/offline-mode": ["state"],
  "idps/offline-mode": ["mode"],
  "offline-mode/access-policy": ["accessPolicyId"],
  "offline-mode/group-policy": ["groups"],
  "offline-mode/health-policy": [
    ...["healthCheckInterval", "timeout", "maxRetries", "failureThreshold", "successThreshold", "recoveryCooldownInterval"],
  ],
  "offline-mode/directories": ["connection", "config"],
  "offline-mode/access-policies": ["rules"],
  "offline-mode/authenticators": ["key"],
  "lifecycle/activate": ["key"],
  "settings/authentication-service": ["serverNodes", "database", "publicDomain", "certificateId"],
  "authentication-service/health-check": ["status"],
  "authentication-service/certificates": ["certificateId"],
  ".well-known/openid-configuration": ["issuer"],
};

/** The members of which an operation's response has at least one. */
export function identifyingMembersOf(id: OperationId): readonly string[] {
  const segments = operations[id].path.split("/").filter((segment) => !segment.startsWith("{"));
  const own = identifyingMembers[segments.slice(-2).join("/")] ?? identifyingMembers[segments.at(-1) ?? ""];
  return own ?? Object.keys(shapes[responses[id] ?? ""]?.members ?? {});
}
