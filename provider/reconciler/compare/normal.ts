import { type Member, members, offlineMembers } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { plainText } from "../../../sdk/text";
import { type MemberTable, memberIn } from "./member-table";

/** What the contract says of a member, by its name: nearly every name means the same in every schema. */
const byName = new Map<string, Member>([...Object.values(offlineMembers), ...Object.values(members)].flatMap(factsIn));

/** Members by name: those inside a member first, since what an object has itself is better known. */
function factsIn(table: MemberTable): [string, Member][] {
  return [...Object.values(table).flatMap(({ members: inner = {} }) => factsIn(inner)), ...Object.entries(table)];
}

/**
 * The contract's facts about a member: those of the table that it is in, and, where that does not describe it (what is inside a
 * member without a table of its own, what is newer), those of its name.
 */
export function factsOf(table: MemberTable | undefined, name: string): Member | undefined {
  const own = table && memberIn(table, name);
  return own === undefined || own.type === "any" ? byName.get(name) : own;
}

/**
 * A value in the form in which equal ones are equal: what a gateway may make of it by itself does not count. Hosts have no
 * case, a URL none in its scheme and host, no default port and no slash after a bare origin. Paths, labels and values keep
 * their case, paths their slashes. Lists that are sets have neither order nor repetitions.
 */
export function normal(member: Member | undefined, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(member, item));
    return member?.set ? [...new Set(items)].sort() : items;
  }
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normal(factsOf(member?.members, key), inner)]));
  return typeof value === "string" ? normalText(member, value) : value;
}

/** The same for a text, such as an identity. */
export function normalText(member: Member | undefined, text: string): string {
  // What no read shows is compared with old inputs alone: each character of a credential counts.
  if (member?.enum !== undefined || member?.text === "exact" || member?.writeOnly) return text;
  const plain = plainText(text);
  if (member?.format === "uri" || member?.text === "url") return normalUrl(plain);
  const hasNoCase = member?.text === "host" || member?.format === "hostname" || member?.format === "uuid";
  return hasNoCase ? plain.toLowerCase() : plain;
}

const url = /^(https?|ldaps?):\/\/([^/?#:[\]]+|\[[^/?#[\]]+\])(?::(\d+))?(\/[^?#]*)?(.*)$/is;
const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443", ldap: "389", ldaps: "636" };

function normalUrl(text: string): string {
  const [, scheme = "", host = "", port, path = "", rest = ""] = url.exec(text) ?? [];
  if (host === "") return text;
  const shownPort = port === undefined || port === defaultPorts[scheme.toLowerCase()] ? "" : `:${port}`;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${shownPort}${path === "/" ? "" : path}${rest}`;
}
