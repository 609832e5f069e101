/** Steps that one run may take. The longest text times the longest program would be far more. */
const mostOfRun = 4_000_000;
/** Steps that one expression may take on all texts together. */
const mostOfExpression = 5_000_000;
/** Of these each has so many that no other can take from it: several times what ordinary ones need. */
const ownOfExpression = 250_000;
/** And so many are all expressions of one app given beyond their own. */
const mostTogether = 20_000_000;

/**
 * What the expressions of one app may take: each may be tried on many texts. Counted in steps, so that a result is the same on every
 * machine.
 */
export class Budget {
  #together = mostTogether;
  readonly #taken = new Map<string, number>();
  readonly #cut = new Set<string>();

  /** Steps that the next run of an expression may take; 0 where there are none left for it. */
  stepsFor(source: string): number {
    const taken = this.takenBy(source);
    return Math.min(mostOfRun, mostOfExpression - taken, Math.max(0, ownOfExpression - taken) + this.#together);
  }

  /** Notes what a run took. */
  take(source: string, steps: number): void {
    const [before, after] = [this.takenBy(source), this.takenBy(source) + steps];
    this.#taken.set(source, after);
    this.#together -= Math.max(0, after - Math.max(before, ownOfExpression));
  }

  /** Steps that an expression took so far. */
  takenBy(source: string): number {
    return this.#taken.get(source) ?? 0;
  }

  /** Notes that an expression was not tried to the end. */
  cut(source: string): void {
    this.#cut.add(source);
  }

  /** True for an expression that was not tried to the end on some text. */
  isCut(source: string): boolean {
    return this.#cut.has(source);
  }
}
