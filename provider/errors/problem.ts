import { type Message, message, spell } from "../../sdk/message";
import type { SettingKey } from "../../sdk/setting-table";
import { printable } from "../../sdk/text";
import { type ArgumentPath, spelled, withoutSecrets } from "./argument-path";
import { type ArgumentCode, inBrackets, type ResourceErrorCode } from "./codes";
import { type Said, segmentsOf } from "./resource-error";

/** What a problem is by its cure. The `import` option is none of a kind's arguments. */
export type ProblemCode = ArgumentCode | "OAG_IMPORT";

/** What is wrong with a program's arguments. */
export interface Problem {
  readonly code: ProblemCode;
  /** The argument; empty for all of them. */
  readonly path: ArgumentPath;
  /** Other members beside the last of the path, any of which would do as well. */
  readonly or?: readonly string[];
  /** What is wrong with it, what is allowed and what to do, never with a value. */
  readonly text: Said;
}

/** A problem for whoever asks in this very process. */
export interface ToldProblem {
  /** What it is by its cure. */
  readonly code: ResourceErrorCode;
  /** The argument; empty for all of them, or for none. */
  readonly path: ArgumentPath;
  /** The setting that it is about, by the SDK's name, where it is none of an argument. */
  readonly setting?: SettingKey;
  /** Where it is and what is wrong, in words and without secrets. */
  readonly reason: string;
}

/** Names and types come from the program, and may hold anything. */
const longestSentence = 2000;

/** A problem as one line, without its code. @param show spells a message */
export const sentenceOf = (problem: Omit<Problem, "code">, show?: (said: Message) => string): string => lineOf(lineIn(problem), show);

/** The same in segments, to be made part of another one. */
export function lineIn({ path, or = [], text }: Omit<Problem, "code">): Message {
  const where = path.length === 0 ? [] : message`${spelled(path)}${or.map((name) => ` (or ${name})`).join("")}: `;
  return [...where, ...segmentsOf(text)];
}

/** What is said of arguments as one line for people. @param show spells a message */
export const lineOf = (said: Said, show: (said: Message) => string = spell): string => printable(show(segmentsOf(said)), longestSentence);

/** A problem of a program's arguments for whoever asks in this very process. @param hide spells a message without what is secret */
export const toldProblem = (problem: Problem, hide: (said: Message) => string): ToldProblem => ({
  code: problem.code,
  path: withoutSecrets(problem.path, hide),
  reason: sentenceOf(problem, hide),
});

/** What people are shown of a problem: the code is what they look the cure up by. */
export const shownLine = ({ code, reason }: ToldProblem): string => `${reason}${inBrackets(code)}`;
