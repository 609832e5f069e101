import { printable } from "./text";

/**
 * A setting as a message names it. Each host knows settings under names of its own (`oag:hostname`, `--hostname`), so
 * a message keeps them apart from its text, and whoever shows it decides. Text of the gateway is never looked into.
 */
export class SettingName {
  /** The option's name in this SDK, for example `hostname`. */
  readonly key: string;
  /** What it was called where it was given, for example `OAG_PRIVATE_KEY_FILE`; whoever shows it need not translate. */
  readonly given: string | undefined;

  /** Names a setting; {@link SettingName.given} goes before any name that a host has for it. */
  constructor(key: string, given?: string) {
    this.key = key;
    this.given = given;
  }
}

/**
 * A value in a message: a name, a path or a word that a program or a gateway has. It stays a value until the message is shown:
 * whoever shows it can judge it as what it is, whatever signs it holds, and then quotes it, but for a key that is like a name.
 */
export class Quoted {
  /** What is told, as it is. */
  readonly value: unknown;
  /** How it is written where it may be told. @default as JSON, in quotes if it is a text */
  readonly shown: string;

  /** Keeps a value as it is, with the text that stands for it where it may be told. */
  constructor(value: unknown, shown: string = inQuotes(value)) {
    this.value = value;
    this.shown = shown;
  }
}

/** A message in segments: texts, the settings that it names, and values. */
export type Message = readonly (string | SettingName | Quoted)[];

/** What a message calls a setting. */
export type NameOf = (key: string) => string;

/** Puts a value into a {@link message}. */
export const quoted = (value: unknown): Quoted => new Quoted(value);

/** Puts a key into a {@link message} that is like a name, and is written like one: `attributes.REMOTE_USER`. */
export const likeName = (key: string): Quoted => new Quoted(key, key);

/** True for a key that is written without quotes. */
export const isLikeName = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key);

/** Names a setting in a {@link message}. */
export const setting = (key: string, given?: string): SettingName => new SettingName(key, given);

/**
 * Writes a message as a template, with settings, values to be quoted and other messages among its values. What other messages
 * say stays apart from its own texts.
 */
export function message(texts: TemplateStringsArray, ...values: readonly (string | number | SettingName | Quoted | Message)[]): Message {
  const segments: (string | SettingName | Quoted)[] = [];
  let own = "";
  texts.forEach((text, index) => {
    own += text;
    const value = values[index];
    if (typeof value !== "object") own += value ?? "";
    else {
      segments.push(own, ...[value].flat());
      own = "";
    }
  });
  return [...segments, own];
}

/** Several messages as one, with a text between each two. */
export const joined = (messages: readonly (string | Quoted | Message)[], between: string): Message =>
  messages.flatMap((each, nth) => [...(nth === 0 ? [] : [between]), ...[each].flat()]);

/** A member's name in a message: quoted unless it is a plain word. */
export const quotedName = (name: string): string | Quoted => (/^[A-Za-z][\w.]{0,63}$/.test(name) ? name : quoted(printable(name, 64)));

/** The message with the settings named that nobody has said what they were called of. */
export const named = (segments: Message, nameOf: NameOf): Message =>
  segments.map((segment) =>
    segment instanceof SettingName && segment.given === undefined ? setting(segment.key, nameOf(segment.key)) : segment,
  );

/** A value as a message has it. */
export const inQuotes = (value: unknown): string => JSON.stringify(value) ?? "null";

/**
 * The message as one text.
 * @param nameOf by default the SDK's own name in quotes, `'hostname'`
 * @param show what stands for a value; by default the value as it is written, most as JSON
 */
export function spell(segments: Message, nameOf: NameOf = (key) => `'${key}'`, show?: (value: unknown) => string): string {
  return segments
    .map((segment) => {
      if (typeof segment === "string") return segment;
      if (segment instanceof SettingName) return segment.given ?? nameOf(segment.key);
      return show === undefined ? segment.shown : show(segment.value);
    })
    .join("");
}
