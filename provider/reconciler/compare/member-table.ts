import type { Member } from "../../../sdk/generated/contract";

/** Members of an API schema. */
export type MemberTable = Readonly<Record<string, Member>>;

/** What the contract says of a member: every object has a `constructor`, no table. */
export const memberIn = (table: MemberTable, name: string): Member | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** Members that a program may declare. */
export const writable = (table: MemberTable): MemberTable =>
  Object.fromEntries(Object.entries(table).filter(([, member]) => !member.readOnly));

/** Members without which the API refuses an object. */
export const requiredIn = (table: MemberTable): string[] => Object.keys(table).filter((name) => table[name]?.required);

/** Members that a read shows and no replace carries: those that its body does not have, and those that only reads have. */
export const readOnlyIn = (read: MemberTable, body: MemberTable): string[] =>
  Object.keys(read).filter((name) => memberIn(body, name)?.readOnly ?? !Object.hasOwn(body, name));

const entriesByTable = new WeakMap<MemberTable, readonly [string, Member][]>();

/** The same one by one. The tables of the contract are constants, and thousands of items are compared by each: asked for again, they are made once. */
export function writableEntries(table: MemberTable): readonly [string, Member][] {
  const known = entriesByTable.get(table);
  if (known !== undefined) return known;
  const made = Object.entries(writable(table));
  entriesByTable.set(table, made);
  return made;
}
