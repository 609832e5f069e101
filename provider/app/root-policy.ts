import { OagApiError } from "../../sdk/errors";
import { OagResourceError, reasonOf } from "../plugin/failure";
import type { Json } from "../plugin/markers";
import { asDeclared } from "./items";
import type { MapPart } from "./parts";

/**
 * Some gateways neither delete nor change the policy for `/` that every app has. Then no other `up` would do better: the
 * refusal says how to declare that policy.
 */
export function refusalOfRoot(part: MapPart, live: Json, error: unknown): unknown {
  if (part.name !== "policies" || live.resourcePath !== "/" || !(error instanceof OagApiError) || error.status !== 400) return error;
  const shown = Object.entries(asDeclared(part, "/", live)).filter(([name]) => !part.members[name]?.sensitive);
  return new OagResourceError(
    `${reasonOf(error)}; if this gateway keeps the policy for "/", declare it as it is: policies: { "/": ${JSON.stringify(Object.fromEntries(shown))}, … }`,
    error.code,
  );
}
