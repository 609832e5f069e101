import { isObject, type Json, mapped } from "../../sdk/json";
import { isCredentialIn } from "../../sdk/secrets/places";
import { isMarkedSecret, secret } from "./markers";

/** An object is no credential by its name, but may hold some: items of maps are called as programs like. */
export const isNamedSecret = (name: string, value: unknown, holder: Json): boolean => !isObject(value) && isCredentialIn(holder, name);

/**
 * A result in which every value under a credential's name is marked secret, however deep, so that the engine encrypts it: a
 * gateway may show one where none belongs.
 */
export function sealNames(result: Json): Json {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value) || isMarkedSecret(value)) return value;
    return mapped(value, (inner, name) => {
      // Our own notes are names, and the provider's text is the engine's.
      if (name.startsWith("__")) return inner;
      return isNamedSecret(name, inner, value) ? secret(inner) : walk(inner);
    });
  };
  return walk(result) as Json;
}
