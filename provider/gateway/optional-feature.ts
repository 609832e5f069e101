import { isNotOffered } from "../../sdk/outcomes";
import { ExplainedError } from "../errors/failure";

/** A gateway does not have what a program asks for, or its client may not use it. It says nothing of any object. */
export class MissingFeatureError extends ExplainedError {}

/**
 * Calls that only some gateways have. That one of them is not found says nothing of an object, and that it is not allowed has
 * more causes than a scope: the error says so.
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
          throw isNotOffered(error) ? new MissingFeatureError(error, feature) : error;
        }
      };
    },
  });
}
