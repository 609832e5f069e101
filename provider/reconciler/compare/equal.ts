import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { filtered, type Members } from "../origin";
import { factsOf, normal } from "./normal";

/** Absent, null and the empty string are one: the API answers any of them for a text that is not set. */
export const isNothing = (value: unknown) => value === undefined || value === null || value === "";

/** A live value and a declared one, by name: both may be anything, and which is which matters. */
export interface Compared {
  live: unknown;
  declared: unknown;
}

/** Deep equality, independent of key order; absent, null and "" are equal. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => sameValue(value, b[index]));
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
  return false;
}

/** Equality of one API member, by what the contract says of it: what a gateway may make of a value by itself is no difference. */
export function sameMember(member: Member | undefined, a: unknown, b: unknown): boolean {
  // Nearly every value of a refresh is.
  if (a === b) return true;
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.every((name) => sameMember(factsOf(member?.members, name), a[name], b[name]));
  }
  const isSet = member?.set === true;
  return sameValue(normal(member, isSet ? (a ?? []) : a), normal(member, isSet ? (b ?? []) : b));
}

/**
 * The live value shaped like the declared one: the same set keeps the program's order, the same text the program's form, also
 * beside what differs in one object.
 */
export function likeDeclared(member: Member | undefined, { live, declared }: Compared): unknown {
  if (sameMember(member, live, declared)) return declared;
  if (!isObject(live) || !isObject(declared)) return live;
  return Object.fromEntries(
    Object.entries(live).map(([name, value]) => [
      name,
      likeDeclared(factsOf(member?.members, name), { live: value, declared: declared[name] }),
    ]),
  );
}

/** Declared members that differ from the old state, or that it did not own or know: an empty value may be news to the gateway. */
export function changedMembers(
  table: Readonly<Record<string, Member>>,
  declared: Members<"declared">,
  before: Members<"known">,
  isOwned: (name: string) => boolean,
): Members<"declared"> {
  return filtered(
    declared,
    (name) => !isOwned(name) || !Object.hasOwn(before, name) || !sameMember(factsOf(table, name), before[name], declared[name]),
  );
}

/** Of a live nested object the members that are declared, however deep: the gateway adds its own. */
export function declaredSubset({ live, declared }: Compared): unknown {
  if (!isObject(live) || !isObject(declared)) return live ?? undefined;
  return Object.fromEntries(Object.keys(declared).map((key) => [key, declaredSubset({ live: live[key], declared: declared[key] })]));
}
