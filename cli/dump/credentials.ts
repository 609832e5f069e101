import { isCredentialIn } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import { isMapName } from "./tables";

/** Pulumi's mark of a secret value. */
const signature = "4dabf18193072939515e22adb298388d";

/** True for what Pulumi keeps secret, encrypted or in plain. */
export const isSecretMark = (value: unknown): value is Json => isObject(value) && signature in value;

/** A copy without credentials, secret values of attributes and marked secrets, at any depth. */
export function withoutCredentials<T>(value: T, isMap = false): T {
  if (Array.isArray(value)) return value.map((item) => withoutCredentials(item)) as T;
  if (!isObject(value)) return value;
  const isKept = ([name, inner]: [string, unknown]) => !isSecretMark(inner) && (isMap || !isCredentialIn(value, name));
  const kept = Object.entries(value).filter(isKept);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutCredentials(inner, !isMap && isMapName(name))])) as T;
}
