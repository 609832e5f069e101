import { nearest } from "../../../sdk/nearest";

/** Longer than any name: no slip of the finger, and perhaps a secret in the wrong place. */
const longest = 64;

/** The known word that was probably meant, if one is near. */
export const suggest = (word: string, known: readonly string[]): string | undefined =>
  word.length > longest ? undefined : nearest(word, known, { most: 1, contained: false })[0];
