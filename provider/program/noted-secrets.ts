import * as pulumi from "@pulumi/pulumi";
import type { SecretPlace } from "../../sdk/generated/credentials";
import type { Json } from "../../sdk/json";
import type { Path } from "../../sdk/path";
import { isPlaceOf, isSecretBy } from "../../sdk/secrets/places";
import { isPlainObject } from "./program-values";

/** What an Output has besides what its type declares. */
interface OutputInternals {
  isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/**
 * Where the program marked secrets beyond what always is one: the engine unwraps them for the plugin, which must not tell
 * them either. Names only, never an unknown value. What always is one within an argument is noted where the program marks it: states
 * have it so, and the engine shows a note that comes or goes as a change. Undefined where no argument is an Output; an Output of undefined, which
 * registers nothing, where none turns out to be secret.
 */
export function notedSecrets(args: object, places: readonly SecretPlace[]): pulumi.Output<Path[] | undefined> | undefined {
  const found = new Finder(places).pathsIn(args, []);
  if (found.length === 0) return undefined;
  const paths = Promise.all(found).then((lists) => {
    const all = new Map(lists.flat().map((path) => [JSON.stringify(path), path] as const));
    // In an order that is not the program's: the engine would show another one as a change.
    const keys = [...all.keys()].sort();
    return keys.length === 0 ? undefined : keys.map((key) => all.get(key) as Path);
  });
  return pulumi.output(paths) as pulumi.Output<Path[] | undefined>;
}

/** Looks for secrets, but for those that always are. */
class Finder {
  readonly #places: readonly SecretPlace[];

  constructor(places: readonly SecretPlace[]) {
    this.#places = places;
  }

  /** One promise for each Output or promise within a value, so that arguments without any cost nothing. */
  pathsIn(value: unknown, path: Path): Promise<Path[]>[] {
    if (pulumi.Output.isInstance(value)) return [this.#inOutput(value, path)];
    if (value instanceof Promise) return [value.then((known) => this.#gather(known, path)).catch(() => [])];
    if (Array.isArray(value)) return value.flatMap((item) => this.pathsIn(item, path));
    if (!isPlainObject(value)) return [];
    return Object.entries(value).flatMap(([name, inner]) => {
      const here = [...path, name];
      return this.#isAlways(value, here) ? [] : this.pathsIn(inner, here);
    });
  }

  #isAlways(holder: Json, here: Path): boolean {
    return this.#places.some(
      (place) => isPlaceOf(place, here) && (place.where === undefined ? here.length === 1 : isSecretBy(place.where, holder)),
    );
  }

  async #gather(value: unknown, path: Path): Promise<Path[]> {
    return (await Promise.all(this.pathsIn(value, path))).flat();
  }

  /** An Output that fails is reported by Pulumi, which waits for the very same one. */
  async #inOutput(output: pulumi.Output<unknown>, path: Path): Promise<Path[]> {
    try {
      if (await pulumi.isSecret(output)) return [path];
      const internals = output as typeof output & OutputInternals;
      return (await internals.isKnown) ? await this.#gather(await internals.promise(), path) : [];
    } catch {
      return [];
    }
  }
}
