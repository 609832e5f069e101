/** A number with its noun: `1 app`, `2 apps`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** How many of all objects differ, as a sentence. */
export const differing = (count: number, all: number): string =>
  `${count} of ${counted(all, "object")} ${all === 1 ? "differs" : "differ"}.`;

/** Names of a kind for a sentence: the first few, and how many more there are. */
export function listed(names: readonly string[], most = 5): string {
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return `${names.slice(0, most).join(", ")}${more}`;
}
