import { Effort, effortForText } from "./effort";
import { Spelled, squeeze, windowLength, wordEnds } from "./forms";
import { Needles } from "./needles";
import { readingsOf } from "./readings";
import { longestText, Redaction, redactAll } from "./redact";
import { proofIn } from "./token-proof";
import { isContractName } from "./words";

/** A longer text is taken for one that repeats something: looking through it would take seconds. */
const longestJudged = 65_536;
/** Stands for what was replaced while the rest of a text is judged: neither a letter nor a digit, and in no ordinary text. */
const placeholder = "\ue000";

/** So many tokens and assertions are kept at least, and twice as many at most. No run logs in as often. */
const lot = 200;

/**
 * What must not be shown, and the one judge of every text from outside. Hiding is certain for what has four letters or
 * digits; a shorter secret is found as a word of its own.
 */
export class Secrets {
  readonly #values = new Set<string>();
  /** Length of the shortest one that {@link holds} looks for. */
  #shortest = Number.POSITIVE_INFINITY;
  /** Not looked at yet: most runs never have a text to judge. */
  #waiting: string[] = [];
  readonly #needles = new Needles();
  readonly #redaction = new Redaction();

  /** The last lots of what was issued, the newest at the end. */
  #issued: readonly Secrets[] = [];

  readonly #others: Secrets | undefined;
  /** What may be secret, and is rarely: replaced where it stands as it is, but no text is left out for the like of it. */
  readonly #doubtful: readonly string[];

  /**
   * Begins with what is known already.
   * @param values what is secret from the start, further ones may be added
   * @param others what is secret besides, and may grow meanwhile
   */
  constructor(values: Iterable<string> = [], others?: Secrets, doubtful: readonly string[] = []) {
    this.#others = others;
    this.#doubtful = doubtful;
    this.add(values);
  }

  /** Keeps these from now on. */
  add(values: Iterable<string>): void {
    for (const value of values) {
      // Of blanks alone nothing would be left to look for, and that is in every text.
      if (squeeze(value) === "" || this.#values.has(value)) continue;
      this.#values.add(value);
      this.#waiting.push(value);
      this.#redaction.add(value);
      if (value.length >= windowLength) this.#shortest = Math.min(this.#shortest, value.length);
    }
  }

  /**
   * Keeps what proves who holds an access token or an assertion, until hundreds of others have followed: a gateway decides how many
   * there are, and must not fill the memory.
   */
  addIssued(issued: string): void {
    const proof = proofIn(issued);
    if (proof === undefined || this.has(proof)) return;
    const newest = this.#issued.at(-1);
    if (newest !== undefined && newest.#values.size < lot) newest.add([proof]);
    else this.#issued = [...this.#issued.slice(-1), new Secrets([proof])];
  }

  /** These and further ones, certain and doubtful, for the texts of one response. */
  and(values: Iterable<string>, doubtful: readonly string[] = []): Secrets {
    return new Secrets(values, this, doubtful);
  }

  /** True for a secret as it is. */
  has(value: string): boolean {
    return this.#values.has(value) || this.#issued.some((secrets) => secrets.has(value));
  }

  /** True for a whole secret, in whatever form; a part of one in common may be chance. */
  holds(text: string): boolean {
    // No decoding makes a text longer.
    if (text.length < Math.min(this.#shortest, ...this.#issued.map((secrets) => secrets.#shortest))) return false;
    const readings = readingsOf(text, new Effort(effortForText)) ?? [];
    return readings.some((reading) => reading.length >= windowLength && this.has(reading));
  }

  /** All of them, those of whom it extends included. */
  get values(): string[] {
    return [...(this.#others?.values ?? []), ...this.#values, ...this.#issued.flatMap(({ values }) => values)];
  }

  /**
   * A text from outside with each plain repetition of a secret replaced by `[secret]`; undefined when it repeats one in
   * another form, or may do so: then nothing of it is certain.
   */
  shown(text: string): string | undefined {
    const whole = text.slice(0, longestText).replaceAll(placeholder, " ");
    const spared = new Redaction(this.#doubtful).in(whole, placeholder);
    if (!this.repeats(spared)) return spared.replaceAll(placeholder, "[secret]");
    const rest = this.#withoutWords(redactAll(spared, this.#redactions(), placeholder));
    // Names of members are in many texts, and credentials are named after them: `apiToken` tells nothing of a token.
    const judged = rest.replace(/\b[a-z]+[A-Z]\w*\b/g, (word) => (isContractName(word) ? placeholder : word));
    return this.repeats(judged) ? undefined : rest.replaceAll(placeholder, "[secret]");
  }

  /**
   * True when a text repeats a secret or a part of one, in whatever form, or has more forms than there is effort for.
   * @param run how many letters and digits in a row make such a part; at least six
   * @param effort what this text and others may cost together
   */
  repeats(text: string, run = windowLength, effort = new Effort(effortForText)): boolean {
    if (this.#isEmpty()) return false;
    if (text.length > longestJudged) return true;
    const levels = this.#levels();
    for (let start = 0; start === 0 || start < text.length; start += longestText / 2) {
      const part = text.slice(start, start + longestText);
      const readings = readingsOf(part, effort);
      if (readings === undefined || readings.some((reading) => isIn(levels, new Spelled(reading, part), run, effort))) return true;
    }
    return false;
  }

  #withoutWords(text: string): string {
    const levels = this.#levels();
    if (!levels.some((needles) => needles.hasWords)) return text;
    return text
      .split(new RegExp(`(${wordEnds.source})`))
      .map((word) => (levels.some((needles) => needles.isWord(word)) ? placeholder : word))
      .join("");
  }

  #isEmpty(): boolean {
    return this.#values.size === 0 && this.#issued.length === 0 && (this.#others === undefined || this.#others.#isEmpty());
  }

  /** What is looked for, that of those whom it extends first; with what was added since the last text. */
  #levels(): readonly Needles[] {
    for (const value of this.#waiting) this.#needles.learn(value);
    this.#waiting = [];
    const own = this.#values.size === 0 ? [] : [this.#needles];
    return [...(this.#others === undefined ? [] : this.#others.#levels()), ...own, ...this.#issued.flatMap((secrets) => secrets.#levels())];
  }

  #redactions(): readonly Redaction[] {
    const own = [this.#redaction, ...this.#issued.flatMap((secrets) => secrets.#redactions())];
    return [...(this.#others === undefined ? [] : this.#others.#redactions()), ...own];
  }
}

function isIn(levels: readonly Needles[], spelled: Spelled, run: number, effort: Effort): boolean {
  if (!effort.spend(spelled.reading.length)) return true;
  return levels.some((needles) => needles.areIn(spelled, run, effort));
}
