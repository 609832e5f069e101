import { type Unknown, unknown } from "pulumi-oag/rules";

/** A plain object. */
export type Json = Record<string, unknown>;

/** True for an object that is no list. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** How the engine writes a value that a preview does not know. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Properties as the rules take them: what a preview does not know is `unknown`. The policy SDK's properties throw when such a value
 * is read, and then the whole policy would not run; here only what depends on it is not judged.
 */
export function declaredFrom(props: object): Json {
  return Object.fromEntries(Object.keys(props).map((name) => [name, read(props as Json, name)]));
}

function read(from: Json | readonly unknown[], name: string | number): unknown {
  let value: unknown;
  try {
    value = (from as Json)[name];
  } catch (error) {
    if (isUnknownValueError(error)) return unknown;
    throw error;
  }
  if (value === unknownText) return unknown;
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, at): unknown => read(value, at));
  return isObject(value) ? declaredFrom(value) : value;
}

/** The SDK's class is its own; this is what it carries. */
const isUnknownValueError = (error: unknown): error is Error => isObject(error) && "unknownTypeSentinel" in error;

/** A member that may not be told, in the place of its value. */
export const hidden: Unknown = unknown;
