import { type Message, spell } from "../../sdk/message";
import { printable } from "../../sdk/text";
import { inBrackets, type ResourceErrorCode } from "./codes";

/** Labels, names and the gateway's text are in it: no terminal escapes, no megabytes. */
export const longestMessage = 10_000;

/** What is said: in parts where values are in it, or as a text. */
export type Said = string | Message;

/** What is said, in parts. */
export const partsOf = (said: Said): Message => (typeof said === "string" ? [said] : said);

/** What the plugin process throws: one clean line. Pulumi prints stacks of some methods, so there is none. */
export class OagResourceError extends Error {
  /** What failed, where, and what to do about it. */
  readonly text: string;
  readonly #parts: Message;
  /** What it came of, where those were several steps. */
  readonly causes: readonly unknown[] = [];

  /** Stable cause, one of those in docs/errors.md. */
  readonly code: ResourceErrorCode;

  constructor(
    code: ResourceErrorCode,
    text: Said,
    /** The line as people see it. @default the text, with the code in brackets */
    sentence: Said = [...partsOf(text), inBrackets(code)],
  ) {
    super(printable(spell(partsOf(sentence)), longestMessage));
    this.code = code;
    this.text = spell(partsOf(text));
    this.#parts = partsOf(sentence);
    this.stack = "";
  }

  /** The line in parts, to be made part of another one, or to be shown. */
  parts(): Message {
    return this.#parts;
  }
}
