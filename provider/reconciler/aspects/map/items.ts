import type { Member } from "../../../../sdk/generated/contract";
import { isObject, type Json } from "../../../../sdk/json";
import { declaredSubset, likeDeclared, present, sameMember, sameValue } from "../../compare/equal";
import { type From, knownIn, type Members, type Written } from "../../parsed/origin";
import { withNewer } from "../newer";
import type { ItemFacts } from "./item-facts";

/** One item of a declared map: its key and its full form, with what the key implies. */
export interface Entry<O extends Written> {
  key: string;
  /** As the program wrote it. */
  declared: Members<O>;
  /** With `name`, `hostname`, `type` … filled in from the key. */
  item: Members<O>;
  identity: string;
}

/** The items of a live map; none where it was not read. */
export const itemsIn = (live: unknown): Members<"live">[] => (Array.isArray(live) ? live : []);

/** The entries of a declared map. */
export function entriesOf<O extends Written>(part: ItemFacts, written: From<O> | undefined): Entry<O>[] {
  return Object.entries(present(written)).map(([key, value]) => {
    // What is inside is from where the whole is from.
    const own = present(value) as Members<O>;
    const item: Members<O> = { ...part.implied(key), ...own };
    return { key, declared: own, item, identity: part.identity(item) };
  });
}

/** The members that an item may have in a program: the contract's, and newer ones that it declares. */
const writable = (part: ItemFacts, declared: Json): [string, Member][] =>
  Object.entries(withNewer(part.table, declared)).filter(([, member]) => !member.readOnly);

/**
 * True when an item has all that a full declared one says: inside maps absent and default are equal. A secret value cannot
 * be compared with a read one.
 */
export function sameItem(part: ItemFacts, declared: Members<Written>, item: Json, { ignoreSecrets = false } = {}): boolean {
  const bothSecret = declared.source === "SECRET" && item.source === "SECRET";
  return writable(part, declared).every(([name, member]) => {
    if (bothSecret && name === "value") return ignoreSecrets || sameValue(declared.value, item.value);
    const wanted = declared[name] ?? member.default;
    return sameMember(name, wanted, declaredSubset(item[name] ?? member.default, wanted));
  });
}

/** What a PUT must change to make a live item the wanted one; members that the program leaves out are cleared, shown as null. */
export function itemChanges(part: ItemFacts, wanted: Members<"declared">, live: Members<"live">): Json {
  return Object.fromEntries(
    writable(part, wanted).flatMap(([name, member]) => {
      const value = wanted[name] ?? member.default;
      if (value !== undefined) return [[name, value]];
      return sameValue(live[name], undefined) ? [] : [[name, null]];
    }),
  );
}

/** A live item as a program would write it: what the key implies and what is default is left out unless declared. */
export function asDeclared(part: ItemFacts, key: string, live: Members<"live">, declared: Json = {}): Json {
  const implied = part.implied(key);
  const isSecret = live.source === "SECRET";
  return Object.fromEntries(
    writable(part, declared).flatMap(([name, member]) => {
      if (isSecret && name === "value") {
        const kept = declared.source === "SECRET" ? declared.value : live.value;
        return kept === undefined ? [] : [[name, kept]];
      }
      const value = declaredSubset(live[name], declared[name]);
      if (declared[name] !== undefined) {
        // A text that is not set; of a newer member nothing says that it is one.
        const shown = value ?? member.default ?? (Object.hasOwn(part.table, name) ? "" : undefined);
        return shown === undefined ? [] : [[name, likeDeclared(name, shown, declared[name])]];
      }
      const isQuiet = sameMember(name, value ?? member.default, member.default) || sameMember(name, value, implied[name]);
      return isQuiet ? [] : [[name, value]];
    }),
  );
}

/** A live list as a map: items that the state knows keep their keys, others get the key that a person would choose. */
export function asMap(part: ItemFacts, live: readonly Members<"live">[], known: readonly Entry<"known">[]): Members<"known"> {
  const knownAs = recognise(part, live, known);
  // A Map, since an item may have a name that every object has, `constructor` for example.
  const map = new Map<string, Json>();
  for (const [item, entry] of knownAs) map.set(entry.key, asDeclared(part, entry.key, item, entry.declared));
  const isTaken = (key: string) => map.has(key) || known.some((entry) => entry.key === key);
  for (const item of live) {
    if (knownAs.has(item)) continue;
    const wish = part.keyFor(item);
    let key = isTaken(wish) ? `${wish} (${part.identity(item)})` : wish;
    // The gateway may have several items for one identity: each is shown.
    for (let nth = 2; isTaken(key); nth++) key = `${wish} (${part.identity(item)}, ${nth})`;
    map.set(key, asDeclared(part, key, item));
  }
  return knownIn(Object.fromEntries(map));
}

/** Which live items the state knows. Of several with one identity those come first that are as it knows them. */
function recognise(
  part: ItemFacts,
  live: readonly Members<"live">[],
  known: readonly Entry<"known">[],
): Map<Members<"live">, Entry<"known">> {
  const waiting = new Map<string, Entry<"known">[]>();
  for (const entry of known) waiting.set(entry.identity, [...(waiting.get(entry.identity) ?? []), entry]);
  const knownAs = new Map<Members<"live">, Entry<"known">>();
  const take = (item: Members<"live">, fits: (entry: Entry<"known">) => boolean) => {
    const entries = waiting.get(part.identity(item)) ?? [];
    const entry = entries.find(fits);
    if (entry === undefined) return;
    entries.splice(entries.indexOf(entry), 1);
    knownAs.set(item, entry);
  };
  for (const item of live) take(item, (entry) => sameItem(part, entry.item, item, { ignoreSecrets: true }));
  for (const item of live) if (!knownAs.has(item)) take(item, () => true);
  return new Map(live.flatMap((item) => (knownAs.has(item) ? [[item, knownAs.get(item) as Entry<"known">]] : [])));
}

/** A map of items that compares equal whatever the order, with defaults and implied members filled in. */
export function canonicalMap(part: ItemFacts, written: From<Written> | undefined): Json {
  if (!isObject(written)) return {};
  return Object.fromEntries(
    entriesOf(part, written).map(({ key, item }) => [
      key,
      Object.fromEntries(
        Object.entries(item)
          .map(([name, value]) => [name, name === part.normalised ? part.identity(item) : value])
          .concat(
            writable(part, item).flatMap(([name, member]) =>
              item[name] === undefined && member.default !== undefined ? [[name, member.default]] : [],
            ),
          ),
      ),
    ]),
  );
}
