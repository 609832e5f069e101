/** Plain characters alone: ids go into paths of requests, into states and into sentences. */
const plainId = /^[A-Za-z0-9_-]{1,64}$/;

/** True for what may be the id of an object on a gateway. */
export const isId = (value: unknown): value is string => typeof value === "string" && plainId.test(value);

/**
 * An id in the form in which equal ones are equal. No two objects of a gateway have ids that differ in upper and lower case alone,
 * and one that is asked for in another case may be found.
 */
export const foldedId = (id: string): string => id.toLowerCase();

/** True for what may be the id of an object, of one that comes from a gateway: names that begin with two underscores are the host's own. */
export const isSafeId = (value: unknown): value is string => isId(value) && !value.startsWith("__");

/** The id of an object under another one, in one text: the id of that, a slash, and its own. No id has a slash. */
export const joinId = (parent: string | undefined, own: string): string => (parent === undefined ? own : `${parent}/${own}`);

/** The same taken apart at its first slash; of what stands under nothing there is no parent. */
export function splitId(id: string): {
  /** The id of the object above. */
  parent?: string;
  /** The id of the object itself. */
  own: string;
} {
  const slash = id.indexOf("/");
  return slash < 0 ? { own: id } : { parent: id.slice(0, slash), own: id.slice(slash + 1) };
}
