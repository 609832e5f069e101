import { credentialNames } from "../../sdk/generated/reads";
import { isObject, isSecretMark, type Json, secret, toJson } from "./markers";

/** Shorter ones are too common to hunt: a text that holds the like of them need not be one. */
const shortest = 8;

const isCredential = (name: string): boolean => credentialNames.includes(name);

/** Sources of attributes whose value is no secret. One that is newer than the contract may be of any kind. */
const plainSources: readonly unknown[] = ["IDP", "STATIC", "APP_CONTEXT", "AUTH_CONTEXT", "OID"];

/** True for the value of an attribute that is, or may be, a secret. */
export const isSecretSource = (source: unknown): boolean => !plainSources.includes(source);

/** The credentials in what a program declares or a state knows: what the contract calls so, and values of SECRET attributes. */
export function credentialsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(credentialsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== "string") return credentialsIn(inner);
    const isSecret = isCredential(name) || (name === "value" && value.source !== undefined && isSecretSource(value.source));
    return isSecret && inner.length >= shortest ? [inner] : [];
  });
}

/**
 * The one funnel of results: plain JSON in which every credential is marked secret, so that the engine encrypts it: texts
 * under a credential's name, however deep, and whatever repeats a credential that is known, for a gateway may show it
 * anywhere. A map with such a key is secret as a whole.
 */
export function seal<T>(result: T, known: readonly Json[]): T {
  const credentials = [...new Set(known.flatMap(credentialsIn))];
  const repeats = (text: string) => credentials.some((credential) => text.includes(credential));
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return isCredential(name) || repeats(value) ? secret(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, ""));
    if (!isObject(value) || isSecretMark(value)) return value;
    const inner = Object.fromEntries(
      // Our own notes are names, and the provider's text is the engine's.
      Object.entries(value).map(([key, item]) => [key, key.startsWith("__") ? item : walk(item, key)]),
    );
    return Object.keys(inner).some(repeats) ? secret(value) : inner;
  };
  return walk(toJson(result), "") as T;
}
