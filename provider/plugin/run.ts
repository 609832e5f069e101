/** Who tells a cause. */
export interface Teller {
  /** The object in a sentence; its kind alone, `an app`, where it has no name that may be shown. */
  name: string;
  /** What tells it from all others; undefined where nothing does. */
  identity: string | undefined;
}

/** One run of the engine, as far as this process sees it: what is told once, whatever the kind and the number of resources. */
export class Run {
  readonly #told = new Set<string>();
  /** Causes that were told, each with the object that told it. */
  readonly #causes = new Map<string, Teller>();
  /** The gateway could not be asked: a preview does not try again. */
  isCutOff = false;

  /** True for the first of those that ask with this key. */
  isFirst(key: string): boolean {
    const isFirst = !this.#told.has(key);
    this.#told.add(key);
    return isFirst;
  }

  /** Where a cause was told in full, as the end of a sentence; undefined for whoever has it first, or again, and is to tell it. */
  toldWhere(cause: string, teller: Teller): string | undefined {
    const first = this.#causes.get(cause);
    if (first === undefined) {
      this.#causes.set(cause, teller);
      return undefined;
    }
    if (first.identity !== undefined && first.identity === teller.identity) return undefined;
    return `as told for ${first.name}`;
  }
}
