import { readingsOf } from "./readings";
import { longestText, partsOf, redact } from "./redact";
import { isContractName } from "./words";

/** Runs of this many letters and digits of a secret are certain to be found, whatever the text does to them. */
const windowLength = 6;
/** What has fewer letters and digits is found as a whole, too, where only longer runs count. */
const longestWhole = 12;
/** A secret in pieces that are shorter still is found where they make up a third of it. */
const pieceLength = 3;
/** Secrets longer than this are certificates and the like: not looked for in short pieces, nor decoded themselves. */
const longestPieced = 256;
/** Any short piece stands in a longer text by chance. More than this of a message is never shown. */
const longestSearched = 1200;
/** A longer text is taken for one that repeats something: looking through it would take seconds. */
const longestJudged = 65_536;
/** Stands for what was replaced while the rest of a text is judged: neither a letter nor a digit, and in no honest text. */
const placeholder = "\ue000";

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
  readonly #windows = new Set<string>();
  readonly #whole = new Set<string>();
  readonly #words = new Set<string>();
  /** Which forms of secrets have a short piece, and how many pieces each form has: a run may have thousands of secrets. */
  readonly #pieces = new Map<string, number[]>();
  readonly #pieceCounts: number[] = [];

  constructor(
    values: Iterable<string> = [],
    private readonly others?: Secrets,
    /** What may be secret, and is rarely: replaced where it stands as it is, but no text is left out for the like of it. */
    private readonly doubtful: readonly string[] = [],
  ) {
    this.add(values);
  }

  /** Keeps these from now on. */
  add(values: Iterable<string>): void {
    for (const value of values) {
      // Of blanks alone nothing would be left to look for, and that is in every text.
      if (squeeze(value) === "" || this.#values.has(value)) continue;
      this.#values.add(value);
      this.#waiting.push(value);
      if (value.length >= windowLength) this.#shortest = Math.min(this.#shortest, value.length);
    }
  }

  /** These and further ones, certain and doubtful, for the texts of one response. */
  and(values: Iterable<string>, doubtful: readonly string[] = []): Secrets {
    return new Secrets(values, this, doubtful);
  }

  /** True for a secret as it is. */
  has(value: string): boolean {
    return this.#values.has(value);
  }

  /** True for a whole secret, in whatever form; a part of one in common may be chance. */
  holds(text: string): boolean {
    // No decoding makes a text longer.
    if (text.length < this.#shortest) return false;
    return (readingsOf(text) ?? []).some((reading) => reading.length >= windowLength && this.#values.has(reading));
  }

  /** All of them, those of whom it extends included. */
  get values(): string[] {
    return [...(this.others?.values ?? []), ...this.#values];
  }

  /**
   * A text from outside with each plain repetition of a secret replaced by `[secret]`; undefined when it repeats one in
   * another form, or may do so: then nothing of it is certain.
   */
  shown(text: string): string | undefined {
    const whole = text.slice(0, longestText).replaceAll(placeholder, " ");
    const spared = redact(whole, this.doubtful, placeholder);
    if (!this.repeats(spared)) return spared.replaceAll(placeholder, "[secret]");
    const rest = this.#withoutWords(redact(spared, this.values, placeholder));
    // Names of members are in many texts, and credentials are named after them: `apiToken` tells nothing of a token.
    const judged = rest.replace(/\b[a-z]+[A-Z]\w*\b/g, (word) => (isContractName(word) ? placeholder : word));
    return this.repeats(judged) ? undefined : rest.replaceAll(placeholder, "[secret]");
  }

  /**
   * True when a text repeats a secret or a part of one, in whatever form, or has more forms than can be looked at.
   * @param run how many letters and digits in a row make such a part; at least six
   */
  repeats(text: string, run = windowLength): boolean {
    if (this.#isEmpty()) return false;
    if (text.length > longestJudged) return true;
    for (let start = 0; start === 0 || start < text.length; start += longestText / 2) {
      const readings = readingsOf(text.slice(start, start + longestText));
      if (readings === undefined || readings.some((reading) => this.#isIn(reading, run))) return true;
    }
    return false;
  }

  #withoutWords(text: string): string {
    if (!this.#hasWords()) return text;
    return text
      .split(new RegExp(`(${wordEnds.source})`))
      .map((word) => (this.#isWord(word) ? placeholder : word))
      .join("");
  }

  #hasWords(): boolean {
    return this.#words.size > 0 || (this.others === undefined ? false : this.others.#hasWords());
  }

  #isWord(word: string): boolean {
    return this.#words.has(squeeze(word)) || (this.others === undefined ? false : this.others.#isWord(word));
  }

  #isEmpty(): boolean {
    return this.#values.size === 0 && (this.others === undefined || this.others.#isEmpty());
  }

  #isIn(reading: string, run: number): boolean {
    this.#learn();
    if (this.others === undefined ? false : this.others.#isIn(reading, run)) return true;
    const text = fold(reading);
    const squeezed = squeeze(reading);
    return (
      this.#hasRun(text, run) ||
      [...this.#whole].some((whole) => text.includes(whole) || squeezed.includes(whole)) ||
      (this.#words.size > 0 && squeezedWords(reading).some((word) => this.#words.has(word))) ||
      this.#isPieced(text)
    );
  }

  /** Parts that follow each other are one run. */
  #hasRun(text: string, run: number): boolean {
    let length = 0;
    for (let at = 0; at + windowLength <= text.length; at += 1) {
      length = this.#windows.has(text.slice(at, at + windowLength)) ? length + 1 : 0;
      if (length > run - windowLength) return true;
    }
    return false;
  }

  #isPieced(text: string): boolean {
    if (text.length > longestSearched) return false;
    const found = new Map<number, number>();
    for (const piece of new Set(partsOf(text, pieceLength)))
      for (const nth of this.#pieces.get(piece) ?? []) found.set(nth, (found.get(nth) ?? 0) + 1);
    return [...found].some(([nth, count]) => count >= 4 && count * 3 >= (this.#pieceCounts[nth] as number));
  }

  /** Takes in what was added since the last text. */
  #learn(): void {
    for (const value of this.#waiting) {
      if (value.length < 4) this.#words.add(squeeze(value));
      else for (const form of formsOf(value)) this.#learnForm(form);
    }
    this.#waiting = [];
  }

  #learnForm(form: string): void {
    const needle = fold(form);
    if (needle.length < 4) this.#whole.add(squeeze(form));
    else if (needle.length < windowLength) this.#whole.add(needle);
    else for (const part of partsOf(needle, windowLength)) this.#windows.add(part);
    if (needle.length >= windowLength && needle.length < longestWhole) this.#whole.add(needle);
    if (needle.length < windowLength || needle.length > longestPieced) return;
    const pieces = new Set(partsOf(needle, pieceLength));
    const nth = this.#pieceCounts.push(pieces.size) - 1;
    for (const piece of pieces) {
      const holders = this.#pieces.get(piece);
      if (holders === undefined) this.#pieces.set(piece, [nth]);
      else holders.push(nth);
    }
  }
}

/**
 * A secret as a text may have it after decoding: as it is, decoded itself, backwards, and in base64, whose letters may have
 * lost their case.
 */
function formsOf(secret: string): string[] {
  // The armour of a certificate is no secret, and errors about certificates are made of its words.
  const bare = secret.replace(/-----[A-Z ]+-----/g, " ");
  if (bare.length > longestPieced) return [bare, bare.split("").reverse().join("")];
  const decoded = (readingsOf(bare) ?? []).filter((reading) => reading !== bare && fold(reading).length >= windowLength);
  const bytes = Buffer.from(bare);
  // Wherever it stands in a longer text, base64 of it is one of three.
  const encoded = [0, 1, 2].map((start) => bytes.subarray(start).toString("base64").replace(/=+$/, "").slice(0, -1));
  const backwards = [bare, ...decoded].map((form) => [...form].reverse().join(""));
  return [bare, ...decoded, ...backwards, ...encoded.filter((form) => form.length >= windowLength)];
}

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\ue000]+/gu, "");

/** A text without its blanks and its case: how people and gateways spell the same name. */
export const squeeze = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, "");

const wordEnds = /[\s"'`<>()[\]{},;:=]+/;

const squeezedWords = (text: string): string[] => text.split(wordEnds).map(squeeze);
