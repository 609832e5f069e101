/** Makes a value, or the promise of one, at the first call, and returns the same at every later one. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
