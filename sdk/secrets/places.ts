import { credentialNames, credentialsWhere, type Decider, type SecretPlace } from "../generated/credentials";
import { isObject } from "../json";

const named: ReadonlySet<string> = new Set(credentialNames);

/** Stands in a path for each name that somebody chose. */
const any = "*";

/** What says of a member of this name, wherever it stands, whether it is a secret. */
export const deciderOf = (name: string): Decider | undefined =>
  Object.hasOwn(credentialsWhere, name) ? credentialsWhere[name] : undefined;

/** True where what stands beside a value does not say that it is no secret. A decider that is newer than the contract says nothing. */
export const mayBeSecret = ({ plain, member }: Decider, holder: Readonly<Record<string, unknown>>): boolean =>
  !plain.some((value) => value === holder[member]);

/** True where what stands beside a value says that it is a secret. */
export const isSecretBy = ({ secret, member }: Decider, holder: Readonly<Record<string, unknown>>): boolean =>
  secret.some((value) => value === holder[member]);

/** True where a path, names from the top, leads to a place. */
export const isPlaceOf = ({ path: names }: SecretPlace, path: readonly unknown[]): boolean =>
  names.length === path.length && names.every((name, at) => name === any || name === path[at]);

/** Where a value has something at these places: names from the top, none for the value itself. */
export function pathsAt(value: unknown, places: readonly SecretPlace[]): string[][] {
  const paths: string[][] = [];
  for (const place of places) addPathsAt(paths, value, place, []);
  return paths;
}

/** Adds the paths that go on from one above, which has led to the value. */
function addPathsAt(paths: string[][], value: unknown, place: SecretPlace, above: readonly string[]): void {
  const { path, where } = place;
  if (above.length === path.length) {
    paths.push([...above]);
    return;
  }
  if (!isObject(value)) return;
  if (above.length === path.length - 1 && where !== undefined && !mayBeSecret(where, value)) return;
  const name = path[above.length] ?? "";
  if (name === any) for (const one of Object.keys(value)) addPathsAt(paths, value[one], place, [...above, one]);
  else if (Object.hasOwn(value, name)) addPathsAt(paths, value[name], place, [...above, name]);
}

/** What the API lists, and newer gateways may list beside it. */
const isWord = (value: unknown): boolean => typeof value === "string" && /^[A-Z][A-Z\d_]*$/.test(value);

/**
 * True for a member that is a credential by its name, whatever object it stands in, or by what stands beside it: for objects of which no
 * place is known. Where a program chose the names of a map, they say nothing.
 */
export function isCredentialIn(holder: Readonly<Record<string, unknown>>, name: string): boolean {
  if (named.has(name)) return true;
  const decider = deciderOf(name);
  return decider !== undefined && isWord(holder[decider.member]) && mayBeSecret(decider, holder);
}
