import * as pulumi from "@pulumi/pulumi";

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

/** Wraps members as secrets, whatever the program did. */
export function secretMembers<T extends object>(args: T, names: readonly string[]): T {
  const wrapped = names.filter((name) => (args as Json)[name] !== undefined).map((name) => [name, pulumi.secret((args as Json)[name])]);
  return { ...args, ...Object.fromEntries(wrapped) };
}

/** The same for members of an object that may be an Output. */
export const secretWithin = (object: unknown, names: readonly string[]): unknown =>
  whenKnown(object, (known) => secretMembers(known, names));

/**
 * Wraps the values of SECRET attributes. Values of other attributes stay readable in previews; where the source is not
 * known yet, the value is taken for a secret one.
 */
export const secretAttributes = (attributes: unknown): unknown =>
  whenKnown(attributes, (known) => Object.fromEntries(Object.entries(known).map(([key, item]) => [key, whenKnown(item, secretAttribute)])));

function secretAttribute(item: Json): unknown {
  const isReadable = typeof item.source === "string" && item.source !== "SECRET";
  return isReadable || item.value === undefined ? item : { ...item, value: pulumi.secret(item.value) };
}
