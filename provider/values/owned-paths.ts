import type { Path } from "../../sdk/path";
import { textOf } from "../../sdk/text";
import type { BrandedObject } from "./branded";

/** True for the name of an aspect: what follows it is one name, since keys of items may have periods. */
type IsAspect = (name: string) => boolean;

/**
 * The owned paths that create, update and refresh keep in the outputs; undefined for the arguments of `.get()`. A member of the
 * object is owned whole, and one that is newer may have periods in its name.
 */
export const ownedPathsIn = (props: BrandedObject<"outputs">, isAspect: IsAspect): Path[] | undefined =>
  textsIn(props.__owned)?.map((text) => {
    const [name, within] = split(text);
    return within !== undefined && isAspect(name) ? [name, within] : [text];
  });

/** True for outputs that say what they own. */
export const saysOwned = (props: BrandedObject<"outputs">): boolean => Array.isArray(props.__owned);

/**
 * Members and aspects of which those outputs own something, whatever it is. Read apart from {@link ownedPathsIn}: what is secret in a call is known
 * before anything is parsed, and where that fails, too, since the sentence of it passes there; and it is of any kind, whose aspects nobody asks.
 */
export function ownedNamesIn(props: BrandedObject<"inputs" | "outputs">): ReadonlySet<string> | undefined {
  const texts = textsIn(props.__owned);
  return texts && new Set(texts.map((text) => split(text)[0]));
}

/** The paths of what the outputs own and have never known, which may lead into a member of the object, too. */
export const unreadPathsIn = (props: BrandedObject<"outputs">, isAspect: IsAspect): Path[] | undefined =>
  textsIn(props.__unread)?.map((text) => {
    const [name, within] = split(text);
    if (within === undefined) return [name];
    return isAspect(name) ? [name, within] : [name, ...within.split(".")];
  });

/** A state, or a file of a dump, may have been written by anybody. */
const textsIn = (noted: unknown): string[] | undefined => (Array.isArray(noted) ? noted.map(textOf) : undefined);

/** A path as the state keeps it, read as far as its first name. */
function split(text: string): readonly [name: string, within?: string] {
  const end = text.indexOf(".");
  return end === -1 ? [text] : [text.slice(0, end), text.slice(end + 1)];
}
