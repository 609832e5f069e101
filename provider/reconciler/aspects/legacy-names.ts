import type { MemberTable } from "../compare/member-table";
import { declaredIn, type Members } from "../provenance";

/** Members that older gateways call something else: today's name and the older one. */
const renamed = (members: MemberTable): [string, string][] =>
  Object.entries(members).flatMap(([name, { legacyName }]) => (legacyName === undefined ? [] : [[name, legacyName]]));

/** What a gateway shows, under today's names. */
export function withCurrentNames(members: MemberTable, live: Members<"live">): Members<"live"> {
  const older = renamed(members).filter(([, old]) => Object.hasOwn(live, old));
  // Nearly always.
  if (older.length === 0) return live;
  const current = { ...live };
  for (const [name, old] of older) {
    if (current[name] === undefined && current[old] !== undefined) current[name] = current[old];
    delete current[old];
  }
  return current;
}

/** Changes under the names that a gateway uses for what it shows. */
export function asNamedBy(members: MemberTable, live: Members<"live">, changes: Members<"declared">): Members<"declared"> {
  const usesOld = (name: string, old: string | undefined): old is string =>
    old !== undefined && Object.hasOwn(live, old) && !Object.hasOwn(live, name);
  const named = Object.entries(changes).map(([name, value]) => {
    const old = members[name]?.legacyName;
    return [usesOld(name, old) ? old : name, value];
  });
  return declaredIn(Object.fromEntries(named));
}

/** A table that knows the older names, too. */
export const withLegacyNames = (members: MemberTable): MemberTable => ({
  ...members,
  ...Object.fromEntries(renamed(members).map(([name, old]) => [old, members[name] as MemberTable[string]])),
});
