import { isObject } from "../../../../sdk/json";
import { isIdentical, isSameMember, isSameValue } from "../../compare/equal";
import { factsOf } from "../../compare/normal";
import { type From, knownIn, type Members, type Written } from "../../provenance";
import { type ItemFacts, isUnseen } from "./item-facts";
import { declarable, entriesOf } from "./items";

/** True when two maps declare the same items, as a gateway takes them. */
export function isSameMap(facts: ItemFacts, known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
  // Nearly always the two are written alike, and then what their items are is not asked for.
  if (isIdentical(known, declared)) return true;
  const [a, b] = [canonicalMap(facts, known), canonicalMap(facts, declared)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => areSameItems(facts, a[key], b[key]));
}

/** Of what no read shows each character counts. */
function areSameItems(facts: ItemFacts, a: Members<"known"> | undefined, b: Members<"known"> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
    isUnseen(facts, name, a) && isUnseen(facts, name, b)
      ? isSameValue(a[name], b[name])
      : isSameMember(factsOf(facts.table, name), a[name], b[name]),
  );
}

/** A map of items, as a state would know it, that compares equal whatever the order, with defaults and implied members filled in. */
export function canonicalMap(facts: ItemFacts, written: From<Written> | undefined): Record<string, Members<"known">> {
  if (!isObject(written)) return {};
  return Object.fromEntries(
    entriesOf(facts, written).map(({ key, item }) => {
      const given = Object.entries(item).map(([name, value]) => [name, name === facts.normalised ? facts.identity(item) : value]);
      const left = declarable(facts, item).flatMap(([name, member]) =>
        item[name] === undefined && member.default !== undefined ? [[name, member.default]] : [],
      );
      return [key, knownIn(Object.fromEntries([...given, ...left]))];
    }),
  );
}
