// What is asked of a parsed file before its values are taken for what a type says of them.

export type Guard<T> = (value: unknown) => value is T;

/** A guard for each member of a type. */
export type Form<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

export const isAnything = (_value: unknown): _value is unknown => true;
export const isText: Guard<string> = (value) => typeof value === "string";
export const isNumber: Guard<number> = (value) => typeof value === "number";
export const isFlag: Guard<boolean> = (value) => typeof value === "boolean";
export const isNull: Guard<null> = (value) => value === null;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

export const optional =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

export const either =
  <A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> =>
  (value): value is A | B =>
    one(value) || other(value);

export const listOf =
  <T>(guard: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(guard);

/** An object with free names. */
export const mapOf =
  <T>(guard: Guard<T>): Guard<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isRecord(value) && Object.values(value).every(guard);

/** An object of a form; members that the form does not name are nobody's business. */
export const objectOf =
  <T>(form: Form<T>): Guard<T> =>
  (value): value is T => {
    if (!isRecord(value)) return false;
    for (const name in form) if (!form[name](value[name])) return false;
    return true;
  };
