import type { Effort } from "./effort";
import { Finder } from "./finder";
import { fold, formsOf, longestPieced, type Spelled, squeeze, windowLength } from "./forms";
import { windowsOf } from "./redact";

/** What has fewer letters and digits is found as a whole, too, where only longer runs count. */
const longestWhole = 12;
/** A secret in pieces that are shorter still is found where they make up a third of it. */
const pieceLength = 3;
/** Any short piece stands in a longer text by chance. More than this of a message is never shown. */
const longestSearched = 1200;
/** A form that has a piece is a step; so many cost what a character does. */
const formsPerCharacter = 16;

/**
 * Secrets in all their forms, in an index that is made once: what a text costs depends on the text alone. A run may have
 * thousands of secrets.
 */
export class Needles {
  /** All runs of six letters and digits. */
  readonly #windows = new Set<string>();
  readonly #wholes = new Finder();
  readonly #words = new Set<string>();
  /** Which forms of secrets have a short piece, and how many pieces each form has. */
  readonly #pieces = new Map<string, number[]>();
  readonly #pieceCounts: number[] = [];
  /** How many pieces of each form a text has; all zero between two texts. */
  #found = new Uint8Array(0);

  /** Keeps a secret. */
  learn(value: string): void {
    if (value.length < 4) this.#words.add(squeeze(value));
    else for (const form of formsOf(value)) this.#learnForm(form);
  }

  /** True when there are secrets that are only found as words. */
  get hasWords(): boolean {
    return this.#words.size > 0;
  }

  /** True for a secret that is only found as a word. */
  isWord(word: string): boolean {
    return this.#words.has(squeeze(word));
  }

  /** True when a reading repeats any of them. @param run letters and digits in a row that are a part of one */
  areIn(reading: Spelled, run: number, effort: Effort): boolean {
    return (
      this.#hasRun(reading.folded, run) ||
      this.#wholes.isAnyIn(reading.folded) ||
      this.#wholes.isAnyIn(reading.squeezed) ||
      (this.hasWords && reading.words.some((word) => this.#words.has(word))) ||
      this.#isPieced(reading.folded, effort)
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

  #isPieced(text: string, effort: Effort): boolean {
    if (text.length > longestSearched) return false;
    const pieces = new Set(windowsOf(text, pieceLength));
    const holders = [...pieces].flatMap((piece) => this.#pieces.get(piece) ?? []);
    // Without an end to it, the text counts as one that repeats something.
    if (!effort.spend(Math.floor(holders.length / formsPerCharacter))) return true;
    const isFound = holders.some((nth) => {
      const count = (this.#found[nth] as number) + 1;
      this.#found[nth] = count;
      return count >= 4 && count * 3 >= (this.#pieceCounts[nth] as number);
    });
    for (const nth of holders) this.#found[nth] = 0;
    return isFound;
  }

  #learnForm(form: string): void {
    const needle = fold(form);
    if (needle.length < 4) this.#wholes.add(squeeze(form));
    else if (needle.length < longestWhole) this.#wholes.add(needle);
    for (const window of windowsOf(needle, windowLength)) this.#windows.add(window);
    if (needle.length < windowLength || needle.length > longestPieced) return;
    const pieces = new Set(windowsOf(needle, pieceLength));
    const nth = this.#pieceCounts.push(pieces.size) - 1;
    for (const piece of pieces) {
      const holders = this.#pieces.get(piece);
      if (holders === undefined) this.#pieces.set(piece, [nth]);
      else holders.push(nth);
    }
    if (nth >= this.#found.length) this.#found = new Uint8Array(2 * nth + 64);
  }
}
