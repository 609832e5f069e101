import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { declaredIn, knownIn, type Members, type Written } from "../provenance";
import { type Compared, isSameMember, isSameValue } from "./equal";
import { type MemberTable, memberIn } from "./member-table";
import { factsOf } from "./normal";
import { inside, isThere, present } from "./present";

/** True for what no read shows: a credential, and what comes with one. The state is all that is known of it. */
export const isHidden = (member: Member | undefined): boolean => member?.writeOnly === true || member?.unread === "always";

/** True when a member, or something inside it, is what no read shows: every replace must carry it. */
export const holdsHidden = (member: Member | undefined): boolean =>
  isHidden(member) || Object.values(member?.members ?? {}).some(holdsHidden);

/** Of a value what a read can show, however deep. */
export function visible(value: unknown, member: Member | undefined): unknown {
  if (isHidden(member)) return undefined;
  const table = member?.members;
  if (table === undefined || !isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !isHidden(table[name]));
  return Object.fromEntries(shown.map(([name, inner]) => [name, visible(inner, table[name])]));
}

/** Of a live value what a write takes back, however deep: neither what no read should show, which may be asterisks, nor what is read-only. */
export function rewritable(live: unknown, member: Member | undefined): unknown {
  if (isHidden(member) || member?.readOnly) return undefined;
  const table = member?.members;
  if (table === undefined || !isObject(live)) return live;
  const taken = Object.entries(live).map(([name, inner]) => [name, rewritable(inner, table[name])] as const);
  return Object.fromEntries(taken.filter(([, inner]) => inner !== undefined));
}

/** Of a value what no read can show, however deep. */
export function hiddenIn(value: unknown, member: Member | undefined): unknown {
  if (isHidden(member)) return value;
  const table = member?.members;
  if (table === undefined || !isObject(value)) return undefined;
  const kept = Object.entries(value).filter(([name]) => holdsHidden(table[name]));
  return Object.fromEntries(kept.map(([name, inner]) => [name, hiddenIn(inner, table[name])]));
}

/** True for a value that has something of what no read shows. */
export function givesHidden(value: unknown, member: Member | undefined): boolean {
  if (isHidden(member)) return isThere(value);
  const table = member?.members;
  return table !== undefined && isObject(value) && Object.entries(value).some(([name, inner]) => givesHidden(inner, table[name]));
}

/** True when of two values that is the same which no read shows: each character of it counts. */
export const isSameHidden = (member: Member | undefined, a: unknown, b: unknown): boolean =>
  !(givesHidden(a, member) || givesHidden(b, member)) || isSameValue(hiddenIn(a, member), hiddenIn(b, member));

/**
 * Of known members what a gateway has whether or not it took a write: what the write leaves alone, and what it says again. What no
 * read shows is in every write, and gone where it is not. A member that is not certain is undefined.
 */
export function certainIn(table: MemberTable, known: Members<"known">, sent: Members<"declared">): Members<"known"> {
  const isSent = (name: string) => Object.hasOwn(sent, name);
  return knownIn(
    Object.fromEntries(
      Object.entries(known).map(([name, value]) => {
        const member = factsOf(table, name);
        if (isHidden(member)) return [name, isSameValue(value, sent[name]) ? value : undefined];
        if (member?.members !== undefined && isObject(value) && (!isSent(name) || isObject(sent[name])))
          return [name, present(certainIn(member.members, inside(known, name), present(inside(sent, name))))];
        return [name, !isSent(name) || isSameMember(member, value, sent[name]) ? value : undefined];
      }),
    ),
  );
}

/** Of what is sent to replace something what the write may change of it: not what is written back as it is, but what no read shows. */
export function changedBy(table: MemberTable, sent: Members<"declared">, live: Members<"live">): Members<"declared"> {
  const changed = Object.entries(sent).flatMap(([name, value]): [string, unknown][] => {
    const member = factsOf(table, name);
    if (isHidden(member)) return [[name, value]];
    if (member?.members !== undefined && isObject(value) && isObject(live[name]))
      return [[name, changedBy(member.members, inside(sent, name), inside(live, name))]];
    return isSameValue(value, live[name]) ? [] : [[name, value]];
  });
  return declaredIn(Object.fromEntries(changed));
}

/** A live value with what no read shows of it, as it was written. */
export function withHidden({ live, written }: Compared, member: Member | undefined): unknown {
  if (isHidden(member)) return written;
  const table = member?.members;
  if (table === undefined || !isObject(written) || !isObject(live)) return live;
  const holding = Object.entries(written).filter(([name]) => holdsHidden(table[name]));
  return {
    ...live,
    ...Object.fromEntries(holding.map(([name, inner]) => [name, withHidden({ live: live[name], written: inner }, table[name])])),
  };
}

/** What no read shows of a value that was given, with what the gateway has beside it: as a replace carries it that is not to change it. */
function carried({ live, given }: { live: unknown; given: unknown }, member: Member | undefined): unknown {
  const shown = rewritable(live, member);
  return isObject(shown) ? withHidden({ live: shown, written: given }, member) : given;
}

/** What every replace carries of members that were given: of each what no read shows, with what the gateway has beside it. */
export function carriedIn(table: MemberTable, { live, given }: { live: Members<"live">; given: Members<Written> }): Members<"declared"> {
  const always = Object.entries(given).flatMap(([name, value]) => {
    const member = memberIn(table, name);
    return holdsHidden(member) ? [[name, carried({ live: live[name], given: value }, member)]] : [];
  });
  return declaredIn(Object.fromEntries(always));
}

/** A value that the state owns with what it has never known of it, since no read shows that, as declared. */
export function withUnread({ known, declared }: { known: unknown; declared: unknown }, member: Member | undefined): unknown {
  if (isHidden(member)) return known ?? declared;
  const table = member?.members;
  if (table === undefined || !isObject(declared) || !isObject(known)) return known;
  const taken = Object.entries(declared).filter(([name]) => holdsHidden(table[name]));
  const within = taken.map(([name, inner]): [string, unknown] => [name, withUnread({ known: known[name], declared: inner }, table[name])]);
  return { ...known, ...Object.fromEntries(within.filter(([, inner]) => inner !== undefined)) };
}
