import { settings } from "../settings";

/** Names for a program: readable, unique, and the same in every dump of the same gateway. */

/** Words of a label, in whatever script it is written; without what nobody sees, and without more marks than a letter bears. */
const wordsIn = (label: string): string[] =>
  label
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/(\p{M}{4})\p{M}+/gu, "$1")
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Longer ones make no good names, nor file names. */
const longest = 60;
const shortened = (name: string): string => [...name].slice(0, longest).join("").replace(/-$/, "");

/** A resource's name in the stack: the label in lower case, with hyphens; empty where nothing is left of it. */
export const slugOf = (label: string): string => shortened(wordsIn(label).join("-").toLowerCase());

/** Names that Windows keeps for devices, whatever follows a period. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file's name, without its ending, for a resource's name: one that every file system takes, and that is another one where
 * file systems do not tell upper from lower case, or one form of a letter from another.
 */
export function fileNameOf(name: string): string {
  const folded = slugOf(name.normalize("NFKC").toUpperCase());
  let cut = folded;
  while (Buffer.byteLength(cut) > 120) cut = [...cut].slice(0, -1).join("");
  return devices.test(cut) ? `${cut}-` : cut;
}

/**
 * A TypeScript identifier: the label in camel case; empty where nothing is left of it. Of plain letters alone, accents
 * taken off: compilers know fewer letters than Unicode does, and fewer than this process.
 */
export function identifierOf(label: string): string {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "");
  const cased = (plain.match(/[A-Za-z0-9]+/g) ?? []).map((word, index) => {
    const rest = word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
    return (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + rest;
  });
  const joined = shortened(cased.join(""));
  return /^[0-9]/.test(joined) ? `_${joined}` : joined;
}

/** Words that mean something in the program already. */
const reserved =
  "arguments as async await break case catch class config const continue debugger default delete do else enum eval export exports extends false finally for from function get getCertificate getIdentityProvider global if implements import in instanceof interface let module new null of package private process protected public pulumi require return set static super switch this throw true try type typeof undefined var void while with yield";

/** What no identifier of the program may be. */
export const reservedWords = (): Set<string> => new Set(reserved.split(" "));

/** Something that needs a name. */
interface Labelled {
  id: string;
  label: string;
}

/** How names are made. */
interface NameStyle {
  /** Turns a label into a name; may leave nothing of it. */
  make(label: string): string;
  /** Stands between a name and what is added to it. */
  separator: string;
  /** Stands for a label of which nothing is left, and behind a name that is taken. */
  fallback: string;
}

/**
 * A name for each object. Objects whose names would be the same all carry the beginning of their id, so that one more
 * object never renames another one.
 * @param taken names that are in use already; the new ones are added
 */
export function nameAll(
  objects: readonly Labelled[],
  { make, separator, fallback }: NameStyle,
  taken: Set<string> = new Set(),
): Map<string, string> {
  const wishes = objects.map(({ id, label }) => ({ id, wish: make(label) }));
  const counts = new Map<string, number>();
  for (const { wish } of wishes) counts.set(wish, (counts.get(wish) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const { id, wish } of wishes) {
    const isItsOwn = wish !== "" && counts.get(wish) === 1;
    const stem = wish === "" ? fallback : taken.has(wish) ? `${wish}${separator}${fallback}` : wish;
    const bare = id.replace(/[^A-Za-z0-9]/g, "");
    const candidates = [...(isItsOwn ? [stem] : []), `${stem}${separator}${bare.slice(0, 8)}`, `${stem}${separator}${bare}`];
    const name = candidates.find((candidate) => !taken.has(candidate));
    if (name === undefined) throw new Error(`two objects have the id ${id}`);
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** A name that is free: the wish itself, or with a number behind it. It is taken from then on. */
export function freeName(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let count = 2; taken.has(name); count += 1) name = `${wish}${count}`;
  taken.add(name);
  return name;
}

/** What the `oag` namespace of a stack's configuration means already. */
const ofGateway: ReadonlySet<string> = new Set([...settings.map(({ key }) => key), "adopt"]);

/**
 * A free key of the stack's configuration. The folder of a dump, and with it the project, is called `oag` unless it is told otherwise: there, an app's
 * `clientId` would be that of the gateway's client, and a secret called `hostname` a host that is asked for.
 */
export const freeKey = (wish: string, taken: Set<string>): string => freeName(ofGateway.has(wish) ? `${wish}Value` : wish, taken);
