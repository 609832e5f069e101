import { credentialPlaces } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import { type Declaration, maps, type Path } from "./declare";

/** Where a value that the API never shows stands among the arguments of a resource. */
interface SecretPlace {
  name: string;
  /** Empty where it is the argument itself. The name of an item may have periods. */
  member: string;
  /** Whether it is the value of an item of a map. */
  isItem: boolean;
}

const isMap = (name: string): boolean => (maps as readonly string[]).includes(name);

/** As the state notes a path, and as people read it: `apiToken`, `attributes.KEY`, `connection.bindCredential`. */
export const dotted = (path: Path): string => path.join(".");

/** The same read again: after the name of a map all is one key. */
export function pathIn(noted: string): Path {
  const [name = "", ...rest] = noted.split(".");
  return isMap(name) && rest.length > 0 ? [name, rest.join(".")] : [name, ...rest];
}

export const isSamePath = (one: Path, other: Path): boolean => one.length === other.length && one.every((name, at) => name === other[at]);

export function placeOf([name = "", member = ""]: Path): SecretPlace {
  return { name, member, isItem: isMap(name) };
}

/** Arguments with a value in its place; as they are where a map has no such item. */
export function filledIn(args: Json, path: Path, value: () => unknown): Json {
  const { name, member, isItem } = placeOf(path);
  if (member === "") return { ...args, [name]: value() };
  const within = isObject(args[name]) ? args[name] : {};
  const item = within[member];
  if (!isItem) return { ...args, [name]: { ...within, [member]: value() } };
  return isObject(item) ? { ...args, [name]: { ...within, [member]: { ...item, value: value() } } } : args;
}

/**
 * Where the program marks as secret what it is given, as the constructors note it: without what is one whatever a program does.
 * The engine shows a note that is new as a change of its own.
 */
export function markedIn({ unread }: Declaration): Path[] {
  const paths = unread.filter((path) => !isAlwaysSecret(path));
  return paths.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Arguments that are secret as a whole, of whatever kind. */
const always = new Set(Object.values(credentialPlaces).flatMap((places) => places.flatMap(({ path }) => (path.length === 1 ? path : []))));

function isAlwaysSecret(path: Path): boolean {
  const { name, isItem } = placeOf(path);
  return path.length === 1 ? always.has(name) : isItem;
}
