import { printable } from "pulumi-oag/sdk";
import { isObject } from "../json";

/** TypeScript that stands in the program as it is: a reference, a call. */
export class Code {
  constructor(readonly text: string) {}
}

/** A value as a TypeScript expression; prettier makes it readable. */
export function literal(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, inner]) => `${keyOf(key)}: ${literal(inner)}`);
    // A first line break keeps an object one member a line; small ones stay on a line of their own.
    const isLarge = members.length > 3 || Object.values(value).some((inner) => isObject(inner) && !(inner instanceof Code));
    return members.length === 0 ? "{}" : `{${isLarge ? "\n" : " "}${members.join(", ")} }`;
  }
  return quoted(value);
}

/** What cannot be seen, turns the direction of a line, or is painted over its letter, stands in a program as an escape. */
const quoted = (value: unknown): string =>
  (JSON.stringify(value) ?? "undefined").replace(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=\p{M}{4})\p{M}/gu,
    (hidden) => `\\u{${(hidden.codePointAt(0) as number).toString(16)}}`,
  );

/** In a literal, a plain `__proto__` would set the prototype. */
const keyOf = (key: string): string => (key === "__proto__" ? `[${quoted(key)}]` : quoted(key));

/** Letters and digits first, and no word that a tool for programs obeys. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,:;()[\]&+_/"'=|^*\\-]*$/u.test(text) && !/ignore|disable|enable|lint|region|coverage/i.test(text);

/** A comment of one line, whatever the text holds: it comes from the gateway. In quotes, nothing is a directive. */
export function comment(text: string): string {
  const line = printable(text, 500);
  return `// ${isPlain(line) ? line : JSON.stringify(line)}`;
}
