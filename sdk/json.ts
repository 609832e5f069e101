/** A JSON object. */
export type Json = Record<string, unknown>;

/** True for a JSON object: neither a list nor null. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Sets a member, also one that is called like what every object has. */
function put(object: Json, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

/** The members of an object that are wanted. One pass: lists of entries between cost four times as much, and every object of a call comes by here. */
export function pick(object: Json, isWanted: (name: string, value: unknown) => boolean): Json {
  const picked: Json = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (isWanted(name, value)) put(picked, name, value);
  }
  return picked;
}

/** The names of members that are wanted. */
export const namesIn = (object: Json, isWanted: (name: string, value: unknown) => boolean): string[] =>
  Object.keys(object).filter((name) => isWanted(name, object[name]));

/**
 * An object of the same names with other values.
 * @param names those that it is to have, in their order
 */
export function mapped(object: Json, change: (value: unknown, name: string) => unknown, names = Object.keys(object)): Json {
  const changed: Json = {};
  for (const name of names) put(changed, name, change(object[name], name));
  return changed;
}
