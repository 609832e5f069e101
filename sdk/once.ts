/** What is made at the first asking, and kept: a value, or the promise of one. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
