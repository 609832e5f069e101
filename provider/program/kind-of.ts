/** What the type of a resource is called in a sentence: the end of it. */
export const kindOf = (type: string): string => type.slice(type.lastIndexOf(":") + 1);
