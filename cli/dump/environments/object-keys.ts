import type { DifferenceMap } from "../../diff/map-file";
import { CliError } from "../../errors";
import { foldedTitle, type KindName, kinds, kindsEverywhere, type PairedKind } from "../../kinds";
import type { Environment, EnvironmentObject } from "./environment";

/** Every object's own key, under which the others have it, too. */
export type Keys = Map<EnvironmentObject, string>;

/**
 * Keys by what objects are called, in the words of the first environment.
 * @returns also the entries of maps that nothing was found for
 */
export function keysByTitle(environments: readonly Environment[], maps: readonly DifferenceMap[]): { keys: Keys; unused: string[] } {
  const keys: Keys = new Map();
  const unused: string[] = [];
  environments.forEach(({ name, objects, titles }, index) => {
    const map = maps[index] as DifferenceMap;
    const paired = new Map(kindsEverywhere.map((kind): [KindName, Words] => [kind, titleWords(kind, map, name, titles[kind])]));
    unused.push(...[...paired.values()].flatMap((words) => words.unused));
    const seen = new Map<string, number>();
    for (const object of objects) {
      const own = paired.get(object.kind)?.keyOf(object.title) ?? object.title;
      const key = JSON.stringify([object.kind, own]);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      keys.set(object, count === 1 ? key : `${key} ${count}`);
    }
  });
  return { keys, unused };
}

/** What the first environment says for titles of another one. */
interface Words {
  keyOf(title: string): string;
  /** Entries of the map that nothing was found for. */
  unused: string[];
}

function titleWords(kind: PairedKind, map: DifferenceMap, name: string, titles: readonly string[]): Words {
  const { section } = kinds[kind].pairedBy;
  const pairs = map[section];
  const folded = (title: string) => foldedTitle(kind, title);
  const known = new Set(titles.map(folded));
  const first = new Map<string, string>();
  for (const [mine, theirs] of Object.entries(pairs)) {
    if (first.has(folded(theirs)))
      throw new CliError("OAG_FILE", `--map: ${section} gives ${JSON.stringify(theirs)} of ${name} two names; give one`);
    first.set(folded(theirs), folded(mine));
  }
  const mapped = new Set(Object.keys(pairs).map(folded));
  return {
    // Where the first one's word means something else here, the same word is another object.
    keyOf: (title: string): string => first.get(folded(title)) ?? (mapped.has(folded(title)) ? `${name}: ${title}` : folded(title)),
    unused: [...first].flatMap(([theirs, mine]) => (known.has(theirs) ? [] : [`${section}[${JSON.stringify(mine)}]`])),
  };
}
