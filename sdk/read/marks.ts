import { operations } from "../generated/contract";
import type { OperationId } from "../http/connection";

/**
 * Members that the API shows of every object, by the collection in the path: an object without any of them is another
 * API's, however well its status reads. Taken for ours, it would say that everything is gone.
 */
const marks: Readonly<Record<string, readonly string[]>> = {
  apps: ["type"],
  idps: ["type"],
  certificates: ["commonName"],
  attributes: ["source"],
  policies: ["rule"],
  resources: ["hostname"],
  behavior: ["singleLogout", "universalLogout", "globalTokenRevocation"],
  session: ["idleSessionTimeout", "maxSessionTimeout", "idleSession", "maxSession"],
  "health-check": ["enabled", "interval"],
  secret: ["clientSecret"],
};

/** The members of which an operation's answer has at least one. */
export function marksOf(id: OperationId): readonly string[] {
  const collection = operations[id].path
    .split("/")
    .filter((segment) => !segment.startsWith("{"))
    .at(-1);
  return marks[collection ?? ""] ?? [];
}
