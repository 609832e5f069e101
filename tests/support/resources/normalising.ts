import type { Normalisation } from "pulumi-oag-simulator";
import { members, offlineMembers } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../basics/json.ts";

interface Facts {
  type: string;
  enum?: readonly string[];
  itemEnum?: readonly string[];
  format?: string;
  text?: string;
  set?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  members?: Record<string, Facts>;
}

type Table = Record<string, Facts>;
const tables = { ...offlineMembers, ...members } as unknown as Record<string, Table>;
/** All members, those within others first. */
const within = (table: Table): [string, Facts][] => [
  ...Object.values(table).flatMap((member) => within(member.members ?? {})),
  ...Object.entries(table),
];
const facts = new Map(Object.values(tables).flatMap(within));

/** Members of a schema in which a program writes text of its own. */
export function freeTexts(schema: string): string[] {
  return within(tables[schema] ?? {})
    .filter(([, { type, format, ...member }]) => {
      const isText = (type === "string" && !member.enum) || (type === "array" && !member.itemEnum);
      return isText && format !== "uuid" && !member.readOnly && !member.writeOnly;
    })
    .map(([name]) => name);
}

type Disturb = (text: string, kind: "text" | "freeHost" | "host" | "url", name: string) => string;

const origin = (url: string): string => /^(?:https?|ldaps?):\/\/[^/]+/.exec(url)?.[0] ?? url;
const capitals = (text: string): string => text.replace(/(?<=^|[./])[a-z]/g, (letter) => letter.toUpperCase());
const isLoose = (kind: string): boolean => kind === "text" || kind === "freeHost";

/** Makes of a text one that the gateway will not leave as it is. */
const disturbances: Readonly<Record<Normalisation, Disturb>> = {
  trim: (text, kind) => (isLoose(kind) ? ` ${text} ` : text),
  compose: (text, kind) => (isLoose(kind) ? `${text}u\u0308` : text),
  collapse: (text, kind) => (kind === "text" ? `${text}  x` : text),
  lowerHosts: (text, kind) => {
    if (kind === "text") return text;
    return kind === "url" ? text.replace(/(?<=^(?:https?|ldaps?):\/\/)[^/:]+/, capitals) : capitals(text);
  },
  slashOrigins: (text, kind) => (kind === "url" ? origin(text) : text),
  bareOrigins: (text, kind) => (kind === "url" ? `${origin(text)}/` : text),
  dropPorts: (text, kind) => (kind === "url" ? `${origin(text)}:${text.startsWith("ldaps") ? 636 : 443}` : text),
  slashPaths: (text, kind, name) => (kind === "url" && takesPath.includes(name) ? `${origin(text)}/a/path` : text),
  upperLabels: (text, _kind, name) => (name === "label" || name === "description" ? text.toLowerCase() : text),
  emptyToNull: (text, _kind, name) => (mayBeEmpty.includes(name) ? "" : text),
  hideNulls: (text) => text,
  showNulls: (text) => text,
  sortSets: (text) => text,
};
const takesPath = ["postLoginUrl", "acsUrl", "logoutUrl", "globalTokenRevocationEndpoint", "redirectUris"];
const mayBeEmpty = ["description", "hostHeaderValue", "customDirective", "delimiter"];

/** A declaration with the members that `only` lets through disturbed, and how many texts were. */
export function disturbed(declared: Json, how: Normalisation, only: (member: string) => boolean): { declaration: Json; count: number } {
  let count = 0;
  const walk = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) {
      const before = count;
      const items = value.map((item) => walk(name, item));
      // A list is one member.
      count = Math.min(count, before + 1);
      return how === "sortSets" && facts.get(name)?.set ? [...items, items[0]].reverse() : items;
    }
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(key, inner)]));
    const member = facts.get(name);
    if (typeof value !== "string" || member === undefined || !only(name) || !isFree(member)) return value;
    const changed = disturbances[how](value, kindOf(name, member), name);
    if (changed !== value) count += 1;
    return changed;
  };
  return { declaration: walk("", declared) as Json, count };
}

const isFree = (member: Facts): boolean => !member.enum && !member.itemEnum && member.format !== "uuid" && !member.writeOnly;

function kindOf(name: string, { format, text }: Facts): "text" | "freeHost" | "host" | "url" {
  if (format === "uri" || text === "url" || name === "redirectUris") return "url";
  if (format === "hostname") return "host";
  return text === "host" ? "freeHost" : "text";
}
