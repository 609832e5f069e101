import { printable } from "./text";

/** Sentences list names: long, but no megabytes. */
const longestSentence = 10_000;

/**
 * Tells a person something, as one line on stderr. The only way there: labels, names and a gateway's words are in every such
 * sentence, and here they lose what a terminal would obey.
 */
export function writeToStderr(sentence: string): void {
  process.stderr.write(`pulumi-oag: ${printable(sentence, longestSentence)}\n`);
}
