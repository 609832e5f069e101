import type { SecretPlace } from "../../sdk/generated/credentials";
import { isObject, type Json } from "../../sdk/json";
import { pathsAt } from "../../sdk/secrets/places";
import { redact } from "../../sdk/secrets/redact";
import { Secrets, squeeze } from "../../sdk/secrets/secrets";
import { isContractName, isContractWord } from "../../sdk/secrets/words";
import { isMarkedSecret, isUnknown, ownedPathsIn } from "../values/markers";
import { sealAll, sealNames } from "../values/seal";
import { knownPathsIn, leavesOf, type Path, secretPathsIn, valueAt } from "../values/secret-paths";

/**
 * Letters and digits in a row that an output has of a secret to be marked. In a sentence fewer are enough: of outputs, which
 * hold certificates, one in ten would have them by chance.
 */
const shortestEcho = 8;

/** No sentence is shown longer. */
const longestSentence = 12_000;
/** Characters of one result that are looked through, many times what an object has: each costs, and a gateway may send millions. */
const mostJudged = 200_000;

/**
 * What is secret in one call of the engine: all that the program marked and all that always is, in the new properties and in
 * the old ones. Every sentence and every result of the call passes it.
 */
export class Confidential {
  /** Where results carry secrets beyond what always is. */
  readonly #paths: readonly Path[];
  /** Texts, numbers and switches that must not be told. */
  readonly #leaves: ReadonlySet<unknown>;
  /** What stands in the properties in plain: the program says it itself. */
  readonly #plain: ReadonlySet<unknown>;
  /** What may be repeated in any form: of this call, later of all that the gateway was sent. */
  #known: Secrets;

  /** @param places where the kind has what is secret whatever a program does */
  constructor(
    news: Json,
    olds: Json = {},
    private readonly places: readonly SecretPlace[] = [],
  ) {
    const before = secretPathsIn(olds);
    // What `ignoreChanges` keeps was secret, whatever the program marks in its place.
    const kept = before.filter((path) => leavesOf(valueAt(news, path)).length > 0 && sameJson(valueAt(news, path), valueAt(olds, path)));
    this.#paths = distinct([...secretPathsIn(news), ...kept]);
    const hidden = [
      { props: news, sure: pathsAt(news, places), paths: [...this.#paths, ...knownPathsIn(news, places)] },
      { props: olds, sure: pathsAt(olds, places), paths: [...before, ...knownPathsIn(olds, places)] },
    ];
    const leaves = hidden
      .flatMap(({ props, sure, paths }) =>
        [...sure, ...paths.filter((path) => isDeclared(props, path))].flatMap((path) => leavesOf(valueAt(props, path))),
      )
      .filter((leaf) => leaf !== "");
    this.#leaves = new Set(leaves.filter((leaf) => !isUnknown(leaf)));
    this.#plain = new Set(hidden.flatMap(({ props, paths }) => leavesOf(without(props, paths))).filter((leaf) => !this.#leaves.has(leaf)));
    this.#known = new Secrets(this.texts);
  }

  /** What is looked for in texts from outside: no words of the API's own, which say nothing of the program. */
  get texts(): string[] {
    return [...this.#leaves].flatMap((leaf) => {
      if (typeof leaf === "number") return String(leaf).length >= 4 ? [String(leaf)] : [];
      return typeof leaf === "string" && !isContractWord(leaf) ? [leaf] : [];
    });
  }

  /** From now on all that a gateway was sent counts, and this with it. */
  join(known: Secrets): void {
    known.add(this.texts);
    this.#known = known;
  }

  /** True for a text, number or switch that is a secret of this call. */
  readonly isSecret = (value: unknown): boolean => this.#leaves.has(value);

  /**
   * A sentence of this package without secrets. Values stand in it as in JSON: one that repeats a secret in any form is
   * replaced. Texts of the gateway's were judged where they came in.
   */
  readonly hide = (sentence: string): string =>
    sentence
      .slice(0, longestSentence)
      .split(/("(?:[^"\\]|\\.)*")/)
      .map((part, index) => (index % 2 === 1 ? this.#hideValue(part) : redact(part, this.texts)))
      .join("");

  #hideValue(quoted: string): string {
    const text = parsed(quoted);
    return this.#isPlain(text) || !(this.isSecret(text) || this.#known.repeats(text)) ? quoted : "[secret]";
  }

  #isPlain(text: string): boolean {
    return this.#plain.has(text) || (isContractWord(text) && !this.isSecret(text));
  }

  /**
   * A result with the marks of all that is secret in it, whatever its kind: what always is, where the program said so, and
   * wherever the gateway repeats it, which is kept like what the program said. What the program itself says in plain stays so.
   */
  sealed(result: Json): Json {
    const marked = sealAll(sealNames(result), [...knownPathsIn(result, this.places), ...this.#paths]);
    const isRepeated = this.#judge();
    const repeated = Object.entries(marked).flatMap(([name, value]) => (isOurs(name) ? [] : repeatedIn(value, [name], isRepeated)));
    const paths = distinct([...this.#paths, ...repeated]);
    return { ...sealAll(marked, repeated), ...(paths.length > 0 && { __secrets: paths }) };
  }

  /** Tells of each text of one result whether it repeats a secret; from a certain amount on all may. */
  #judge(): (text: unknown) => boolean {
    let judged = 0;
    return (text) => {
      if (typeof text !== "string" || this.#isPlain(text)) return false;
      judged += text.length;
      return this.isSecret(text) || judged > mostJudged || (this.#known.repeats(text, shortestEcho) && !this.#isSpelledInPlain(text));
    };
  }

  /** A name that the gateway makes of a label in plain tells no more than the label does, although a secret has a word of it. */
  #isSpelledInPlain(text: string): boolean {
    const spelled = squeeze(text);
    return [...this.#plain].some((said) => typeof said === "string" && squeeze(said).includes(spelled));
  }
}

/** Where in a value something is repeated: a list counts whole, and so does a map with such a key. */
function repeatedIn(value: unknown, path: Path, isRepeated: (text: unknown) => boolean): Path[] {
  if (isMarkedSecret(value)) return [];
  if (!isObject(value)) return leavesOf(value).some(isRepeated) ? [path] : [];
  // Names of the contract are no keys that anybody chose.
  if (Object.keys(value).some((key) => !isContractName(key) && isRepeated(key))) return [path];
  return Object.entries(value).flatMap(([name, inner]) => repeatedIn(inner, [...path, name], isRepeated));
}

/**
 * What nobody declares is marked since it repeats a secret: it is none by itself, and texts that have a part of it are not
 * left out.
 */
function isDeclared(props: Json, [name]: Path): boolean {
  const owned = ownedPathsIn(props);
  return owned === undefined || owned.some((path) => path.split(".")[0] === name);
}

/** Our own marks, and the configured origin. */
const isOurs = (name: string): boolean => name.startsWith("__") || name === "gateway";

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const distinct = (paths: readonly Path[]): Path[] => [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];

const parsed = (quoted: string): string => {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
};

/** Properties without what stands at the paths. */
function without(props: Json, paths: readonly Path[]): Json {
  return paths.reduce<Json>((rest, path) => drop(rest, path) as Json, props);
}

function drop(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined || !isObject(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [name]: drop(inner, rest) };
}
