/** A sentence that names more is cut off before it says what to do. */
const mostNamed = 50;
const longestName = 200;

/** Things in a sentence. A gateway may have thousands of them, or one whose name fills a page. */
export function inList(names: readonly string[], separator = ", "): string {
  const shown = names.slice(0, mostNamed).map((name) => (name.length > longestName ? "one with a very long name" : name));
  const others = names.length - shown.length;
  return `${shown.join(separator)}${others > 0 ? ` and ${others} more` : ""}`;
}
