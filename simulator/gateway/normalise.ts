import { type Member, members, offlineMembers } from "../generated/contract";
import type { Json } from "../json";
import { variantOf } from "./app-variant";

type TextForm = "text" | "host" | "url" | "word";

const within = (table: Readonly<Record<string, Member>>): [string, Member][] =>
  Object.entries(table).flatMap(([name, member]) => [[name, member], ...within(member.members ?? {})]);

/** What the contract says of members, by name: a name means the same in every schema of apps, and offline mode's come after. */
const facts = new Map<string, Member>([...Object.values(offlineMembers), ...Object.values(members)].flatMap(within));

function formOf(name: string): TextForm {
  const member = facts.get(name);
  if (member?.enum !== undefined || member?.itemEnum !== undefined || member?.format === "uuid" || member?.writeOnly) return "word";
  if (member?.format === "uri" || member?.text === "url" || name === "redirectUris") return "url";
  return member?.format === "hostname" || member?.text === "host" ? "host" : "text";
}

type Change = (text: string, form: TextForm, name: string) => string;

const forUrls =
  (change: (url: string) => string): Change =>
  (text, form) =>
    form === "url" ? change(text) : text;

const origin = /^((?:https?|ldaps?):\/\/[^/?#]+)/i;
/** An origin with the port that its scheme implies, and what comes after it. */
const defaultPort =
  /^(https:\/\/[^/?#]+):443(?=$|[/?#])|^(http:\/\/[^/?#]+):80(?=$|[/?#])|^(ldaps:\/\/[^/?#]+):636(?=$|[/?#])|^(ldap:\/\/[^/?#]+):389(?=$|[/?#])/i;

/** What a gateway may make of a text before it keeps it. */
const stored = {
  /** Blanks at the ends go. */
  trim: (text) => text.trim(),
  /** Several blanks become one. */
  collapse: (text) => text.replace(/\s+/g, " "),
  /** Composed characters take their shortest form. */
  compose: (text) => text.normalize("NFC"),
  /** Host names become lower case, in URLs too. */
  lowerHosts: (text, form) =>
    form === "host" ? text.toLowerCase() : form === "url" ? text.replace(origin, (host) => host.toLowerCase()) : text,
  /** An origin gets a slash at its end. */
  slashOrigins: forUrls((url) => url.replace(/^((?:https?|ldaps?):\/\/[^/?#]+)$/i, "$1/")),
  /** An origin loses the slash at its end. */
  bareOrigins: forUrls((url) => url.replace(/^((?:https?|ldaps?):\/\/[^/?#]+)\/$/i, "$1")),
  /** The port that the scheme implies goes. */
  dropPorts: forUrls((url) => url.replace(defaultPort, "$1$2$3$4")),
  /** A path of a URL gets a slash at its end. */
  slashPaths: forUrls((url) => url.replace(/^(https?:\/\/[^/?#]+\/[^?#]*[^/?#])(?=$|[?#])/i, "$1/")),
  /** Display names become upper case. */
  upperLabels: (text, _form, name) => (name === "label" || name === "description" ? text.toUpperCase() : text),
} satisfies Record<string, Change>;

/** One thing that a gateway may make of what it is given, or of what it shows. */
export type Normalisation = keyof typeof stored | "emptyToNull" | "hideNulls" | "showNulls" | "sortSets";

/** All of them. */
export const normalisations: readonly Normalisation[] = [
  ...(Object.keys(stored) as (keyof typeof stored)[]),
  "emptyToNull",
  "hideNulls",
  "showNulls",
  "sortSets",
];

/** A body as the gateway keeps it. */
export function normalised(chosen: readonly Normalisation[], body: unknown): unknown {
  return chosen.length === 0 ? body : keep(chosen, "", body);
}

function keep(chosen: readonly Normalisation[], name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => keep(chosen, name, item));
    const isSet = facts.get(name)?.set && items.every((item) => typeof item === "string");
    return chosen.includes("sortSets") && isSet ? [...new Set(items)].sort() : items;
  }
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keep(chosen, key, inner)]));
  if (typeof value !== "string" || formOf(name) === "word") return value;
  const text = chosen.reduce(
    (rest, change) => (change in stored ? stored[change as keyof typeof stored](rest, formOf(name), name) : rest),
    value,
  );
  return text === "" && chosen.includes("emptyToNull") ? null : text;
}

/** A response as the gateway words it: members that are not set are null, or left out. */
export function worded(chosen: readonly Normalisation[], operation: string, body: unknown): unknown {
  const shown = chosen.includes("showNulls") ? withNulls(operation, body) : body;
  return chosen.includes("hideNulls") ? withoutNulls(shown) : shown;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}

/** Schemas by what the operations are named after. */
const schemas: readonly [RegExp, (item: Json) => keyof typeof members][] = [
  [/IDPs?$/, () => "IdP"],
  [/Application$/, ({ type }) => variantOf(type).read],
  [/Attributes?$/, () => "Attribute"],
  [/Polic(y|ies)$/, () => "Policy"],
  [/Resources?$/, () => "ProtectedResource"],
  [/Session$/, () => "Session"],
  [/HealthCheck$/, () => "HealthCheck"],
  [/Behavior$/, () => "Behavior"],
];
const embeddedParts: Readonly<Record<string, string>> = { healthCheck: "HealthCheck", session: "Session", behavior: "Behavior" };

function withNulls(operation: string, body: unknown): unknown {
  if (/Offline|AuthenticationService/.test(operation)) return body;
  const schema = schemas.find(([pattern]) => pattern.test(operation))?.[1];
  if (schema === undefined) return body;
  if (Array.isArray(body)) return body.map((item) => withNulls(operation, item));
  if (typeof body !== "object" || body === null) return body;
  const item = body as Json;
  const isShown = (name: string, { writeOnly }: Member) => !writeOnly && name !== "_embedded";
  const nulls = Object.entries(members[schema(item)] as Record<string, Member>).flatMap(([name, member]) =>
    isShown(name, member) ? [[name, null]] : [],
  );
  const embedded = Object.entries((item._embedded ?? {}) as Json).map(([part, value]) => [
    part,
    withNulls(`list${embeddedParts[part] ?? part.replace(/^./, (first) => first.toUpperCase())}`, value),
  ]);
  return { ...Object.fromEntries(nulls), ...item, ...(item._embedded !== undefined && { _embedded: Object.fromEntries(embedded) }) };
}
