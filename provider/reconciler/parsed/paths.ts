import type { Path } from "../../../sdk/path";
import { splitPath } from "../../values/owned-paths";
import type { Variant } from "../kind-facts";

/** A path as the state keeps it, and as people read it: `name`, `block.member`, `map.key`. */
export const dotted = (path: Path): string => path.join(".");

/** The same read again, as far as the name of an aspect. */
export function pathIn(text: string, { aspects }: Variant): Path {
  const [name, within] = splitPath(text);
  return within !== undefined && aspects.some((aspect) => aspect.name === name) ? [name, within] : [text];
}

/** A path that may lead into a member of the object, too: `connection.bindCredential`. */
export function innerPathIn(text: string, variant: Variant): Path {
  const [name = "", ...within] = pathIn(text, variant);
  return within.length > 0 ? [name, ...within] : name.split(".");
}
