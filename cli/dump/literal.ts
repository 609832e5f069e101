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
  return JSON.stringify(value) ?? "undefined";
}

/** In a literal, a plain `__proto__` would set the prototype. */
const keyOf = (key: string): string => (key === "__proto__" ? `[${JSON.stringify(key)}]` : JSON.stringify(key));

/** A comment of one line, whatever the text holds. */
export const comment = (text: string): string => `// ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`;
