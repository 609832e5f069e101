/** One run of the engine, as far as this process sees it: what is told once, whatever the kind and the number of resources. */
export class Run {
  readonly #told = new Set<string>();
  /** The gateway could not be asked: a preview does not try again. */
  isCutOff = false;

  /** True for the first of those that ask with this key. */
  isFirst(key: string): boolean {
    const isFirst = !this.#told.has(key);
    this.#told.add(key);
    return isFirst;
  }
}
