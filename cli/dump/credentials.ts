import { isObject } from "../json";
import { membersWhere } from "./members";

/** Every text that the contract calls write-only: no read shows it, and what shows it all the same is not to be kept. */
export const credentials: ReadonlySet<string> = membersWhere(({ writeOnly, type }) => writeOnly === true && type === "string");

/** Pulumi's mark of a secret value. */
const signature = "4dabf18193072939515e22adb298388d";

/** In these, names are what somebody called an item. */
const maps = new Set(["attributes", "policies", "protectedResources"]);

/** A copy without credentials, secret values of attributes and marked secrets, at any depth. */
export function withoutCredentials<T>(value: T, isMap = false): T {
  if (Array.isArray(value)) return value.map((item) => withoutCredentials(item)) as T;
  if (!isObject(value)) return value;
  const isKept = ([name, inner]: [string, unknown]) =>
    !(isObject(inner) && signature in inner) && (isMap || (!credentials.has(name) && !(name === "value" && value.source === "SECRET")));
  const kept = Object.entries(value).filter(isKept);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutCredentials(inner, !isMap && maps.has(name))])) as T;
}
