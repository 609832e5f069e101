import { isObject, type Json, pick } from "../../../sdk/json";
import type { Branded, BrandedObject } from "../../values/branded";
import type { Members, Provenance } from "../provenance";

/** Absent and null are one. */
export const isThere = (value: unknown) => value !== undefined && value !== null;

function hasAll(value: Json): boolean {
  for (const name of Object.keys(value)) if (!isThere(value[name])) return false;
  return true;
}

/** An object without members that are undefined or null; anything else has none. */
export function present<Meaning extends string>(value: Branded<Meaning> | undefined): BrandedObject<Meaning>;
export function present(value: unknown): Json;
export function present(value: unknown): Json {
  if (!isObject(value)) return {};
  // Most have none, and stay as they are.
  return hasAll(value) ? value : pick(value, (_, inner) => isThere(inner));
}

/** What a member holds is from where the whole is from. */
export const valueIn = <Meaning extends string>(members: BrandedObject<Meaning>, name: string): Branded<Meaning> | undefined =>
  members[name] as Branded<Meaning> | undefined;

/** The object that a member holds, its nulls included; an empty one where it holds none. */
export function inside<Meaning extends string>(members: BrandedObject<Meaning>, name: string): BrandedObject<Meaning> {
  const value = valueIn(members, name);
  return isObject(value) ? value : ({} as BrandedObject<Meaning>);
}

/** Inputs or outputs without the members that start with `__`, and without those that are undefined or null. */
export const publicProps = <O extends Provenance>(props: Members<O>): Members<O> =>
  pick(props, (name, value) => !name.startsWith("__") && isThere(value)) as Members<O>;

/** Without nulls, however deep: no body may carry one. */
export function withoutNulls(members: Members<"live">): Members<"live"> {
  const inner = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inner);
    return isObject(part) ? Object.fromEntries(Object.entries(present(part)).map(([name, value]) => [name, inner(value)])) : part;
  };
  return inner(members) as Members<"live">;
}
