import { attributesIn, builtInAttributes, isGatewayCookie } from "../../../rules/expression/names-in-rules";
import { isObject, type Json } from "../../../sdk/json";
import { printable, textOf } from "../../../sdk/text";
import { holdsUnknown, isUnknown } from "../../plugin/markers";
import { type Problem, sentenceOf } from "../../plugin/problem";
import { properEntries } from "../../reconciler/map/check";
import type { Entry } from "../../reconciler/map/items";
import type { ItemMap } from "../../reconciler/map/map";
import { findVariant } from "../../reconciler/variant";
import { attributes, policies } from "./aspects";
import { app } from "./kind";

/** Something that the gateway takes, and that a reviewer would ask about. */
export type Finding = Pick<Problem, "path" | "text">;

/**
 * Tells the findings that the last deployed arguments did not have: in the preview and the `up` that bring them, and not
 * again. Nothing is refused for them.
 */
export function tellFindings(olds: Json, args: Json, notice: (message: string) => void): void {
  const known = new Set(findingsOf(olds).map(sentenceOf));
  const app = typeof args.label === "string" && !isUnknown(args.label) ? `app ${JSON.stringify(args.label)}` : "app";
  for (const told of findingsOf(args).map(sentenceOf)) if (!known.has(told)) notice(printable(`${app}: ${told}`, 600));
}

/** Findings on an app's arguments, whatever was said before. Values that are not known yet are not judged. */
export function findingsOf(args: Json): Finding[] {
  if (findVariant(app, args.type)?.name !== "proxied") return [];
  const enforced = entriesWithPlainNames(policies, args.policies).filter(({ item }) => (item.active ?? true) === true);
  return [
    ...(args.type === "OAG_NOAUTH" ? [] : enforced.flatMap(openNeighbours)),
    ...enforced.flatMap((policy) => missingAttributes(policy, args.attributes)),
    ...entriesWithPlainNames(attributes, args.attributes).flatMap(reservedName),
    ...orderOfCustom(enforced),
  ];
}

/** Items whose own names are known, whatever else is not. */
function entriesWithPlainNames({ facts }: ItemMap, declared: unknown): Entry[] {
  if (!isObject(declared)) return [];
  return properEntries(facts, declared).filter(({ item }) => ["name", "type", "resourcePath"].every((name) => !holdsUnknown(item[name])));
}

/** A path without a slash at its end is a prefix of text: `/public` also takes `/public-admin`. */
function openNeighbours({ key, item }: Entry): Finding[] {
  const resourcePath = textOf(item.resourcePath);
  if (item.rule !== "NO_AUTH" && item.rule !== "ADAPTIVE") return [];
  const path = [policies.name, key];
  if (resourcePath === "/") return [{ path, text: "is open without a session, and so is every path that no other policy takes" }];
  if (resourcePath.endsWith("/")) return [];
  const [begin, neighbour] = [resourcePath, `${resourcePath}-admin`].map((text) => JSON.stringify(printable(text, 80)));
  return [
    {
      path,
      text: `is open without a session, and so is every path that begins with ${begin}, ${neighbour} for example; if a folder is meant, end the path with a slash`,
    },
  ];
}

/** A rule searches the session's text, which holds only what the app's attributes and the gateway itself put there. */
function missingAttributes({ key, item }: Entry, declared: unknown): Finding[] {
  const isJudged = item.rule === "PROTECTED_REGEX" || item.rule === "CUSTOM";
  if (!isJudged || typeof item.regexRule !== "string" || isUnknown(item.regexRule) || !isObject(declared)) return [];
  const entries = entriesWithPlainNames(attributes, declared);
  if (entries.length < Object.values(declared).filter((value) => value !== undefined && value !== null).length) return [];
  const fold = (name: string) => (textOf(item.regexRule).includes("(?i") ? name.toLowerCase() : name);
  const present = new Set([...entries.map((entry) => textOf(entry.item.name)), ...builtInAttributes].map(fold));
  return attributesIn(item.regexRule)
    .filter((name) => !present.has(fold(name)))
    .map((name) => ({
      path: [policies.name, key, "regexRule"],
      text: `reads ${name}, which is no attribute of this app, so what looks for it finds nothing; declare the attribute, with active: false if back ends are not to get it`,
    }));
}

function reservedName({ key, item }: Entry): Finding[] {
  const name = textOf(item.name);
  const isCookie = item.type === "COOKIE" && isGatewayCookie(name);
  if (!isCookie && !builtInAttributes.includes(name)) return [];
  return [
    {
      path: [attributes.name, key],
      text: `has the name of a ${isCookie ? "cookie" : "session value"} that the gateway sets itself; choose another`,
    },
  ];
}

function orderOfCustom(enforced: readonly Entry[]): Finding[] {
  const custom = enforced
    .filter(({ item }) => item.rule === "CUSTOM")
    .map(({ item }) => JSON.stringify(printable(textOf(item.resourcePath), 80)));
  if (custom.length < 2) return [];
  return [
    {
      path: [policies.name],
      text: `${custom.slice(0, -1).join(", ")} and ${custom.at(-1)} are CUSTOM policies; the gateway tries those in the order in which they were created, oldest first, whatever the order here, so let no request fit two of them`,
    },
  ];
}
