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
 * Paths of what is secret whatever the program did: where the contract says so of the kind, and, since a gateway may show one where none
 * belongs, under every credential's name.
 */
export function knownPathsIn(props: BrandedObject<"inputs" | "outputs">, places: readonly SecretPlace[] = []): Path[] {
  return [
    ...pathsAt(props, places),
    ...credentialNames.map((name) => [name]),
    ...Object.entries(props).flatMap(([name, value]) => (isObject(value) && !name.startsWith("__") ? credentialsIn(value, [name]) : [])),
  ];
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

/** Paths of values under a credential's name, inside an object. */
function credentialsIn(object: Json, path: Path): Path[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const here = [...path, name];
    if (isObject(value)) return credentialsIn(value, here);
    return isNamedSecret(name, value, object) ? [here] : [];
  });
}

/** All that a value holds: texts, numbers and switches, and the keys that a program chose. */
export function leavesOf(value: unknown): (string | number | boolean)[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => [...(isContractName(key) ? [] : [key]), ...leavesOf(inner)]);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [value] : [];
}
