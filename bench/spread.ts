/** What several measurements of one thing say: their median, and where the true median lies. */
interface Spread {
  median: number;
  low: number;
  high: number;
  count: number;
}

/** How sure the interval is, where there are measurements enough for it. */
const confidence = 0.95;

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

function medianOf(values: readonly number[]): number {
  const ordered = sorted(values);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] as number;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] as number) + upper) / 2;
}

/**
 * The median with an interval from order statistics: of n values each lies below the true median with a chance of one half,
 * whatever they are distributed like, so that the kth smallest and the kth largest enclose it with a chance that the binomial
 * distribution tells. The narrowest interval with 95 % is taken; fewer than six values give their whole range, which has
 * 94 % at five, 75 % at three. Neither a slow nor a lucky run moves it, and nothing is assumed of the noise of a machine.
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("nothing was measured");
  const ordered = sorted(values);
  const cut = leftOut(ordered.length);
  return {
    median: medianOf(ordered),
    low: ordered[cut] as number,
    high: ordered[ordered.length - 1 - cut] as number,
    count: ordered.length,
  };
}

/** How many values may be left out at each end. */
function leftOut(count: number): number {
  let chance = 0.5 ** count;
  let below = chance;
  let cut = 0;
  while (cut + 1 < count / 2) {
    chance *= (count - cut) / (cut + 1);
    below += chance;
    if (1 - 2 * below < confidence) break;
    cut += 1;
  }
  return cut;
}

/** Runs two things in pairs, each pair in the other order than the one before, so that what drifts on a machine hits both alike. */
export async function inPairs<T>(count: number, first: () => Promise<T>, second: () => Promise<T>): Promise<[first: T, second: T][]> {
  const pairs: [T, T][] = [];
  for (let pair = 0; pair < count; pair += 1) {
    if (pair % 2 === 0) {
      const one = await first();
      pairs.push([one, await second()]);
    } else {
      const other = await second();
      pairs.push([await first(), other]);
    }
  }
  return pairs;
}

/**
 * Two things that are compared with a third one, which is run once for both: it stands between them, and who comes first
 * changes each time, so that each is a pair with it, in the other order than the one before.
 */
export async function inPairsAround<T>(
  count: number,
  middle: () => Promise<T>,
  first: () => Promise<T>,
  second: () => Promise<T>,
): Promise<{ middle: T; first: T; second: T }[]> {
  const results: { middle: T; first: T; second: T }[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const isTurned = pair % 2 === 1;
    const before = await (isTurned ? second : first)();
    const between = await middle();
    const after = await (isTurned ? first : second)();
    results.push({ middle: between, first: isTurned ? after : before, second: isTurned ? before : after });
  }
  return results;
}

/** Runs something so many times, one after the other. */
export async function inTurn<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await work());
  return results;
}
