/**
 * How much may be looked through for secrets, in characters of readings: whoever writes a text decides how many readings it
 * has, and must not decide how long a run takes. What there is no effort left for counts as a text that repeats a secret.
 */
export class Effort {
  #spent = 0;

  readonly #most: number;

  /**
   * Begins with all of it.
   * @param most characters that may be looked through
   */
  constructor(most: number) {
    this.#most = most;
  }

  /** What was looked through so far. */
  get spent(): number {
    return this.#spent;
  }

  /** True once more was asked for than there is. */
  get isOver(): boolean {
    return this.#spent > this.#most;
  }

  /** Takes some of it. @returns false where that is too much */
  spend(amount: number): boolean {
    this.#spent += amount;
    return !this.isOver;
  }
}

/** For one text: sixty characters for each of a long one's, where ordinary ones have two, and certificates four. */
export const effortForText = 500_000;
