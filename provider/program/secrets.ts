import * as pulumi from "@pulumi/pulumi";
import type { SecretPlace } from "../../sdk/generated/credentials";
import type { Json } from "../../sdk/json";
import { mayBeSecret } from "../../sdk/secrets/places";
import { whenKnown } from "./program-values";

/**
 * Arguments with those wrapped as secrets that the contract says are, whatever the program did: members, what is within them and in
 * items of maps, which may be Outputs. Where what decides is not known yet, the value is taken for a secret one.
 */
export function withSecrets<T extends object>(args: T, places: readonly SecretPlace[]): T {
  const holder = args as Json;
  const names = new Set(places.flatMap(({ path: [name = ""] }) => (name === "*" ? Object.keys(holder) : [name])));
  const wrapped = [...names].filter((name) => holder[name] !== undefined).map((name) => [name, wrappedAt(holder, name, places)]);
  return { ...args, ...Object.fromEntries(wrapped) };
}

function wrappedAt(holder: Json, name: string, places: readonly SecretPlace[]): unknown {
  const here = places.filter(({ path: [first] }) => first === name || first === "*");
  const isSecret = here.some(({ path, where }) => path.length === 1 && (where === undefined || mayBeSecret(where, holder)));
  if (isSecret) return pulumi.secret(holder[name]);
  const within = here.filter(({ path }) => path.length > 1).map(({ path, ...rest }) => ({ ...rest, path: path.slice(1) }));
  return within.length === 0 ? holder[name] : whenKnown(holder[name], (known) => withSecrets(known, within));
}
