import type { SecretPlace } from "../../sdk/generated/credentials";
import { isObject } from "../../sdk/json";
import { Quoted, spell } from "../../sdk/message";
import type { Path } from "../../sdk/path";
import { Effort } from "../../sdk/secrets/effort";
import { squeeze, windowLength } from "../../sdk/secrets/forms";
import { pathsAt } from "../../sdk/secrets/places";
import { Redaction } from "../../sdk/secrets/redact";
import { Secrets } from "../../sdk/secrets/secrets";
import { isContractName, isContractWord } from "../../sdk/secrets/words";
import { oneLine, textOf } from "../../sdk/text";
import { type Said, segmentsOf } from "../errors/resource-error";
import type { Inputs, Outputs } from "../lifecycle";
import { sealedAt, withoutPaths } from "../values/at-paths";
import { distinct } from "../values/distinct";
import { isMarkedSecret, isUnknown } from "../values/markers";
import { ownedNamesIn } from "../values/owned-paths";
import { sealNames } from "../values/seal";
import { knownPathsIn, leavesOf, secretPathsIn } from "../values/secret-paths";
import { valueAt } from "../values/value-at";

/**
 * Letters and digits in a row that an output has of a secret to be marked. In a sentence fewer are enough: of outputs, which
 * hold certificates, one in ten would have them by chance.
 */
const shortestEcho = 8;

/** No sentence is shown longer. */
const longestSentence = 12_000;
/** Characters of one result that are looked through, many times what an object has: each costs, and a gateway may send millions. */
const mostJudged = 200_000;
/** What looking through one result, or through all sentences of one call, may cost: ten readings for each of those characters. */
const mostEffort = 2_000_000;

/** The properties of one call: those that it is about, a program's or a state's, and the old ones where it has two. */
export interface CallProps {
  current: Inputs | Outputs;
  olds?: Inputs | Outputs;
}

/**
 * What is secret in one call of the engine: all that the program marked and all that always is, in the new properties and in
 * the old ones. Every sentence and every result of the call passes it.
 */
export class CallSecrets {
  /** Where results carry secrets beyond what always is. */
  readonly #paths: readonly Path[];
  /** Texts, numbers and switches that must not be told. */
  readonly #leaves: ReadonlySet<unknown>;
  /** What stands in the properties in plain: the program says it itself. */
  readonly #plain: ReadonlySet<unknown>;
  /** What may be repeated in any form: of this call, later of all that the gateway was sent. */
  #known: Secrets | undefined;
  /** The texts that no sentence has. Most calls say nothing. */
  #redaction: Redaction | undefined;
  readonly #effort = new Effort(mostEffort);
  #spelledInPlain: string | undefined;

  readonly #places: readonly SecretPlace[];

  /** @param places where the kind has what is secret whatever a program does */
  constructor({ current, olds }: CallProps, places: readonly SecretPlace[] = []) {
    this.#places = places;
    const before = olds === undefined ? [] : secretPathsIn(olds);
    // What `ignoreChanges` keeps was secret, whatever the program marks in its place.
    const kept = before.filter(
      (path) => leavesOf(valueAt(current, path)).length > 0 && isSameJson(valueAt(current, path), valueAt(olds, path)),
    );
    this.#paths = distinct([...secretPathsIn(current), ...kept]);
    const hidden = [
      { props: current, sure: pathsAt(current, places), paths: [...this.#paths, ...knownPathsIn(current, places)] },
      ...(olds === undefined ? [] : [{ props: olds, sure: pathsAt(olds, places), paths: [...before, ...knownPathsIn(olds, places)] }]),
    ];
    const leaves = hidden
      .flatMap(({ props, sure, paths }) => [...sure, ...declaredIn(props, paths)].flatMap((path) => leavesOf(valueAt(props, path))))
      .filter((leaf) => leaf !== "");
    this.#leaves = new Set(leaves.filter((leaf) => !isUnknown(leaf)));
    this.#plain = new Set(
      hidden.flatMap(({ props, paths }) => leavesOf(withoutPaths(props, paths))).filter((leaf) => !this.#leaves.has(leaf)),
    );
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
   * What this package says, without secrets: a value that repeats one in any form is replaced. Texts of the gateway's were
   * judged where they came in.
   */
  readonly hide = (said: Said): string => {
    let shown = "";
    for (const segment of segmentsOf(said)) {
      if (shown.length >= longestSentence) break;
      shown += segment instanceof Quoted ? this.#hideValue(textOf(segment.value), segment.shown) : this.#hideText(spell([segment]));
    }
    return shown.slice(0, longestSentence);
  };

  /** Of a text between values, as it is and as it will be seen: on one line. What it holds is not looked for values. */
  #hideText(text: string): string {
    this.#redaction ??= new Redaction(this.texts);
    const whole = this.#redaction.in(text.slice(0, longestSentence));
    const seen = oneLine(whole, longestSentence).replace(/\s+/g, " ");
    return seen === whole ? whole : this.#redaction.in(seen);
  }

  #hideValue(text: string, shown: string): string {
    return this.tells(text) ? shown : "[secret]";
  }

  /** True for a value that a sentence may have: the program says it in plain, or it repeats no secret. */
  tells(text: string): boolean {
    return this.#isPlain(text) || !(this.isSecret(text) || this.#repeats(text, windowLength, this.#effort));
  }

  #repeats(text: string, run: number, effort: Effort): boolean {
    this.#known ??= new Secrets(this.texts);
    return this.#known.repeats(text, run, effort);
  }

  #isPlain(text: string): boolean {
    return this.#plain.has(text) || (isContractWord(text) && !this.isSecret(text));
  }

  /**
   * A result with the marks of all that is secret in it, whatever its kind: what always is, where the program said so, and
   * wherever the gateway repeats it, which is kept like what the program said. What the program itself says in plain stays so.
   */
  sealed<Props extends Inputs | Outputs>(result: Props): Props {
    const marked = sealedAt(sealNames(result), [...knownPathsIn(result, this.#places), ...this.#paths]) as Props;
    const isRepeated = this.#repeatedIn();
    const repeated: Path[] = [];
    for (const name of Object.keys(marked)) if (!isOurs(name)) addRepeated(repeated, marked[name], [name], isRepeated);
    const paths = distinct([...this.#paths, ...repeated]);
    return { ...(sealedAt(marked, repeated) as Props), ...(paths.length > 0 && { __secrets: paths }) };
  }

  /** Tells of each text of one result whether it repeats a secret; from a certain amount on all may. */
  #repeatedIn(): (text: unknown) => boolean {
    let judged = 0;
    const effort = new Effort(mostEffort);
    return (text) => {
      if (typeof text !== "string" || this.#isPlain(text)) return false;
      judged += text.length;
      return this.isSecret(text) || judged > mostJudged || (this.#repeats(text, shortestEcho, effort) && !this.#isSpelledInPlain(text));
    };
  }

  /** A name that the gateway makes of a label in plain tells no more than the label does, although a secret has a word of it. */
  #isSpelledInPlain(text: string): boolean {
    // Squeezed texts have no line breaks.
    this.#spelledInPlain ??= [...this.#plain].map((said) => (typeof said === "string" ? squeeze(said) : "")).join("\n");
    return this.#spelledInPlain.includes(squeeze(text));
  }
}

/**
 * Adds where in a value something is repeated: a list counts whole, and so does a map with such a key.
 * @param path names down to the value, a list that grows and shrinks: of a result hardly anything is repeated
 */
function addRepeated(repeated: Path[], value: unknown, path: string[], isRepeated: (text: unknown) => boolean): void {
  if (!isObject(value)) {
    if (typeof value === "string" ? isRepeated(value) : leavesOf(value).some(isRepeated)) repeated.push([...path]);
    return;
  }
  if (isMarkedSecret(value)) return;
  const names = Object.keys(value);
  // Names of the contract are no keys that anybody chose.
  if (names.some((key) => !isContractName(key) && isRepeated(key))) {
    repeated.push([...path]);
    return;
  }
  for (const name of names) {
    path.push(name);
    addRepeated(repeated, value[name], path, isRepeated);
    path.pop();
  }
}

/**
 * The paths of what somebody declares. What nobody does is marked since it repeats a secret: it is none by itself, and texts that have a
 * part of it are not left out.
 */
function declaredIn(props: Inputs | Outputs, paths: readonly Path[]): readonly Path[] {
  const owned = paths.length === 0 ? undefined : ownedNamesIn(props);
  return owned === undefined ? paths : paths.filter(([name = ""]) => owned.has(name));
}

/** Our own notes, and the configured origin. */
const isOurs = (name: string): boolean => name.startsWith("__") || name === "gateway";

const isSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
