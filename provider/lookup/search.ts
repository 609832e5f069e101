import { endOf, startOf } from "../../sdk/certificate-dates";
import { members } from "../../sdk/generated/contract";
import { joined, type Message, message, quoted } from "../../sdk/message";
import { nearest } from "../../sdk/nearest";
import { printable, textOf } from "../../sdk/text";
import { inList } from "../errors/in-list";
import { OagResourceError, type Said } from "../errors/resource-error";
import type { ApiObject } from "../reconciler/api-object";
import { isSameMember } from "../reconciler/compare/equal";
import { certificateTold, covering, hasBegun, namesOf } from "./covering";

/** What a program looks something up by, as it was given: by one of the members, or by a host. */
export interface Query {
  readonly label?: unknown;
  readonly domain?: unknown;
  readonly commonName?: unknown;
  readonly forDomain?: unknown;
  readonly mostRecent?: unknown;
}

/** What a query found, and the words for it. */
interface Search {
  matches: readonly ApiObject[];
  wanted: unknown;
  what: Message;
  compared: Said;
  /** Names that could have been meant. */
  names: readonly unknown[];
  /** One of several, as a sentence lists it. */
  told(item: ApiObject): Said;
}

/** An argument that turns out to hold nothing is told as that, and not looked for. */
export function assertName(query: Query, { singular, member }: { singular: string; member: keyof Query }): void {
  const wanted = query[member];
  if (typeof wanted === "string" && wanted.trim() !== "") return;
  const isText = typeof wanted === "string";
  const fault = wanted === undefined ? "is missing" : isText ? "is empty" : "is no text";
  throw new OagResourceError(
    wanted === undefined || isText ? "OAG_ARGUMENT_MISSING" : "OAG_ARGUMENT_TYPE",
    `${member}, by which the ${singular} is looked up, ${fault}; write it out, or look where it comes from`,
  );
}

/** A domain has no case; a gateway has each once. Labels and subject names are compared exactly. */
export function byMember(listed: readonly ApiObject[], query: Query, member: keyof Query): Search {
  const wanted = query[member];
  const isWanted = (value: unknown) => value === wanted || (member === "domain" && isSameMember(members.IdP.domain, value, wanted));
  return {
    matches: listed.filter((item) => isWanted(item[member])),
    wanted,
    what: message`with ${member} ${quoted(wanted)}`,
    compared: `compared ${member === "domain" ? "without regard to case" : "exactly, upper and lower case included"}`,
    names: listed.map((item) => item[member]),
    told: ({ id }) => textOf(id),
  };
}

/** Certificates that cover a host. */
export function byCover(listed: readonly ApiObject[], wanted: string, now: number): Search {
  const { best, ended, early } = covering(listed, wanted, now);
  const told = (what: string, items: readonly ApiObject[], word: string, date: "validFrom" | "expiresOn") =>
    items.length === 0 ? "" : message`; ${what}: ${inList(items.map((item) => certificateTold(item, word, date)))}`;
  return {
    matches: best,
    wanted,
    what: message`for the host ${quoted(wanted)}`,
    compared: message`commonName and san, without regard to case; a wildcard covers one label${told("ended", ended, "on", "expiresOn")}${told("not yet valid", early, "from", "validFrom")}`,
    names: listed.flatMap(namesOf),
    told: (item) => certificateTold(item, "until", "expiresOn"),
  };
}

/**
 * The one that became valid last, and of several that did so on one day the one that ends last, where all of them tell their end.
 * One that has not begun is taken only where no other is there: browsers would refuse it.
 */
export function mostRecent(items: readonly ApiObject[], now: number): readonly ApiObject[] {
  const begun = items.filter((item) => hasBegun(item, now));
  // One whose beginning cannot be read goes after all others.
  const start = ({ validFrom }: ApiObject) => startOf(textOf(validFrom)) ?? Number.NEGATIVE_INFINITY;
  const newest = latestBy(begun.length > 0 ? begun : items, start);
  const end = ({ expiresOn }: ApiObject) => endOf(textOf(expiresOn));
  return newest.every((item) => end(item) !== undefined) ? latestBy(newest, (item) => end(item) as number) : newest;
}

function latestBy(items: readonly ApiObject[], dateOf: (item: ApiObject) => number): readonly ApiObject[] {
  const latest = Math.max(...items.map(dateOf));
  return items.filter((item) => dateOf(item) === latest);
}

/** Names that were perhaps meant, as far as some are near. */
export function nearestTo(wanted: unknown, names: readonly unknown[]): Said {
  const near = nearest(
    textOf(wanted),
    names.filter((name) => typeof name === "string"),
  ).map((name) => quoted(printable(name, 80)));
  return near.length === 0 ? "" : message`; nearest ${near.length === 1 ? "is" : "are"} ${joined(near, ", ")}`;
}

/** Who gives a host for a subject's name is told of the other way, where it finds something. */
export function coveredBy(listed: readonly ApiObject[], { commonName }: Query, now: number): string {
  const host = textOf(commonName);
  const isCovered = !host.startsWith("*") && covering(listed, host, now).best.length > 0;
  return isCovered ? "; forDomain instead of commonName finds one that covers that host" : "";
}
