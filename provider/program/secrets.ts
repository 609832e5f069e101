import * as pulumi from "@pulumi/pulumi";

/** A plain object of arguments. */
export type Json = Record<string, unknown>;

/** True for what a program wrote as an object: neither an Output nor a resource. */
export const isPlainObject = (value: unknown): value is Json =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !pulumi.Output.isInstance(value) &&
  !pulumi.Resource.isInstance(value) &&
  !(value instanceof Promise);

/** Wraps members as secrets, whatever the program did. */
export function secretMembers<T extends object>(args: T, names: readonly string[]): T {
  const wrapped = names.filter((name) => (args as Json)[name] !== undefined).map((name) => [name, pulumi.secret((args as Json)[name])]);
  return { ...args, ...Object.fromEntries(wrapped) };
}

/** The same for members of an object that may be an Output. */
export function secretWithin(object: unknown, names: readonly string[]): unknown {
  if (object === undefined || object === null) return object;
  if (!isPlainObject(object)) return pulumi.output(object).apply((known) => secretWithin(known, names));
  return secretMembers(object, names);
}

/**
 * Wraps the values of SECRET attributes. Values of other attributes stay readable in previews; where the source is not
 * known yet, the value is taken for a secret one.
 */
export function secretAttributes(attributes: unknown): unknown {
  if (attributes === undefined || attributes === null) return attributes;
  if (!isPlainObject(attributes)) return pulumi.output(attributes).apply((known) => secretAttributes(known));
  return Object.fromEntries(Object.entries(attributes).map(([key, item]) => [key, secretAttribute(item)]));
}

function secretAttribute(item: unknown): unknown {
  if (item === undefined || item === null) return item;
  if (!isPlainObject(item)) return pulumi.output(item).apply((known) => secretAttribute(known));
  const isReadable = typeof item.source === "string" && item.source !== "SECRET";
  return isReadable || item.value === undefined ? item : { ...item, value: pulumi.secret(item.value) };
}
