/** What was seen after the last try of a call that was not answered properly: with that nothing of it is in doubt any more. */
export class LastLook<T> {
  #seen: { readonly shown: T } | undefined;

  /** The call is tried, be it once more: what was seen before says nothing of that. */
  forget(): void {
    this.#seen = undefined;
  }

  /** A look has shown this. */
  keep(shown: T): T {
    this.#seen = { shown };
    return shown;
  }

  /** True where there was a look since, and it showed this. */
  showed(expected: T): boolean {
    return this.#seen !== undefined && this.#seen.shown === expected;
  }
}
