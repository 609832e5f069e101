import { credentialNames } from "../../sdk/generated/reads";
import { isObject, type Json } from "../../sdk/json";
import { isMarkedSecret, secret } from "./markers";

const isCredential = (name: string): boolean => credentialNames.includes(name);

/**
 * A result in which every text under a credential's name is marked secret, however deep, so that the engine encrypts it: a
 * gateway may show one where none belongs.
 */
export function sealNames(result: Json): Json {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return isCredential(name) ? secret(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, ""));
    if (!isObject(value) || isMarkedSecret(value)) return value;
    // Our own notes are names, and the provider's text is the engine's.
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key.startsWith("__") ? item : walk(item, key)]));
  };
  return walk(result, "") as Json;
}
