import { isObject } from "../../../../sdk/json";
import { sameMember, sameValue } from "../../compare/equal";
import { factsOf } from "../../compare/normal";
import { type From, knownIn, type Members, type Written } from "../../origin";
import { type ItemFacts, isUnseen } from "./item-facts";
import { declarable, entriesOf } from "./items";

/** True when two maps declare the same items, as a gateway takes them. */
export function sameMap(part: ItemFacts, known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
  const [a, b] = [canonicalMap(part, known), canonicalMap(part, declared)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameItems(part, a[key], b[key]));
}

/** Of what no read shows each character counts. */
function sameItems(part: ItemFacts, a: Members<"known"> | undefined, b: Members<"known"> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
    isUnseen(part, name, a) && isUnseen(part, name, b)
      ? sameValue(a[name], b[name])
      : sameMember(factsOf(part.table, name), a[name], b[name]),
  );
}

/** A map of items, as a state would know it, that compares equal whatever the order, with defaults and implied members filled in. */
export function canonicalMap(part: ItemFacts, written: From<Written> | undefined): Record<string, Members<"known">> {
  if (!isObject(written)) return {};
  return Object.fromEntries(
    entriesOf(part, written).map(({ key, item }) => {
      const given = Object.entries(item).map(([name, value]) => [name, name === part.normalised ? part.identity(item) : value]);
      const left = declarable(part, item).flatMap(([name, member]) =>
        item[name] === undefined && member.default !== undefined ? [[name, member.default]] : [],
      );
      return [key, knownIn(Object.fromEntries([...given, ...left]))];
    }),
  );
}
