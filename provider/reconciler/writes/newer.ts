import type { Member } from "../../../sdk/generated/contract";
import { type MemberTable, writableEntries } from "../compare/member-table";
import { isThere } from "../compare/present";
import type { Members, Written } from "../provenance";

/** All that is known of a member that the contract does not have: anything may be its value, and nothing its default. */
const newer: Member = { type: "any" };

/** What a program declares beyond a member table. */
const newerNames = (table: MemberTable, declared: Members<Written>): string[] =>
  Object.keys(declared).filter((name) => !Object.hasOwn(table, name) && isThere(declared[name]));

/**
 * A member table with what a program declares beyond it. Check lets such members through under `oag:validation: warn`:
 * from there on they are sent, owned and compared like any other.
 */
export function withNewer(table: MemberTable, declared: Members<Written>): MemberTable {
  const names = newerNames(table, declared);
  return names.length === 0 ? table : { ...table, ...Object.fromEntries(names.map((name) => [name, newer])) };
}

/** The members that an object may have in a program, one by one: those of the table, and the newer ones that this one declares. */
export function entriesWithNewer(table: MemberTable, declared: Members<Written>): readonly [string, Member][] {
  const names = newerNames(table, declared);
  const entries = writableEntries(table);
  // Nearly always: thousands of items are compared by one table.
  return names.length === 0 ? entries : [...entries, ...names.map((name): [string, Member] => [name, newer])];
}
