import { type DeclaredApp, unknown } from "pulumi-oag/rules";

/** A plain object. */
export type Json = Record<string, unknown>;

/** True for an object that is no list. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

const signatureKey = "4dabf18193072939515e22adb298388d";

/** A value as Pulumi hands a secret to mocks; undefined for any other. */
export const secretIn = (value: unknown): (Json & { value?: unknown }) | undefined =>
  isObject(value) && signatureKey in value ? value : undefined;

/** How Pulumi writes a value that a preview does not know. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The inputs of an app as the rules take them. Values of attributes are looked at although they may be secret, since no text
 * tells them; any other secret is taken for not known, so that no message of a test shows it.
 */
export const declaredApp = (inputs: Json): DeclaredApp =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, read(value, name === "attributes")]));

function read(value: unknown, mayBeSecret: boolean): unknown {
  if (value === unknownText) return unknown;
  if (Array.isArray(value)) return value.map((item) => read(item, mayBeSecret));
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (names.length === 1 && names[0] === "secret") return mayBeSecret ? read(value.secret, true) : unknown;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, read(item, mayBeSecret)]));
}
