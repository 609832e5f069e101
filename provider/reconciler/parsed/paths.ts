import type { Path } from "../../../sdk/secrets/places";
import type { Variant } from "../kind-facts";

/** A path as the state keeps it, and as people read it: `name`, `block.member`, `map.key`. */
export const dotted = (path: Path): string => path.join(".");

/** The same read again, as far as the name of an aspect: what follows is one name, since keys of items may have periods. */
export function pathIn(text: string, { aspects }: Variant): Path {
  const aspect = aspects.find(({ name }) => text.startsWith(`${name}.`));
  return aspect === undefined ? [text] : [aspect.name, text.slice(aspect.name.length + 1)];
}

/** A path that may lead into a member of the object, too: `connection.bindCredential`. */
export function innerPathIn(text: string, variant: Variant): Path {
  const [name = "", ...within] = pathIn(text, variant);
  return within.length > 0 ? [name, ...within] : name.split(".");
}
