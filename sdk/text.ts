/** Text that came from outside, made safe to print: it may hold control characters, secrets or megabytes. */

const controlCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A foreign value as text. Unlike String(), it never fails: the value may be an object that calls its toString something else. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** Strips control characters (terminal escapes among them), folds white space and shortens. */
export function printable(text: string, limit = 300): string {
  // Cut first: folding a hostile megabyte would cost time for text that nobody sees.
  const folded = text
    .slice(0, limit * 4)
    .replace(controlCharacters, " ")
    .replace(/\s+/g, " ")
    .trim();
  return folded.length > limit ? `${folded.slice(0, limit - 1)}…` : folded;
}

/** A member's name in a sentence: in quotes unless it is a plain word. */
export const quotedName = (name: string): string => (/^[A-Za-z][\w.]{0,63}$/.test(name) ? name : JSON.stringify(printable(name, 64)));
