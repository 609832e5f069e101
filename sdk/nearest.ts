/** Longer texts are cut before they are compared: it is quadratic work. */
const longest = 80;

/** Letters that are compared with letters: thousands of host names, a moment of work. A gateway may send more names, and nothing else is done meanwhile. */
const mostCompared = 20_000_000;

/** How near a name must be. */
export interface Nearness {
  /** No more than so many. @default 3 */
  most?: number;
  /** A name that is a part of the wanted one, or has it for a part, is near. @default true */
  contained?: boolean;
}

/** The names that were probably meant by a wrong one, the nearest first. */
export function nearest(wanted: string, names: readonly string[], { most = 3, contained = true }: Nearness = {}): string[] {
  const word = folded(wanted);
  // Two letters that changed places count as two edits.
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let compared = 0;
  const ranked = [...new Set(names)].flatMap((name) => {
    const candidate = folded(name);
    const isContained = contained && word.length > 2 && (candidate.includes(word) || (candidate.length > 2 && word.includes(candidate)));
    compared += word.length * candidate.length;
    const edits = compared > mostCompared ? limit + 1 : distance(word, candidate, limit);
    return isContained || edits <= limit ? [{ name, rank: Math.min(edits, isContained ? limit : Number.POSITIVE_INFINITY) }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase().trim().slice(0, longest);

/** Edit distance (Levenshtein); beyond the limit any number beyond it. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost));
    }
    row = next;
  }
  return row[b.length] as number;
}
