import * as pulumi from "@pulumi/pulumi";
import { appCredentials, identityProviderCredentials } from "../generated/args";
import { isPlainObject, type Json } from "./secrets";

/** Where in the arguments a value stands: names from the top. A list counts whole. */
type Path = readonly string[];

/** What an Output has besides what its type declares. */
interface OutputParts {
  isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Secret whatever the program does: the plugin knows them by their names. */
const always = new Set<string>([...appCredentials, ...identityProviderCredentials]);

/**
 * Where the program marked secrets beyond what always is one: the engine unwraps them for the plugin, which must not tell
 * them either. Names only, never an unknown value. Undefined where no argument is an Output; an Output of undefined, which
 * registers nothing, where none turns out to be secret.
 */
export function secretPaths(args: object): pulumi.Output<Path[] | undefined> | undefined {
  const found = pathsIn(args, []);
  if (found.length === 0) return undefined;
  const paths = Promise.all(found).then((lists) => {
    const all = new Map(lists.flat().map((path) => [JSON.stringify(path), path] as const));
    // In an order that is not the program's: the engine would show another one as a change.
    const keys = [...all.keys()].sort();
    return keys.length === 0 ? undefined : keys.map((key) => all.get(key) as Path);
  });
  return pulumi.output(paths) as pulumi.Output<Path[] | undefined>;
}

/** One promise for each Output or promise within a value, so that arguments without any cost nothing. */
function pathsIn(value: unknown, path: Path): Promise<Path[]>[] {
  if (pulumi.Output.isInstance(value)) return [inOutput(value, path)];
  if (value instanceof Promise) return [value.then((known) => gather(known, path)).catch(() => [])];
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, path));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (isAlways(value, name, path) ? [] : pathsIn(inner, [...path, name])));
}

const isAlways = (holder: Json, name: string, path: Path): boolean =>
  path.length === 0 ? always.has(name) : path[0] === "attributes" && path.length === 2 && name === "value" && holder.source === "SECRET";

const gather = async (value: unknown, path: Path): Promise<Path[]> => (await Promise.all(pathsIn(value, path))).flat();

/** An Output that fails is reported by Pulumi, which waits for the very same one. */
async function inOutput(output: pulumi.Output<unknown>, path: Path): Promise<Path[]> {
  try {
    if (await pulumi.isSecret(output)) return [path];
    const parts = output as typeof output & OutputParts;
    return (await parts.isKnown) ? await gather(await parts.promise(), path) : [];
  } catch {
    return [];
  }
}
