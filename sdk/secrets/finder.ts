/** Characters that lead to the texts that begin with them. */
const startLength = 4;

/** Many texts, of which those that stand in another one are found in one pass over it, however many they are. */
export class Finder {
  readonly #byStart = new Map<string, Map<number, Set<string>>>();
  /** Shorter texts are their own start. */
  readonly #startLengths = new Set<number>();

  /** Keeps a text that is not empty. */
  add(text: string): void {
    const start = text.slice(0, startLength);
    this.#startLengths.add(start.length);
    const byLength = this.#byStart.get(start) ?? new Map<number, Set<string>>();
    this.#byStart.set(start, byLength);
    const same = byLength.get(text.length) ?? new Set<string>();
    byLength.set(text.length, same.add(text));
  }

  /** True when any of the texts stands in this one. */
  isAnyIn(text: string): boolean {
    return this.foundIn(text).next().done !== true;
  }

  /** Those that stand in a text, each as often as it does. */
  *foundIn(text: string): Generator<string> {
    for (const length of this.#startLengths)
      for (let at = 0; at + length <= text.length; at += 1) {
        const byLength = this.#byStart.get(text.slice(at, at + length));
        if (byLength === undefined) continue;
        for (const [whole, texts] of byLength) {
          const part = text.slice(at, at + whole);
          if (texts.has(part)) yield part;
        }
      }
  }
}
