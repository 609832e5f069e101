import * as pulumi from "@pulumi/pulumi";
import type { SecretPlace } from "../../sdk/generated/credentials";
import { mayBeSecret } from "../../sdk/secrets/places";

/** A plain object of arguments. */
export type Json = Record<string, unknown>;

/** What becomes known now or later, whatever it is. */
export const output = (value: unknown): pulumi.Output<unknown> => pulumi.output(value);

/** True for what becomes known later. */
export const isLater = (value: unknown): boolean => pulumi.Output.isInstance(value) || value instanceof Promise;

/** True for what a program wrote as an object: neither an Output nor a resource. */
export const isPlainObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isLater(value) && !pulumi.Resource.isInstance(value);

/**
 * Does something to what is known now or later. What is neither an object nor on its way to one is left to check, which refuses it.
 */
export function whenKnown<T>(value: unknown, work: (known: Json) => T): unknown {
  if (isPlainObject(value)) return work(value);
  return isLater(value) ? output(value).apply((known) => whenKnown(known, work)) : value;
}

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
