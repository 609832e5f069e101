import * as pulumi from "@pulumi/pulumi";
import type { Json } from "../../sdk/json";

/** Any value as an Output. */
export const output = (value: unknown): pulumi.Output<unknown> => pulumi.output(value);

/** True for what declares nothing. */
export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** True for an Output or a promise: its value becomes known later. */
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
