import type { Json } from "pulumi-oag/provider/v1";

export type { Json } from "pulumi-oag/provider/v1";

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Absent, null and "" are one: the API answers any of them for a text that is not set. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";

/** Equality without regard to key order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isNothing(a) && isNothing(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
  return a === b;
}
