import type { Environment, EnvironmentObject } from "./environment";
import type { Keys } from "./object-keys";

/** Two objects of different names that are one in the program. */
export interface TakenForOne {
  title: string;
  other: string;
  /** The environment of the other one. */
  environment: string;
}

/**
 * Takes identity providers of different domains for one, where the same apps use them, or where they are the last of their type.
 * A wrong guess does no harm: each stack keeps its own domain.
 */
export function matchProviders([reference, ...others]: readonly Environment[], keys: Keys): TakenForOne[] {
  const mine = providersOf(reference as Environment);
  return others.flatMap((environment) => {
    const theirs = providersOf(environment);
    const isKnown = (object: EnvironmentObject, among: readonly EnvironmentObject[]) =>
      among.some((other) => keys.get(other) === keys.get(object));
    const uses = idpsUsed(reference as Environment, environment, keys);
    const taken: TakenForOne[] = [];
    const take = (one: EnvironmentObject, other: EnvironmentObject) => {
      keys.set(other, keys.get(one) as string);
      taken.push({ title: one.title, other: other.title, environment: environment.name });
    };
    const left = () => ({
      mine: mine.filter((object) => !isKnown(object, theirs)),
      theirs: theirs.filter((object) => !isKnown(object, mine)),
    });
    for (const other of left().theirs) {
      const partners = left().mine.filter((one) => uses.some(([a, b]) => a === one.id && b === other.id));
      const [one] = partners;
      if (one === undefined || partners.length > 1 || one.inputs.type !== other.inputs.type) continue;
      if (uses.every(([a, b]) => (a === one.id) === (b === other.id))) take(one, other);
    }
    for (const other of left().theirs) {
      const isOfType = ({ inputs }: EnvironmentObject) => inputs.type === other.inputs.type;
      const [ones, others] = [left().mine.filter(isOfType), left().theirs.filter(isOfType)];
      if (ones.length === 1 && others.length === 1) take(ones[0] as EnvironmentObject, other);
    }
    return taken;
  });
}

const providersOf = ({ objects }: Environment) => objects.filter(({ kind }) => kind === "idp");

/** For each app that both have: the ids of its identity providers. */
function idpsUsed(a: Environment, b: Environment, keys: Keys): [unknown, unknown][] {
  const apps = new Map(b.objects.filter(({ kind }) => kind === "app").map((app) => [keys.get(app), app]));
  return a.objects.flatMap((app): [unknown, unknown][] => {
    const counterpart = apps.get(keys.get(app));
    return app.kind !== "app" || counterpart === undefined ? [] : [[app.inputs.idpId, counterpart.inputs.idpId]];
  });
}
