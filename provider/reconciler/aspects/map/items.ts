import type { Member } from "../../../../sdk/generated/contract";
import { isObject } from "../../../../sdk/json";
import type { PlainText } from "../../../values/branded";
import type { ApiItem } from "../../api-object";
import { isSameMember, isSameValue, liveSubset } from "../../compare/equal";
import { isSameHidden, visible } from "../../compare/hidden";
import { liveAsWritten } from "../../compare/members";
import { factsOf } from "../../compare/normal";
import { inside, present } from "../../compare/present";
import { declaredIn, type From, filtered, knownIn, type Members, type Provenance, type Written } from "../../provenance";
import { entriesWithNewer } from "../../writes/newer";
import { type Identity, type ItemFacts, isUnseen } from "./item-facts";

/** One item of a declared map: its key and its full form, with what the key implies. */
export interface Entry<O extends Written> {
  key: PlainText;
  /** As the program wrote it. */
  declared: Members<O>;
  /** With `name`, `hostname`, `type` … filled in from the key. */
  item: Members<O>;
  identity: Identity;
}

/** The items of a live map; none where it was not read. */
export const itemsIn = (live: From<"live"> | undefined): ApiItem[] => (Array.isArray(live) ? live : []);

/** The entries of a declared map. */
export function entriesOf<O extends Written>(facts: ItemFacts, written: From<O> | undefined): Entry<O>[] {
  const all = present(written);
  return Object.keys(all).map((key) => {
    const own = present(inside(all, key));
    const item: Members<O> = { ...facts.implied(key), ...own };
    let identity: Identity | undefined;
    return {
      key,
      declared: own,
      item,
      // Made out when it is first asked for: URLs are taken apart for it, and a check or a comparison mostly does without.
      get identity() {
        identity ??= facts.identity(item);
        return identity;
      },
    };
  });
}

/** The members that an item may have in a program: the contract's, and newer ones that it declares. */
export const declarable = (facts: ItemFacts, declared: Members<Written>): readonly [string, Member][] =>
  entriesWithNewer(facts.table, declared);

/**
 * True when an item has all that a full declared one says: inside maps absent and default are equal. A secret value cannot
 * be compared with a read one.
 */
export function isSameItem(
  facts: ItemFacts,
  declared: Members<Written>,
  item: Members<Provenance>,
  { ignoreSecrets = false } = {},
): boolean {
  return declarable(facts, declared).every(([name, member]) => {
    // Nearly always the two are the same value, and then they are equal whatever the member is.
    if (declared[name] === item[name]) return true;
    if (isUnseen(facts, name, declared) && isUnseen(facts, name, item)) return ignoreSecrets || isSameValue(declared[name], item[name]);
    if (!ignoreSecrets && !isSameHidden(member, declared[name], item[name])) return false;
    const wanted = visible(declared[name] ?? member.default, member);
    const shown = liveSubset({ live: visible(item[name] ?? member.default, member), written: wanted });
    return wanted === shown || isSameMember(factsOf(facts.table, name), wanted, shown);
  });
}

/** What a PUT must change to make a live item the wanted one; members that the program leaves out are cleared, shown as null. */
export function itemChanges(facts: ItemFacts, wanted: Members<"declared">, live: Members<"live">): Members<"declared"> {
  const changes = declarable(facts, wanted).flatMap(([name, member]): [string, unknown][] => {
    const value = wanted[name] ?? member.default;
    if (value !== undefined) return [[name, value]];
    return isSameValue(live[name], undefined) ? [] : [[name, null]];
  });
  return declaredIn(Object.fromEntries(changes));
}

/** A live item as a state knows it, as a program would write it: what the key implies and what is default is left out unless declared. */
export function itemAsKnown(
  facts: ItemFacts,
  key: PlainText,
  live: Members<"live">,
  declared: Members<Written> = knownIn({}),
): Members<"known"> {
  const implied = facts.implied(key);
  const shown: [string, unknown][] = [];
  for (const [name, member] of declarable(facts, declared)) {
    const value = memberAsKnown(facts, { name, member, live, declared, implied: implied[name] });
    if (value !== undefined) shown.push([name, value]);
  }
  return knownIn(Object.fromEntries(shown));
}

/** One member of an item, as the contract says of it and as it is at both ends. */
interface OfItem {
  name: string;
  member: Member;
  live: Members<"live">;
  declared: Members<Written>;
  /** What the key of the item says of the member. */
  implied: string | undefined;
}

function memberAsKnown(facts: ItemFacts, { name, member, live, declared, implied }: OfItem): unknown {
  if (isUnseen(facts, name, live)) return isUnseen(facts, name, declared) ? declared[name] : live[name];
  const value = visible(live[name], member) ?? undefined;
  if (declared[name] !== undefined) {
    // A text that is not set; of a newer member nothing says that it is one.
    const isText = Object.hasOwn(facts.table, name) && member.default === undefined;
    return liveAsWritten(facts.table, name, { live: value ?? (isText ? "" : undefined), written: declared[name] });
  }
  const ofMember = factsOf(facts.table, name);
  const isQuiet = isSameMember(ofMember, value ?? member.default, member.default) || isSameMember(ofMember, value, implied);
  return isQuiet ? undefined : value;
}

/** A live list as a map: items that the state knows keep their keys, others get the key that a person would choose. */
export function asMap(facts: ItemFacts, live: readonly Members<"live">[], known: readonly Entry<"known">[]): Members<"known"> {
  const knownAs = recognise(facts, live, known);
  // A Map, since an item may have a name that every object has, `constructor` for example.
  const map = new Map<string, Members<"known">>();
  for (const [item, entry] of knownAs) map.set(entry.key, itemAsKnown(facts, entry.key, item, entry.declared));
  const knownKeys = new Set(known.map(({ key }) => key));
  const isInUse = (key: string) => map.has(key) || knownKeys.has(key);
  // How far those of one key have been counted: beginning anew for each of thousands would take minutes.
  const counted = new Map<string, number>();
  for (const item of live) {
    if (knownAs.has(item)) continue;
    const wish = facts.keyFor(item);
    let key = wish;
    if (isInUse(key)) {
      const identity = facts.identity(item);
      key = `${wish} (${identity})`;
      // The gateway may have several items for one identity: each is shown.
      const stem = `${wish} (${identity}, `;
      let nth = counted.get(stem) ?? 2;
      for (; isInUse(key); nth += 1) key = `${stem}${nth})`;
      counted.set(stem, nth);
    }
    map.set(key, itemAsKnown(facts, key, item));
  }
  return knownIn(Object.fromEntries(map));
}

/**
 * True when what both show is written alike, letter by letter: a gateway that takes two spellings for one may have an item of each,
 * and one of them is somebody else's.
 */
const isSpelledAs = (facts: ItemFacts, known: Members<"known">, item: Members<"live">): boolean =>
  declarable(facts, known).every(([name]) => {
    if (typeof known[name] !== "string" || typeof item[name] !== "string") return true;
    return known[name] === item[name] || (isUnseen(facts, name, known) && isUnseen(facts, name, item));
  });

/** By identity, in their order. */
export function groupedBy<T>(items: readonly T[], identity: (item: T) => Identity): Map<Identity, T[]> {
  const groups = new Map<Identity, T[]>();
  for (const item of items) {
    const key = identity(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Which live items the state knows. Of several with one identity those come first that are as it knows them, and of these those
 * that are spelled so.
 */
export function recognise<Item extends Members<"live">>(
  facts: ItemFacts,
  live: readonly Item[],
  known: readonly Entry<"known">[],
): Map<Item, Entry<"known">> {
  const waiting = groupedBy(known, ({ identity }) => identity);
  const knownAs = new Map<Item, Entry<"known">>();
  const take = (item: Item, fits: (entry: Entry<"known">) => boolean) => {
    const entries = waiting.get(facts.identity(item)) ?? [];
    const entry = entries.find(fits);
    if (entry === undefined) return;
    entries.splice(entries.indexOf(entry), 1);
    knownAs.set(item, entry);
  };
  const isSame = (entry: Entry<"known">, item: Item) => isSameItem(facts, entry.item, item, { ignoreSecrets: true });
  for (const item of live) take(item, (entry) => isSame(entry, item) && isSpelledAs(facts, entry.item, item));
  for (const item of live) if (!knownAs.has(item)) take(item, (entry) => isSame(entry, item));
  for (const item of live) if (!knownAs.has(item)) take(item, () => true);
  return new Map(live.flatMap((item) => (knownAs.has(item) ? [[item, knownAs.get(item) as Entry<"known">]] : [])));
}

/** The items that are objects. */
export const properEntries = (facts: ItemFacts, declared: Members<"declared">): Entry<"declared">[] =>
  entriesOf(
    facts,
    filtered(declared, (key) => isObject(declared[key])),
  );
