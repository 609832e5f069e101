import { OagApiError, OagProtocolError } from "../../../sdk/errors";
import { ExplainedError } from "../../errors/failure";

/** A gateway does not have what a program asks for, or its client may not use it. It says nothing of any object. */
export class MissingFeatureError extends ExplainedError {}

/**
 * Calls that only some gateways have. A 404 to one of them is no absent object, and a 403 has more causes than a scope: the
 * error says so.
 * @param feature what the gateway lacks, and how it gets it
 */
export function optional<Calls extends object>(calls: Calls, feature: string): Calls {
  return new Proxy(calls, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== "function") return call;
      return async (...given: unknown[]) => {
        try {
          return await call.apply(target, given);
        } catch (error) {
          throw isMissing(error) ? new MissingFeatureError(error, feature) : error;
        }
      };
    },
  });
}

/** A path that a gateway does not know may be answered with a page instead of the API's error. */
const isMissing = (error: unknown): boolean =>
  (error instanceof OagApiError && (error.status === 404 || error.status === 403)) ||
  (error instanceof OagProtocolError && error.status === 404);

/** What is said of offline mode. */
export const offlineMode =
  "offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it until Okta Support enables it, or the client lacks a scope for it";
