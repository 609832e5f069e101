import { credentialNames, type SecretPlace } from "../../sdk/generated/credentials";
import { isObject, type Json } from "../../sdk/json";
import { isWithinPath, type Path } from "../../sdk/path";
import { pathsAt } from "../../sdk/secrets/places";
import { isContractName } from "../../sdk/secrets/words";
import type { BrandedObject } from "./branded";
import { isNamedSecret } from "./seal";
import { valueAt } from "./value-at";

/**
 * What the program marked as secret beyond what always is. The engine unwraps secrets for this plugin, so the constructors
 * say where they were, in the input `__secrets`; create, update and read keep it in the outputs. Names only.
 */
export function secretPathsIn(props: BrandedObject<"inputs" | "outputs">): Path[] {
  const paths = Array.isArray(props.__secrets) ? props.__secrets : [];
  return paths.filter((path): path is Path => Array.isArray(path) && path.length > 0 && path.every((name) => typeof name === "string"));
}

/**
 * Paths of what is secret whatever the program did, as far as there is something: where the contract says so of the kind, and, since a
 * gateway may show one where none belongs, under every credential's name.
 */
export function knownPathsIn(props: BrandedObject<"inputs" | "outputs">, places: readonly SecretPlace[] = []): Path[] {
  const paths: Path[] = [...pathsAt(props, places), ...credentialNames.filter((name) => Object.hasOwn(props, name)).map((name) => [name])];
  for (const name of Object.keys(props)) {
    const value = props[name];
    if (isObject(value) && !name.startsWith("__")) addCredentials(paths, value, [name]);
  }
  return paths;
}

/** What the program marks as secret and the state has in clear, since it was deployed before it was marked. */
export function plainInState(
  { olds, news }: { olds: BrandedObject<"outputs">; news: BrandedObject<"inputs"> },
  places: readonly SecretPlace[] = [],
): Path[] {
  const marked = secretPathsIn(news);
  // Every unchanged resource of a preview comes by here, and hardly any has marks of its own.
  if (marked.length === 0) return [];
  const encrypted = [...secretPathsIn(olds), ...knownPathsIn(olds, places)];
  const isEncrypted = (path: Path) => encrypted.some((known) => isWithinPath(path, known));
  return marked.filter((path) => leavesOf(valueAt(olds, path)).length > 0 && !isEncrypted(path));
}

/** Adds the paths of values under a credential's name, inside an object. */
function addCredentials(paths: Path[], object: Json, path: Path): void {
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (isObject(value)) addCredentials(paths, value, [...path, name]);
    else if (isNamedSecret(name, value, object)) paths.push([...path, name]);
  }
}

/** All that a value holds: texts, numbers and switches, and the keys that a program chose. */
export function leavesOf(value: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  addLeaves(leaves, value);
  return leaves;
}

type Leaf = string | number | boolean;

function addLeaves(leaves: Leaf[], value: unknown): void {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") leaves.push(value);
  else if (Array.isArray(value)) for (const item of value) addLeaves(leaves, item);
  else if (isObject(value))
    for (const name of Object.keys(value)) {
      if (!isContractName(name)) leaves.push(name);
      addLeaves(leaves, value[name]);
    }
}
