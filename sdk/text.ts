/** Text that came from outside, made safe to print: it may hold control characters, secrets or megabytes. */

/**
 * What a terminal obeys instead of showing it, or nobody sees: control and format characters (escapes, C1, direction marks,
 * zero width), line and paragraph separators, halves of surrogate pairs, fillers, and what is no character (yet).
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
/**
 * What pipelines take for a command wherever a line has it: Azure Pipelines `##vso[…]`, GitHub `##[…]`, TeamCity `##teamcity[…]`.
 * A text with one could set variables of the job that prints it.
 */
const pipelineCommand = /#(?=#[\w.-]*\[)/g;
/** GitHub's newer form, which it takes for one where a line begins with it. */
const lineCommand = /^(\s*):(?=:[^\s:][^\n]*::)/;
/** More marks than any script puts on a letter: they would be painted over the lines around. */
const markFlood = /(\p{M}{4})\p{M}+/gu;

/** The same in JSON, whose own line breaks stay. */
const unseenInJson = new RegExp(`(?!\\n)${unseen.source}|(?<=\\p{M}{4})\\p{M}|${pipelineCommand.source}`, "gu");

/** A foreign value as text. Unlike String(), it never fails: the value may be an object that calls its toString something else. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** A text as those are compared that a gateway may take for one: without blanks at its ends, its letters composed. */
export const plainText = (text: string): string => text.trim().normalize("NFC");

/** One line of text that a terminal and a pipeline show and do not obey, shortened; blanks are as they were. */
export function oneLine(text: string, limit: number): string {
  // Cut first: a hostile megabyte would cost time for text that nobody sees.
  return shortened(
    text
      .slice(0, limit * 4)
      .replace(unseen, " ")
      .replace(markFlood, "$1")
      .replace(pipelineCommand, "# ")
      .replace(lineCommand, "$1: "),
    limit,
  );
}

/** Strips control characters (terminal escapes among them), folds white space and shortens. */
export function printable(text: string, limit = 300): string {
  const line = oneLine(text, limit * 4);
  return shortened(line.replace(/\s+/g, " ").trim(), limit);
}

/** Never ends within a surrogate pair. */
const shortened = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, "")}…` : text;

/** A character as JSON escapes it. */
export const jsonEscape = (sign: string): string =>
  [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/** JSON in which what {@link oneLine} strips or breaks stands as an escape: the same data, and nothing that a terminal or a pipeline obeys. */
export const visibleJson = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? "null").replace(unseenInJson, (hidden) =>
    [...hidden].map((sign) => (sign === "\n" ? sign : jsonEscape(sign))).join(""),
  );
