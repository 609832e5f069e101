/** Names for a program: readable, unique, and the same in every dump of the same gateway. */

/** Words of a label, in whatever script it is written. */
const wordsOf = (label: string): string[] => label.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A resource's name in the stack: the label in lower case, with hyphens. */
export const slugOf = (label: string): string => wordsOf(label).join("-").toLowerCase();

/** A TypeScript identifier: the label in camel case; empty where nothing is left of it. */
export function identifierOf(label: string): string {
  const words = wordsOf(label).map((word) => word.replace(/[^\p{ID_Continue}]/gu, ""));
  const joined = words
    .filter((word) => word !== "")
    .map((word, index) => {
      const rest = word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
      return (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + rest;
    })
    .join("");
  return /^\p{ID_Start}/u.test(joined) ? joined : joined === "" ? "" : `_${joined}`;
}

/** Words that mean something in the program already. */
const reserved = new Set(
  "await break case catch class config const continue debugger default delete do else enum export extends false finally for function get getCertificate if implements import in instanceof interface let module new null oagApp oagIdentityProvider package private protected public pulumi require return set static super switch this throw true try typeof undefined var void while with yield eval arguments exports global process console".split(
    " ",
  ),
);

/** Something that needs a name. */
export interface Named {
  id: string;
  label: string;
}

/**
 * A name for each object. Objects whose names would be the same all carry the beginning of their id, so that one more
 * object never renames another one.
 * @param make turns a label into a name; may answer nothing
 * @param fallback stands where nothing is left of a label
 */
export function nameAll(
  objects: readonly Named[],
  make: (label: string) => string,
  fallback: string,
  taken: Set<string> = new Set(),
): Map<string, string> {
  const wishes = new Map(objects.map(({ id, label }) => [id, make(label)]));
  const count = (wish: string) => [...wishes.values()].filter((other) => other === wish).length;
  const counts = new Map([...new Set(wishes.values())].map((wish) => [wish, count(wish)]));
  const separator = make("a b").slice(1, -1);
  const names = new Map<string, string>();
  for (const { id } of objects) {
    const wish = wishes.get(id) ?? "";
    const isFree = wish !== "" && counts.get(wish) === 1 && !taken.has(wish);
    const name = isFree
      ? wish
      : unique(
          `${wish === "" || taken.has(wish) ? `${wish}${wish === "" ? "" : separator}${fallback}` : wish}`,
          id,
          separator,
          taken,
          counts.get(wish) === 1 && wish !== "",
        );
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

function unique(stem: string, id: string, separator: string, taken: ReadonlySet<string>, mayStand: boolean): string {
  const bare = id.replace(/[^A-Za-z0-9]/g, "");
  const candidates = [...(mayStand ? [stem] : []), ...[8, bare.length].map((length) => `${stem}${separator}${bare.slice(0, length)}`)];
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free === undefined) throw new Error(`two objects have the id ${id}`);
  return free;
}

/** What no identifier of the program may be. */
export const reservedWords = (): Set<string> => new Set(reserved);
