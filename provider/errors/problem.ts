import { type Message, message, quoted, spell } from "../../sdk/message";
import { printable } from "../../sdk/text";

/** Where in a program's arguments: names, keys of maps and positions in lists. Names and keys may hold anything. */
export type ArgumentPath = readonly (string | number)[];

/** What is wrong with a program's arguments. */
export interface Problem {
  /** The argument; empty for all of them. */
  readonly path: ArgumentPath;
  /** Other members beside the last of the path, any of which would do as well. */
  readonly or?: readonly string[];
  /** What is wrong with it, what is allowed and what to do, never with a value. */
  readonly text: string;
}

/** A problem for whoever asks in this very process: where it is, and its sentence without secrets. */
export interface ToldProblem {
  readonly path: ArgumentPath;
  readonly reason: string;
}

/** Names and types come from the program, and may hold anything. */
const longestSentence = 2000;

/** A problem as one line for people. @param show spells a message */
export function sentenceOf({ path, or = [], text }: Problem, show: (said: Message) => string = spell): string {
  const where = path.length === 0 ? [] : message`${inParts(path)}${or.map((name) => ` (or ${name})`).join("")}: `;
  return printable(show([...where, text]), longestSentence);
}

/** A path as a program would write it. */
export const spelled = (path: ArgumentPath): string => spell(inParts(path));

function inParts(path: ArgumentPath): Message {
  return path.flatMap((step, nth): Message => {
    const isPlain = typeof step === "number" || /^[A-Za-z_]\w*$/.test(step);
    if (isPlain) return [nth === 0 ? String(step) : `.${step}`];
    return message`[${quoted(printable(step, 80))}]`;
  });
}
