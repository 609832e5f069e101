import { printable } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";

/** TypeScript that stands in the program as it is: a reference, a call. It may be settled after everything that has it was made. */
export class Code {
  readonly #parts: readonly (string | Code | (() => unknown))[];
  readonly #uses: readonly string[];

  /** @param uses names that have to be declared, or imported, where the code stands */
  constructor(text: string | readonly (string | Code | (() => unknown))[], uses: readonly string[] = []) {
    this.#parts = typeof text === "string" ? [text] : text;
    this.#uses = uses;
  }

  get text(): string {
    return this.#parts.map((part) => (typeof part === "string" ? part : literal(settled(part)))).join("");
  }

  /** Names that it uses, those of the code within it included. */
  get uses(): readonly string[] {
    return [...this.#uses, ...this.#parts.flatMap((part) => (typeof part === "string" ? [] : usesOf(settled(part))))];
  }
}

const settled = (part: Code | (() => unknown)): unknown => (part instanceof Code ? part : part());

/** Names that code within a value uses. */
export function usesOf(value: unknown): readonly string[] {
  if (value instanceof Code) return value.uses;
  if (Array.isArray(value)) return value.flatMap(usesOf);
  return isObject(value) ? Object.values(value).flatMap(usesOf) : [];
}

/** A value as a TypeScript expression; prettier makes it readable. */
export function literal(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(member);
    // A first line break keeps an object one member a line; small ones stay on a line of their own.
    const isLarge = members.length > 3 || Object.values(value).some((inner) => isObject(inner) && !(inner instanceof Code));
    return members.length === 0 ? "{}" : `{${isLarge ? "\n" : " "}${members.join(", ")} }`;
  }
  return quoted(value);
}

/** An object that begins with what a constant holds. */
export const spreading = (constant: string, value: Json): string => `{\n...${constant}, ${Object.entries(value).map(member).join(", ")} }`;

/** A constant of the member's name needs no other. */
const member = ([key, value]: [string, unknown]): string =>
  value instanceof Code && value.text === key ? key : `${keyOf(key)}: ${literal(value)}`;

/** What may stand around a constant in a template: none of it ends one, or begins an expression in it. */
export const inTemplate = /^[\w.:/?#=&%~+,@*-]*$/;

/** A text made of parts that are {@link inTemplate} and a constant. */
export function template(before: string, constant: Code, after: string): Code {
  if (!inTemplate.test(before) || !inTemplate.test(after)) throw new Error("a text that means something in a template");
  return before === "" && after === "" ? constant : new Code([`\`${before}\${`, constant, `}${after}\``]);
}

/** JSON in which what cannot be seen, turns the direction of a line, or is painted over its letter, stands as an escape of its sign. */
export const visible = (value: unknown, escaped: (code: string) => string): string =>
  (JSON.stringify(value) ?? "undefined").replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=\p{M}{4})\p{M}/gu, (sign) =>
    escaped((sign.codePointAt(0) as number).toString(16)),
  );

const quoted = (value: unknown): string => visible(value, (code) => `\\u{${code}}`);

/** In a literal, a plain `__proto__` would set the prototype. */
export const keyOf = (key: string): string => (key === "__proto__" ? `[${quoted(key)}]` : quoted(key));

/** Letters and digits first, and no word that a tool for programs obeys. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,:;()[\]&+_/"'=|^*\\-]*$/u.test(text) && !/ignore|disable|enable|lint|region|coverage/i.test(text);

/** A comment of one line, whatever the text holds: it comes from the gateway. In quotes, nothing is a directive. */
export function comment(text: string): string {
  const line = printable(text, 500);
  return `// ${isPlain(line) ? line : JSON.stringify(line)}`;
}
