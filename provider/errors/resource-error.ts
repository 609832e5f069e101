import { type Message, spell } from "../../sdk/message";
import type { SettingKey } from "../../sdk/setting-table";
import { printable } from "../../sdk/text";
import type { ArgumentPath } from "./argument-path";
import { inBrackets, type ResourceErrorCode } from "./codes";

/** Labels, names and the gateway's text are in it: no terminal escapes, no megabytes. */
export const longestMessage = 10_000;

/** What is said: in segments where values are in it, or as a text. */
export type Said = string | Message;

/** What is said, in segments. */
export const segmentsOf = (said: Said): Message => (typeof said === "string" ? [said] : said);

/** Spells a message without what a program keeps secret. */
export type Hide = (said: Said) => string;

/** Spells a message where nothing is kept secret. */
export const asItIs: Hide = (said) => spell(segmentsOf(said));

/** What is said as a line for people. */
export const shownText = (said: Said, hide: Hide): string => printable(hide(said), longestMessage);

/** The same with a code behind it. */
export const codedLine = (said: Said, code: ResourceErrorCode, hide: Hide): string => ended(hide(said), code, longestMessage);

/** The same of what has its code in it already. @param most how long it may be */
export function keepingCode(said: Said, code: ResourceErrorCode, hide: Hide, most: number): string {
  const whole = printable(hide(said), most + 1);
  return whole.length > most ? ended(whole, code, most) : whole;
}

/** A text with a code behind it. What is cut off keeps it: people look the cure up by it. */
function ended(text: string, code: ResourceErrorCode, most: number): string {
  const end = inBrackets(code);
  return `${printable(text, most - end.length)}${end}`;
}

/** What an error is about, as far as that is known beside its code. */
export interface ErrorFields {
  /** The setting, by the SDK's name. */
  readonly setting?: SettingKey | undefined;
  /** The member of a response that is not as the contract says. */
  readonly member?: string | undefined;
  /** The members that it is about, each by its path from what was written: the object, or a block or an item of it. */
  readonly members?: readonly ArgumentPath[] | undefined;
}

/** What an error may have besides its code and its text. */
interface ErrorExtras {
  /** The line as people see it. @default the text, with the code in brackets */
  sentence?: Said;
  /** What it is about. @default nothing that is known */
  fields?: ErrorFields;
}

/** What the plugin process throws: one clean line. Pulumi prints stacks of some methods, so there is none. */
export class OagResourceError extends Error implements ErrorFields {
  /** What failed, where, and what to do about it. */
  readonly text: string;
  readonly #segments: Message;

  /** Stable cause, one of those in docs/errors.md. */
  readonly code: ResourceErrorCode;
  readonly setting: SettingKey | undefined;
  readonly member: string | undefined;
  readonly members: readonly ArgumentPath[] | undefined;

  constructor(code: ResourceErrorCode, text: Said, { sentence = [...segmentsOf(text), inBrackets(code)], fields = {} }: ErrorExtras = {}) {
    super(printable(spell(segmentsOf(sentence)), longestMessage));
    this.code = code;
    this.text = printable(spell(segmentsOf(text)), longestMessage);
    this.#segments = segmentsOf(sentence);
    this.setting = fields.setting;
    this.member = fields.member;
    this.members = fields.members;
    this.stack = "";
  }

  /** The line in segments, to be made part of another one, or to be shown. */
  segments(): Message {
    return this.#segments;
  }
}
