import type { Path } from "pulumi-oag/provider/v1";
import { credentialPlaces, isPlaceOf, type SecretPlace } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import type { KindName } from "../kinds";
import { spelled } from "./markdown-text";
import { isMapName, itemNouns, tablesOf } from "./tables";

/** A path as people read it. */
export const spelledPath = (path: Path): string => path.join(".");

/** Arguments with a value in its place; as they are where they do not have what it stands in. */
export function filledIn(args: Json, [name = "", ...rest]: Path, value: () => unknown): Json {
  if (rest.length === 0) return { ...args, [name]: value() };
  const inner = Object.hasOwn(args, name) ? args[name] : undefined;
  return isObject(inner) ? { ...args, [name]: filledIn(inner, rest, value) } : args;
}

/** The same without what stands in a place. */
export function without(args: Json, [name = "", ...rest]: Path): Json {
  const { [name]: inner, ...others } = args;
  if (rest.length === 0) return others;
  return isObject(inner) ? { ...args, [name]: without(inner, rest) } : args;
}

const placeOf = (kind: KindName, path: Path): SecretPlace | undefined => credentialPlaces[kind].find((place) => isPlaceOf(place, path));

/** The words by which a key of the configuration names a value: an item's own, where it has that value by what the item is. */
export function keyWordsFor(kind: KindName, path: Path): string {
  const isItems = placeOf(kind, path)?.where !== undefined;
  const within = isItems ? path.slice(1, -1) : path.slice(1);
  return (path.length === 1 ? path : within).join(" ");
}

/** The same for people, as Markdown. */
export function titleOfValue(kind: KindName, path: Path): string {
  const [name = "", key = "", ...member] = path;
  if (!isMapName(name) || !Object.hasOwn(tablesOf[kind](undefined).maps, name)) return `\`${spelledPath(path)}\``;
  return `the ${spelledPath(member)} of ${itemNouns[name]} ${spelled(key)}`;
}

/**
 * Where the program marks as secret what it is given, as the constructors note it: without what is one whatever a program does.
 * The engine shows a note that is new as a change of its own.
 */
export function markedIn(kind: KindName, { unread }: { readonly unread: readonly Path[] }): Path[] {
  const isAlwaysSecret = (path: Path) => {
    const place = placeOf(kind, path);
    return place !== undefined && (place.where !== undefined || path.length === 1);
  };
  const paths = unread.filter((path) => !isAlwaysSecret(path));
  return paths.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
