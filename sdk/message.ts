/**
 * A setting as a message names it. Each host knows settings under names of its own (`oag:hostname`, `--hostname`), so
 * a message keeps them apart from its text, and whoever shows it decides. Text of the gateway is never looked into.
 */
export class SettingName {
  constructor(
    /** The option's name in this SDK, for example `hostname`. */
    readonly key: string,
    /** What it was called where it was given, for example `OAG_PRIVATE_KEY_FILE`; whoever shows it need not translate. */
    readonly given?: string,
  ) {}
}

/** A message in parts: texts, and the settings that it names. */
export type Message = readonly (string | SettingName)[];

/** What a message calls a setting. */
export type NameOf = (key: string) => string;

/** Names a setting in a {@link message}. */
export const setting = (key: string, given?: string): SettingName => new SettingName(key, given);

/** Writes a message as a template, with settings and other messages among its values. */
export function message(texts: TemplateStringsArray, ...values: readonly (string | number | SettingName | Message)[]): Message {
  return texts.flatMap((text, index) => {
    const value = values[index];
    if (value === undefined) return [text];
    return [text, ...(typeof value === "object" ? [value].flat() : [String(value)])] as Message;
  });
}

/** The message with the settings named that nobody has said what they were called of. */
export const named = (parts: Message, nameOf: NameOf): Message =>
  parts.map((part) => (part instanceof SettingName && part.given === undefined ? setting(part.key, nameOf(part.key)) : part));

/** The message as one text. @param nameOf by default the SDK's own name in quotes, `'hostname'` */
export function spell(parts: Message, nameOf: NameOf = (key) => `'${key}'`): string {
  return parts.map((part) => (typeof part === "string" ? part : (part.given ?? nameOf(part.key)))).join("");
}
