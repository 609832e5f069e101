import { type Member, members, offlineMembers } from "pulumi-oag/sdk";
import type { Table } from "./tables";

const tables: readonly Table[] = [...Object.values(members), ...Object.values(offlineMembers)];

/** Names of the members, in whatever schema and at any depth, of which the contract says something. */
export function membersWhere(isWanted: (member: Member) => boolean): ReadonlySet<string> {
  const within = (table: Table): string[] =>
    Object.entries(table).flatMap(([name, member]) => [...(isWanted(member) ? [name] : []), ...within(member.members ?? {})]);
  return new Set(tables.flatMap(within));
}
