import type { SecretPlace } from "../../sdk/generated/credentials";
import { isObject, type Json } from "../../sdk/json";
import { isWithinPath, type Path } from "../../sdk/path";
import { pathsAt } from "../../sdk/secrets/places";
import { inputsIn } from "../lifecycle";
import { sealedAt } from "../values/at-paths";
import { isUnknown } from "../values/markers";
import { secretPathsIn } from "../values/secret-paths";
import { valueAt } from "../values/value-at";

/**
 * What check answers, with the marks of what is secret by the contract: the engine keeps it as the inputs of the state. What is within
 * something that the program marked is marked with that, as the engine has it.
 */
export function sealedInputs(inputs: Json, places: readonly SecretPlace[] = []): Json {
  // Another host than the engine may send anything.
  if (!isObject(inputs)) return inputs;
  const marked = secretPathsIn(inputsIn(inputs));
  const outermost = (path: Path): Path => marked.find((outer) => isWithinPath(path, outer)) ?? path;
  const paths = pathsAt(inputs, places).map(outermost);
  return sealedAt(
    inputs,
    paths.filter((path) => !isUnknown(valueAt(inputs, path))),
  ) as Json;
}
