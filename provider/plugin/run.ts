/** One run of the engine, as far as this process sees it: what is told once, whatever the kind and the number of resources. */
export class Run {
  readonly #told = new Set<string>();
  /** Causes that were told, each with the name of the object that told it, if it has one that may be shown. */
  readonly #causes = new Map<string, string | undefined>();
  /** The gateway could not be asked: a preview does not try again. */
  isCutOff = false;

  /** True for the first of those that ask with this key. */
  isFirst(key: string): boolean {
    const isFirst = !this.#told.has(key);
    this.#told.add(key);
    return isFirst;
  }

  /** Where a cause was told in full, as the end of a sentence; undefined for whoever has it first, or again, and is to tell it. */
  toldWhere(cause: string, name: string | undefined): string | undefined {
    const isFirst = !this.#causes.has(cause);
    const first = isFirst ? name : this.#causes.get(cause);
    this.#causes.set(cause, first);
    if (isFirst || (first !== undefined && first === name)) return undefined;
    return first === undefined ? "as told before" : `as told for ${first}`;
  }
}
