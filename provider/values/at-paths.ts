import { isObject, mapped, pick } from "../../sdk/json";
import type { Path } from "../../sdk/path";
import { isMarkedSecret, secret, unwrapSecrets } from "./markers";

/** A value with the mark of a secret at each of the paths; what a path does not lead to stays. One pass, however many they are. */
export function sealedAt(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || isMarkedSecret(value)) return value;
  if (paths.some((path) => path.length === 0)) return secret(unwrapSecrets(value));
  if (!isObject(value)) return value;
  const inner = byFirst(paths);
  return mapped(value, (item, name) => sealedAt(item, inner.get(name) ?? []));
}

/** A value without what stands at the paths. */
export function withoutPaths(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || !isObject(value)) return value;
  const inner = byFirst(paths);
  const kept = pick(value, (name) => inner.get(name)?.some((rest) => rest.length === 0) !== true);
  return mapped(kept, (item, name) => withoutPaths(item, inner.get(name) ?? []));
}

/** The rests of paths by the names that they begin with. */
function byFirst(paths: readonly Path[]): Map<string, Path[]> {
  const rests = new Map<string, Path[]>();
  for (const [name, ...rest] of paths) {
    if (name === undefined) continue;
    const known = rests.get(name);
    if (known === undefined) rests.set(name, [rest]);
    else known.push(rest);
  }
  return rests;
}
