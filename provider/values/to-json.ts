/** Half of a character, as JSON writes it. A gateway that cuts texts may leave one, and no UTF-8 carries it to the engine. */
const halfCharacter = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/**
 * Plain JSON, no `undefined` (which breaks the response after the work is done), nothing inherited, and only characters that
 * UTF-8 knows.
 */
export function toJson<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(text.includes("\\ud") ? text.replace(halfCharacter, "$1\ufffd") : text) as T;
}
