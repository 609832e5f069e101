import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { filtered, type Members } from "../provenance";
import { factsOf, normal } from "./normal";

/** Absent, null and the empty string are one: the API answers any of them for a text that is not set. */
export const isNothing = (value: unknown) => value === undefined || value === null || value === "";

/** A live value and what a program, or a state of it, has written of it, by name: both may be anything, and which is which matters. */
export interface Compared {
  live: unknown;
  written: unknown;
}

/** Deep equality, independent of key order; absent, null and "" are equal. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => isSameValue(value, b[index]));
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSameValue(a[key], b[key]));
  return false;
}

/** True for values that JSON writes alike but for the order of keys. */
export function isIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => isIdentical(value, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isIdentical(a[name], b[name]));
}

/** Equality of one API member, by what the contract says of it: what a gateway may make of a value by itself is no difference. */
export function isSameMember(member: Member | undefined, a: unknown, b: unknown): boolean {
  // Nearly every value of a refresh is.
  if (a === b) return true;
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.every((name) => isSameMember(factsOf(member?.members, name), a[name], b[name]));
  }
  const isSet = member?.set === true;
  return isSameValue(normal(member, isSet ? (a ?? []) : a), normal(member, isSet ? (b ?? []) : b));
}

/**
 * The live value shaped like the written one: the same set keeps the program's order, the same text the program's form, also
 * beside what differs in one object.
 */
export function likeWritten(member: Member | undefined, { live, written }: Compared): unknown {
  if (isSameMember(member, live, written)) return written;
  if (!isObject(live) || !isObject(written)) return live;
  return Object.fromEntries(
    Object.entries(live).map(([name, value]) => [
      name,
      likeWritten(factsOf(member?.members, name), { live: value, written: written[name] }),
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
    (name) => !isOwned(name) || !Object.hasOwn(before, name) || !isSameMember(factsOf(table, name), before[name], declared[name]),
  );
}

/** Of a live nested object the members that are written, however deep: the gateway adds its own. */
export function liveSubset({ live, written }: Compared): unknown {
  if (!isObject(live) || !isObject(written)) return live ?? undefined;
  return Object.fromEntries(Object.keys(written).map((key) => [key, liveSubset({ live: live[key], written: written[key] })]));
}
