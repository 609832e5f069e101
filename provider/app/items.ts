import type { Member } from "../../sdk/generated/contract";
import { isObject, type Json } from "../plugin/markers";
import { likeDeclared, present, sameMember, sameValue } from "../reconcile/compare";
import type { MapPart } from "./parts";

/** One item of a declared map: its key and its full form, with what the key implies. */
export interface Entry {
  key: string;
  /** As the program wrote it. */
  declared: Json;
  /** With `name`, `hostname`, `type` … filled in from the key. */
  item: Json;
  identity: string;
}

/** The entries of a declared map. */
export function entriesOf(part: MapPart, declared: unknown): Entry[] {
  return Object.entries(present(declared)).map(([key, value]) => {
    const own = present(value);
    const item = { ...part.implied(key), ...own };
    return { key, declared: own, item, identity: part.identity(item) };
  });
}

const writable = (part: MapPart): [string, Member][] => Object.entries(part.members).filter(([, member]) => !member.readOnly);

/** Equality of two full items: inside maps absent and default are equal. A secret value cannot be compared with a read one. */
export function sameItem(part: MapPart, a: Json, b: Json, { ignoreSecrets = false } = {}): boolean {
  const bothSecret = a.source === "SECRET" && b.source === "SECRET";
  return writable(part).every(([name, member]) => {
    if (bothSecret && name === "value") return ignoreSecrets || sameValue(a.value, b.value);
    return sameMember(name, a[name] ?? member.default, b[name] ?? member.default);
  });
}

/** What a PUT must change to make a live item the wanted one; members that the program leaves out are cleared, shown as null. */
export function itemChanges(part: MapPart, wanted: Json, live: Json): Json {
  return Object.fromEntries(
    writable(part).flatMap(([name, member]) => {
      const value = wanted[name] ?? member.default;
      if (value !== undefined) return [[name, value]];
      return sameValue(live[name], undefined) ? [] : [[name, null]];
    }),
  );
}

/** A live item as a program would write it: what the key implies and what is default is left out unless declared. */
export function asDeclared(part: MapPart, key: string, live: Json, declared: Json = {}): Json {
  const implied = part.implied(key);
  const isSecret = live.source === "SECRET";
  return Object.fromEntries(
    writable(part).flatMap(([name, member]) => {
      if (isSecret && name === "value") {
        const kept = declared.source === "SECRET" ? declared.value : live.value;
        return kept === undefined ? [] : [[name, kept]];
      }
      const value = live[name] ?? undefined;
      if (declared[name] !== undefined) {
        const shown = value ?? member.default ?? "";
        return [[name, likeDeclared(name, shown, declared[name])]];
      }
      const isQuiet = sameMember(name, value ?? member.default, member.default) || sameMember(name, value, implied[name]);
      return isQuiet ? [] : [[name, value]];
    }),
  );
}

/** A live list as a map: items that the state knows keep their keys, others get the key that a person would choose. */
export function asMap(part: MapPart, live: readonly Json[], known: readonly Entry[]): Json {
  const byIdentity = new Map(known.map((entry) => [entry.identity, entry]));
  // A Map, since an item may have a name that every object has, `constructor` for example.
  const map = new Map<string, Json>();
  const fresh: Json[] = [];
  for (const item of live) {
    const entry = byIdentity.get(part.identity(item));
    if (entry !== undefined && !map.has(entry.key)) map.set(entry.key, asDeclared(part, entry.key, item, entry.declared));
    else fresh.push(item);
  }
  for (const item of fresh) {
    const wish = part.keyFor(item);
    const isTaken = map.has(wish) || known.some((entry) => entry.key === wish);
    const key = isTaken ? `${wish} (${part.identity(item)})` : wish;
    map.set(key, asDeclared(part, key, item));
  }
  return Object.fromEntries(map);
}

/** A map of items that compares equal whatever the order, with defaults and implied members filled in. */
export function canonicalMap(part: MapPart, declared: unknown): Json {
  if (!isObject(declared)) return {};
  return Object.fromEntries(
    entriesOf(part, declared).map(({ key, item }) => [
      key,
      Object.fromEntries(
        Object.entries(item)
          .map(([name, value]) => [name, name === "hostname" ? part.identity(item) : value])
          .concat(
            writable(part).flatMap(([name, member]) =>
              item[name] === undefined && member.default !== undefined ? [[name, member.default]] : [],
            ),
          ),
      ),
    ]),
  );
}
