import { byText } from "../../by-text";
import type { DifferenceMap } from "../../diff/map-file";
import { CliError } from "../../errors";
import { type KindName, kindNames, kinds } from "../../kinds";
import type { Environment, EnvironmentObject } from "./environment";
import { matchProviders, type TakenForOne } from "./match-providers";
import { type Keys, keysByTitle } from "./object-keys";

/** An object that one environment has, or several of them. */
export interface Matched {
  kind: KindName;
  /** By environment; undefined in one that does not have it. */
  of: readonly (EnvironmentObject | undefined)[];
}

/** Which objects of the environments are one in the program, and what of that was inferred. */
export interface Matching {
  matched: Matched[];
  taken: TakenForOne[];
  /** Entries of maps that nothing was found for. */
  unused: string[];
}

/**
 * Brings together what environments have under one label or domain, in the words of the first; identity providers of other domains
 * are told by the apps that use them.
 * @throws CliError where one label is that of apps of several types
 */
export function matchObjects(environments: readonly Environment[], maps: readonly DifferenceMap[]): Matching {
  const { keys, unused } = keysByTitle(environments, maps);
  const taken = matchProviders(environments, keys);
  for (const kind of kindNames) {
    if (kinds[kind].isOnly) matchOnly(environments, kind, keys);
    matchNested(environments, kind, keys);
  }
  return { matched: assertSameTypes(environments, grouped(environments, keys)), taken, unused };
}

/** What a gateway has one of is that of every gateway. */
function matchOnly(environments: readonly Environment[], wanted: KindName, keys: Keys): void {
  for (const { objects } of environments) for (const object of objects) if (object.kind === wanted) keys.set(object, wanted);
}

/** What is nested belongs to its parent, and where each has one of a kind there, one is the other. */
function matchNested(environments: readonly Environment[], wanted: KindName, keys: Keys): void {
  const { within } = kinds[wanted];
  if (within === undefined) return;
  const inEach = environments.map(({ objects }) => {
    const keyOfParent = ({ inputs }: EnvironmentObject) => {
      const id = inputs[kinds[within].referredTo];
      const parent = objects.find((one) => one.kind === within && one.id === id);
      return parent === undefined ? String(id) : (keys.get(parent) as string);
    };
    const own = objects.filter(({ kind }) => kind === wanted).map((object) => ({ object, parent: keyOfParent(object) }));
    for (const { object, parent } of own) keys.set(object, JSON.stringify([wanted, parent, object.title]));
    return own;
  });
  const parents = new Set(inEach.flatMap((nested) => nested.map(({ parent }) => parent)));
  for (const parent of parents) {
    const own = inEach.map((nested) => nested.filter((one) => one.parent === parent));
    if (own.every(({ length }) => length <= 1)) for (const { object } of own.flat()) keys.set(object, JSON.stringify([wanted, parent]));
  }
}

function grouped(environments: readonly Environment[], keys: Keys): Matched[] {
  const byKey = new Map<string, (EnvironmentObject | undefined)[]>();
  environments.forEach(({ objects }, index) => {
    for (const object of objects) {
      const key = keys.get(object) as string;
      const of = byKey.get(key) ?? environments.map(() => undefined);
      of[index] = object;
      byKey.set(key, of);
    }
  });
  const all = [...byKey.values()].map((of): Matched => ({ kind: first(of).kind, of }));
  const titleOf = ({ of }: Matched) => first(of).title.toLowerCase();
  return kindNames.flatMap((kind) => all.filter((one) => one.kind === kind).sort((a, b) => byText(titleOf(a), titleOf(b))));
}

/** The object in the first environment that has it. */
export const first = (of: readonly (EnvironmentObject | undefined)[]): EnvironmentObject =>
  of.find((object) => object !== undefined) as EnvironmentObject;

/** No update makes one type of another, so a program cannot have both under one name. */
function assertSameTypes(environments: readonly Environment[], matched: Matched[]): Matched[] {
  const details = matched.flatMap(({ kind, of }) => {
    const types = new Set(of.flatMap((object) => (object === undefined ? [] : [object.inputs.type])));
    if (types.size < 2) return [];
    const each = of.flatMap((object, index) => (object === undefined ? [] : [`${object.inputs.type} in ${environments[index]?.name}`]));
    return [{ text: `${kinds[kind].noun} ${JSON.stringify(first(of).title)} is ${each.join(", ")}` }];
  });
  if (details.length === 0) return matched;
  throw new CliError(
    "OAG_INCOMPLETE",
    `${details.length === 1 ? "one object has" : `${details.length} objects have`} a different type in each environment, and nothing was written. Give one of them another label on its gateway, or say with --map which labels belong together`,
    details,
  );
}
