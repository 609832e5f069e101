/** How often texts were compared or looked up in a table while some work was done: what it costs, on whatever machine. */
export function lookUpsOf(work: () => unknown): number {
  let count = 0;
  const { includes, startsWith } = String.prototype;
  const { has } = Set.prototype;
  const { get } = Map.prototype;
  Object.assign(String.prototype, {
    includes(this: string, ...args: Parameters<typeof includes>) {
      count += 1;
      return includes.apply(this, args);
    },
    startsWith(this: string, ...args: Parameters<typeof startsWith>) {
      count += 1;
      return startsWith.apply(this, args);
    },
  });
  Object.assign(Set.prototype, {
    has(this: Set<unknown>, value: unknown) {
      count += 1;
      return has.call(this, value);
    },
  });
  Object.assign(Map.prototype, {
    get(this: Map<unknown, unknown>, key: unknown) {
      count += 1;
      return get.call(this, key);
    },
  });
  try {
    work();
  } finally {
    Object.assign(String.prototype, { includes, startsWith });
    Object.assign(Set.prototype, { has });
    Object.assign(Map.prototype, { get });
  }
  return count;
}
