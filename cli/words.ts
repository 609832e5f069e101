/** A number with its noun: `1 app`, `2 apps`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Names of a kind for a sentence: the first few, and how many more there are. */
export function listed(names: readonly string[], most = 5): string {
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return `${names.slice(0, most).join(", ")}${more}`;
}

/** The names that are spelled most like one that is not there, best first; none where nothing is near. */
export function nearest(wanted: string, names: readonly string[], most = 3): string[] {
  const asked = fold(wanted);
  const rated = [...new Set(names)].map((name) => ({ name, far: distance(asked, fold(name)) }));
  return rated
    .filter(({ far }) => far <= Math.max(2, Math.floor(asked.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** No label needs more to be told from others. */
const fold = (name: string): string => name.normalize("NFC").toLowerCase().slice(0, 80);

/** How many letters are to be changed, added or left out; a name of which the other is a part is nearer than that. */
function distance(a: string, b: string): number {
  if (a.length > 2 && b.includes(a)) return 1;
  let row = [...Array(b.length + 1).keys()];
  for (const [nth, letter] of [...a].entries()) {
    const next = [nth + 1];
    for (let at = 1; at <= b.length; at += 1) {
      const change = (row[at - 1] ?? 0) + (b[at - 1] === letter ? 0 : 1);
      next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
