import type { Member } from "../../../sdk/generated/contract";
import type { MemberTable } from "../compare/member-table";
import { present } from "../compare/present";
import type { Members, Written } from "../origin";

/** All that is known of a member that the contract does not have: anything may be its value, and nothing its default. */
const newer: Member = { type: "any" };

/**
 * A member table with what a program declares beyond it. Check lets such members through under `oag:validation: warn`:
 * from there on they are sent, owned and compared like any other.
 */
export function withNewer(table: MemberTable, declared: Members<Written>): MemberTable {
  const names = Object.keys(present(declared)).filter((name) => !Object.hasOwn(table, name));
  // Nearly always: thousands of items are compared by one table.
  if (names.length === 0) return table;
  return { ...table, ...Object.fromEntries(names.map((name) => [name, newer])) };
}
