import type { Json } from "../../sdk/json";

/** The owned paths that create, update and refresh keep in the outputs; undefined for the arguments of `.get()`. */
export const ownedPathsIn = (props: Json): string[] | undefined => (Array.isArray(props.__owned) ? props.__owned.map(String) : undefined);

/** Members and aspects of which those outputs own something, whatever it is. */
export function ownedNamesIn(props: Json): ReadonlySet<string> | undefined {
  const paths = ownedPathsIn(props);
  return paths && new Set(paths.map((text) => splitPath(text)[0]));
}

/** A path as the state keeps it, read as far as its first name: what follows is one name, since keys of items may have periods. */
export function splitPath(text: string): readonly [name: string, within?: string] {
  const end = text.indexOf(".");
  return end === -1 ? [text] : [text.slice(0, end), text.slice(end + 1)];
}
