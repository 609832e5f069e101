import type { Json } from "../../../sdk/json";
import type { ItemFacts } from "./facts";
import { type Entry, sameItem } from "./items";

/** What a program declares of a map and the gateway does not have, and what it has besides, one sentence each, without a value. */
export function mapDifferences(facts: ItemFacts, live: readonly Json[], wanted: readonly Entry[]): string[] {
  const { singular, title, identity } = facts;
  const items = new Map(live.map((item) => [identity(item), item]));
  const isWanted = new Set(wanted.map((entry) => entry.identity));
  const differs = ({ identity: of, item }: Entry) => {
    const found = items.get(of);
    return found !== undefined && !sameItem(facts, item, found, { ignoreSecrets: true });
  };
  return [
    ...wanted.filter((entry) => !items.has(entry.identity)).map(({ item }) => `${singular} ${title(item)} is only in the program`),
    ...wanted.filter(differs).map(({ item }) => `${singular} ${title(item)} differs`),
    ...[...items].filter(([of]) => !isWanted.has(of)).map(([, item]) => `${singular} ${title(item)} is only on the gateway`),
    ...live
      .filter((item) => isWanted.has(identity(item)) && items.get(identity(item)) !== item)
      .map((item) => `${singular} ${title(item)} is on the gateway more than once`),
  ];
}
