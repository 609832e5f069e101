import { message } from "../../../../sdk/message";
import { itemIn } from "../../../errors/step-name";
import { holdsUnknown, isUnknown } from "../../../values/markers";
import type { Difference } from "../../compare/difference";
import { present } from "../../compare/present";
import { declaredIn, type From, type Members, type Provenance } from "../../provenance";
import type { ItemFacts } from "./item-facts";
import { type Entry, entriesOf, isSameItem } from "./items";

/**
 * What a program declares of a map and the gateway does not have, and what it has besides.
 * While a preview does not know which item one is, any on the gateway may be that.
 */
export function mapDifferences(facts: ItemFacts, live: readonly Members<"live">[], declared: From<"declared"> | undefined): Difference[] {
  const { singular, title, identity, identifying } = facts;
  const given = present(declared);
  const entries = entriesOf(facts, declared);
  const wanted = entries.filter(({ key, item }) => !isUnknown(given[key]) && !identifying.some((name) => holdsUnknown(item[name])));
  const items = new Map(live.map((item) => [identity(item), item]));
  const isWanted = new Set(wanted.map((entry) => entry.identity));
  const differs = ({ identity: of, item }: Entry<"declared">) => {
    const found = items.get(of);
    return found !== undefined && !isSameItem(facts, withKnown(item, found), found, { ignoreSecrets: true });
  };
  const others = wanted.length < entries.length ? [] : [...items].flatMap(([of, item]) => (isWanted.has(of) ? [] : [item]));
  const repeated = live.filter((item) => isWanted.has(identity(item)) && items.get(identity(item)) !== item);
  const found = (of: readonly Members<Provenance>[], how: Difference["how"]): Difference[] =>
    of.map((item) => ({ at: message`${singular} ${itemIn(title(item))}`, how }));
  const itemsOf = (of: readonly Entry<"declared">[]) => of.map(({ item }) => item);
  return [
    ...found(itemsOf(wanted.filter((entry) => !items.has(entry.identity))), "onlyDeclared"),
    ...found(itemsOf(wanted.filter(differs)), "differs"),
    ...found(others, "onlyLive"),
    ...found(repeated, "repeated"),
  ];
}

/** A declared item with the live values of what is not known yet. */
const withKnown = (item: Members<"declared">, live: Members<"live">): Members<"declared"> =>
  declaredIn(Object.fromEntries(Object.entries(item).map(([name, value]) => [name, holdsUnknown(value) ? live[name] : value])));
