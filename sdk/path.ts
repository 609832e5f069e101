/** Where in an object a value stands: names from the top. A list counts whole, so that no index is in it. */
export type Path = readonly string[];

/** True for two paths to the same value, with positions in lists where they have some. */
export const isSamePath = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && isWithinPath(one, other);

/** True for a path that leads to where another one does, or into what stands there. */
export const isWithinPath = (path: readonly unknown[], other: readonly unknown[]): boolean => other.every((step, at) => path[at] === step);
