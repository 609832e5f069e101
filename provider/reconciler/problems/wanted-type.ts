/** A type of JSON in a sentence. Lists that a program declares are of texts, all of them. */
export const typeInWords = (type: string): string =>
  (
    ({
      boolean: "true or false",
      integer: "a whole number",
      number: "a number",
      string: "a text",
      array: "a list of texts",
      object: "an object",
    }) as Record<string, string>
  )[type] ?? type;

/** The type of what a program gives, as the end of a sentence that says what it must be. Never the value, which may be secret. */
export function butNot(value: unknown): string {
  if (value === null) return ", not null";
  return `, not ${Array.isArray(value) ? "a list" : typeInWords(typeof value)}`;
}

/** What a value of a wrong type must be. */
export function wantedType(types: readonly string[], value: unknown): string {
  const wanted = types.map(typeInWords).join(" or ");
  if (types.includes("array")) return `${wanted}, for example ["one", "two"]${butNot(value)}`;
  // A number that is no whole one is a number all the same.
  return types.includes("integer") && typeof value === "number" ? wanted : `${wanted}${butNot(value)}`;
}
