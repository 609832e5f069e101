import { Effort, effortForText } from "./effort";
import { readingsOf } from "./readings";

/** Runs of this many letters and digits of a secret are certain to be found, whatever the text does to them. */
export const windowLength = 6;
/** Secrets longer than this are certificates and the like: not looked for in short pieces, nor decoded themselves. */
export const longestPieced = 256;

/**
 * A secret as a text may have it after decoding: as it is, decoded itself, backwards, and in base64, whose letters may have
 * lost their case.
 */
export function formsOf(secret: string): string[] {
  // The armour of a certificate is no secret, and errors about certificates are made of its words.
  const bare = secret.replace(/-----[A-Z ]+-----/g, " ");
  if (bare.length > longestPieced) return [bare, bare.split("").reverse().join("")];
  const readings = readingsOf(bare, new Effort(effortForText)) ?? [];
  const decoded = readings.filter((reading) => reading !== bare && fold(reading).length >= windowLength);
  const bytes = Buffer.from(bare);
  // Wherever it stands in a longer text, base64 of it is one of three.
  const encoded = [0, 1, 2].map((start) => bytes.subarray(start).toString("base64").replace(/=+$/, "").slice(0, -1));
  const backwards = [bare, ...decoded].map((form) => [...form].reverse().join(""));
  return [bare, ...decoded, ...backwards, ...encoded.filter((form) => form.length >= windowLength)];
}

/** The letters and digits of a text, without case and accents. */
export const fold = (text: string): string =>
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

/** What stands between two words. */
export const wordEnds = /[\s"'`<>()[\]{},;:=]+/;

/** Signs that few secrets and few responses have. */
const foreign = /[^\p{Script=Latin}\t\n\r -~]/gu;

/** A reading of a text as it is compared; each way to spell it is made when it is first asked for. */
export class Spelled {
  readonly folded: string;
  readonly squeezed: string;
  #words: string[] | undefined;

  readonly reading: string;
  readonly #text: string;

  /** @param text what it is a reading of */
  constructor(reading: string, text: string) {
    this.reading = reading;
    this.#text = text;
    this.folded = fold(reading);
    this.squeezed = squeeze(reading);
  }

  /** Its words, squeezed. Plain words that are taken for bytes give signs of any script, in which short ones stand by chance. */
  get words(): readonly string[] {
    this.#words ??= [...this.reading.matchAll(foreign)].every(([sign]) => this.#text.includes(sign))
      ? this.reading.split(wordEnds).map(squeeze)
      : [];
    return this.#words;
  }
}
