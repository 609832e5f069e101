import { isCredentialIn } from "pulumi-oag/sdk";
import { isObject } from "../json";
import { isSecretMark } from "../secret-mark";
import { isMapName } from "./tables";

/** A copy without credentials, secret values of attributes and marked secrets, at any depth. */
export function withoutCredentials<T>(value: T, isMap = false): T {
  if (Array.isArray(value)) return value.map((item) => withoutCredentials(item)) as T;
  if (!isObject(value)) return value;
  const isKept = ([name, inner]: [string, unknown]) => !isSecretMark(inner) && (isMap || !isCredentialIn(value, name));
  const kept = Object.entries(value).filter(isKept);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutCredentials(inner, !isMap && isMapName(name))])) as T;
}
