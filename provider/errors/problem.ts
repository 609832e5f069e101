import { isLikeName, likeName, type Message, message, quoted, spell } from "../../sdk/message";
import { isContractName } from "../../sdk/secrets/words";
import { printable } from "../../sdk/text";
import { partsOf, type Said } from "./failure";

/** Where in a program's arguments: names, keys of maps and positions in lists. Names and keys may hold anything. */
export type ArgumentPath = readonly (string | number)[];

/** What is wrong with a program's arguments. */
export interface Problem {
  /** The argument; empty for all of them. */
  readonly path: ArgumentPath;
  /** Other members beside the last of the path, any of which would do as well. */
  readonly or?: readonly string[];
  /** What is wrong with it, what is allowed and what to do, never with a value. */
  readonly text: Said;
}

/** A problem for whoever asks in this very process: where it is, and its sentence without secrets. */
export interface ToldProblem {
  readonly path: ArgumentPath;
  readonly reason: string;
}

/** Names and types come from the program, and may hold anything. */
const longestSentence = 2000;

/** A problem as one line for people. @param show spells a message */
export const sentenceOf = (problem: Problem, show?: (said: Message) => string): string => lineOf(lineIn(problem), show);

/** The same in parts, to be made part of another one. */
export function lineIn({ path, or = [], text }: Problem): Message {
  const where = path.length === 0 ? [] : message`${spelled(path)}${or.map((name) => ` (or ${name})`).join("")}: `;
  return [...where, ...partsOf(text)];
}

/** What is said of arguments as one line for people. @param show spells a message */
export const lineOf = (said: Said, show: (said: Message) => string = spell): string => printable(show(partsOf(said)), longestSentence);

/** A path as a program would write it. Keys that a program chose are values, which may be secret. */
export function spelled(path: ArgumentPath): Message {
  return path.flatMap((step, nth): Message => {
    if (typeof step === "string" && !isLikeName(step)) return message`[${quoted(printable(step, 80))}]`;
    if (nth === 0) return [String(step)];
    return typeof step === "number" || isContractName(step) ? [`.${step}`] : [".", likeName(step)];
  });
}
