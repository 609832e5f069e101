import type { Path } from "../../../sdk/path";
import type { KindFacts, Variant } from "../kind-facts";
import { type From, filtered, type Written } from "../provenance";
import type { Managed } from "./managed";
import { dotted } from "./paths";

/**
 * The paths that a program owns by declaring them: members by name, blocks member by member, maps whole. Names only, never
 * values: they are kept in the state, as `name` or `block.member`, and written here alone.
 */
export class Owned {
  /** By the form that the state has. */
  readonly #paths: ReadonlyMap<string, Path>;
  /** Names of what is owned whole. */
  readonly #whole = new Set<string>();
  /** Names of what is owned inside a name. */
  readonly #inside = new Map<string, string[]>();

  private constructor(paths: Iterable<Path>) {
    this.#paths = new Map([...paths].map((path) => [dotted(path), path]));
    for (const [name = "", member] of this.#paths.values()) {
      if (member === undefined) this.#whole.add(name);
      else this.#inside.set(name, [...(this.#inside.get(name) ?? []), member]);
    }
  }

  /** What the state keeps. */
  static of(paths: readonly Path[]): Owned {
    return new Owned(paths);
  }

  /** What a declaration owns. */
  static by(variant: Variant, { members, aspects, status }: Managed<Written>): Owned {
    const inAspects = variant.aspects.flatMap((aspect): Path[] => {
      const declared = aspects[aspect.name];
      if (declared === undefined) return [];
      const inner = aspect.members?.(declared);
      return inner === undefined ? [[aspect.name]] : inner.map((member) => [aspect.name, member]);
    });
    return new Owned([...Object.keys(members).map((name) => [name]), ...inAspects, ...(status === undefined ? [] : [["status"]])]);
  }

  /** True for a member of the object itself, or an aspect that is owned whole. */
  has(name: string): boolean {
    return this.#whole.has(name);
  }

  /** Members inside an aspect. */
  inside(aspect: string): readonly string[] {
    return this.#inside.get(aspect) ?? [];
  }

  /** True when an aspect is owned, whole or in part. */
  holds(aspect: string): boolean {
    return this.#whole.has(aspect) || this.#inside.has(aspect);
  }

  /** The object's own members among them. */
  members(kind: KindFacts, variant: Variant): string[] {
    const isAspect = (path: string) => variant.aspects.some(({ name }) => path === name);
    return [...this.#whole].filter((name) => !isAspect(name) && !(kind.status !== undefined && name === "status"));
  }

  with(other: Owned): Owned {
    return new Owned([...this.#paths.values(), ...other.#paths.values()]);
  }

  /** Those that another one has, too. */
  within(other: Owned): Owned {
    return new Owned([...this.#paths].filter(([text]) => other.#paths.has(text)).map(([, path]) => path));
  }

  /** As the state keeps it. */
  get paths(): string[] {
    return [...this.#paths.keys()].sort();
  }
}

/** What is owned of all that is known of an object: what the state knows. */
export function ownedIn(kind: KindFacts, variant: Variant, all: Managed<"known">, owned: Owned): Managed<"known"> {
  const names = owned.members(kind, variant);
  return {
    members: filtered(all.members, (name) => names.includes(name)),
    aspects: Object.fromEntries(
      variant.aspects
        .filter(({ name }) => owned.holds(name))
        .map((aspect): [string, From<"known"> | undefined] => {
          const value = all.aspects[aspect.name];
          return [aspect.name, aspect.owned === undefined ? value : aspect.owned(value, owned.inside(aspect.name))];
        })
        .filter(([, value]) => value !== undefined),
    ),
    ...(owned.has("status") && all.status !== undefined && { status: all.status }),
  };
}
