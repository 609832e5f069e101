/** So many tasks in a row must go well before one more may run at a time. */
const patience = 50;

/** Lets at most `limit` tasks run at a time; the others wait in order. Asked to slow down, it halves the limit and recovers bit by bit. */
export class Limiter {
  #limit: number;
  #running = 0;
  /** Tasks that ran when the limit was halved: a refusal of one of them is due to the load before that, and halves nothing. */
  #toIgnore = 0;
  #wentWell = 0;
  readonly #waiting: (() => void)[] = [];

  readonly most: number;

  constructor(most: number) {
    this.most = most;
    this.#limit = most;
  }

  /** How many tasks may run at a time now. */
  get limit(): number {
    return this.#limit;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      this.#release();
    }
  }

  /** The gateway asks for fewer requests. Returns whether the limit fell. */
  slowDown(): boolean {
    this.#wentWell = 0;
    if (this.#toIgnore > 0 || this.#limit === 1) return false;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#toIgnore = this.#running;
    return true;
  }

  #release(): void {
    if (this.#toIgnore > 0) this.#toIgnore -= 1;
    else this.#recover();
    // The slot is handed over rather than freed, so that nobody overtakes the queue.
    const next = this.#running <= this.#limit ? this.#waiting.shift() : undefined;
    if (next) next();
    else this.#running -= 1;
  }

  #recover(): void {
    if (this.#limit === this.most) return;
    this.#wentWell += 1;
    if (this.#wentWell < patience) return;
    this.#wentWell = 0;
    this.#limit += 1;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#running += 1;
    next();
  }
}
