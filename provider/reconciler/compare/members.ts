import { knownIn, type Members } from "../provenance";
import { withDefaults } from "./defaults";
import { type Difference, differencesAt } from "./difference";
import { type Compared, isSameMember, isSameValue, likeWritten, liveSubset } from "./equal";
import { isHidden, visible, withHidden } from "./hidden";
import type { MemberTable } from "./member-table";
import { factsOf } from "./normal";

/** True when a live member is as it was written, as far as reads show it. */
export function isAsWritten(table: MemberTable, name: string, compared: Compared): boolean {
  const written = visible(compared.written, table[name]);
  return isSameMember(factsOf(table, name), liveSubset({ live: compared.live, written }), written);
}

/** A live member as it was written: of an object the members that were, in their spelling and order, with what no read shows. */
export function liveAsWritten(table: MemberTable, name: string, { live, written }: Compared): unknown {
  const member = table[name];
  // Nearly always the two are the same text, number or switch.
  if (live === written && live !== undefined && typeof live !== "object") return written;
  const seen = visible(written, member);
  const shown = likeWritten(factsOf(table, name), { live: liveSubset({ live: live ?? member?.default, written: seen }), written: seen });
  return withHidden({ live: shown, written }, member);
}

/** The live values of those members that a program owns, as it declared them. What no read shows is carried over. */
export function refreshedMembers(
  table: MemberTable,
  live: Members<"live">,
  known: Members<"known">,
  owned: readonly string[],
): Members<"known"> {
  const refreshed: [string, unknown][] = [];
  for (const name of owned) {
    const written = known[name];
    // Of what no read shows for sure, the state is all there is.
    const isUnseen = isHidden(table[name]) || table[name]?.unread !== undefined;
    const value = isUnseen ? written : liveAsWritten(table, name, { live: live[name], written });
    if (value !== undefined) refreshed.push([name, value]);
  }
  return knownIn(Object.fromEntries(refreshed));
}

/**
 * Every declared member that the live object does not have. What no read shows is not compared.
 * @param above the aspect that the members are of, with a period
 */
export function memberDifferences(table: MemberTable, live: Members<"live">, declared: Members<"declared">, above = ""): Difference[] {
  const shown = withDefaults(table, live);
  return Object.keys(declared)
    .sort()
    .flatMap((name) => {
      const member = table[name];
      // What a read need not show has no default that says what it is then.
      const isUnseen = isHidden(member) || (member?.unread !== undefined && isSameValue(live[name], undefined));
      const compared = { live: shown[name], written: visible(declared[name], member) };
      return isUnseen ? [] : differencesAt(`${above}${name}`, compared, factsOf(table, name));
    });
}

/** True when an object has every member that a create sends, as far as reads show them. */
export const carriesAll = (table: MemberTable, live: Members<"live">, declared: Members<"declared">): boolean =>
  Object.entries(declared).every(([name, value]) => {
    const member = table[name];
    if (isHidden(member) || (member?.unread && live[name] === undefined)) return true;
    return isAsWritten(table, name, { live: live[name] ?? member?.default, written: value });
  });
