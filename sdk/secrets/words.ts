import { type Member, members, offlineMembers } from "../generated/contract";

type Table = Readonly<Record<string, Member>>;

/** Every member of these tables by its name, those of nested objects included. */
export function membersIn(tables: readonly Table[]): (readonly [name: string, member: Member])[] {
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([name, member]) => [[name, member] as const, ...membersIn(member.members ? [member.members] : [])]),
  );
}

/** Every member that the contract has anywhere. */
export const allMembers = membersIn([...Object.values<Table>(members), ...Object.values<Table>(offlineMembers)]);

const names = new Set(allMembers.map(([name]) => name));
// Of offline mode's, a plain word might be somebody's password: `password`, for one.
const offlineWords = membersIn(Object.values<Table>(offlineMembers))
  .flatMap(([name, member]) => [name, ...(member.enum ?? [])])
  .filter((word) => !/^[a-z]+$/.test(word));
const words = new Set([
  ...membersIn(Object.values<Table>(members)).flatMap(([name, member]) => [name, ...(member.enum ?? [])]),
  ...offlineWords,
]);

/** The name of a member, whichever schema has it. */
export const isContractName = (text: string): boolean => names.has(text);

/** A word of the API's own: a member's name or a value that the contract lists. It tells nothing of a program. */
export const isContractWord = (text: string): boolean => words.has(text);
