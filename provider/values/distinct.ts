/** Plain values, each once: of equal ones the place of the first. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
