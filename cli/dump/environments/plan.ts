import { isServing } from "../../kinds";
import { Code, literal, usesOf } from "../literal";
import { reservedWords } from "../names";
import type { PlannedResource, Secret } from "../plan";
import { configName } from "../provider";
import type { Constant } from "../shared/program";
import { Configuration } from "./configuration";
import { domainsIn } from "./domains";
import type { Environment, EnvironmentObject } from "./environment";
import { first, type Matched } from "./match";
import { Merger } from "./merge";
import { type NamedDomain, type NamedResource, nameDomains, nameMatched } from "./named";
import { certificateNames, certificateOf, neededFor, type QueryOf, queriesFor, referencesOf } from "./references";
import { secretKeys, withSecrets } from "./secret-values";

/** One program for several gateways. */
export interface EnvironmentsPlan {
  constants: Constant[];
  resources: EnvironmentResource[];
  /** By environment: keys of its stack's configuration, without those of secrets. */
  configuration: [string, unknown][][];
}

/** A resource, and what it is in each environment. */
export interface EnvironmentResource extends PlannedResource {
  of: readonly (EnvironmentObject | undefined)[];
}

/** Names that such a program gives by itself. */
export const ownWords: readonly string[] = ["environment", "domain"];

/** What resources are planned with. */
interface Context {
  /** Variable of the explicit provider. */
  provider: string | undefined;
  environments: readonly Environment[];
  named: readonly NamedResource[];
  queryOf: QueryOf;
  configuration: Configuration;
  merger: Merger;
}

/** Says in one program what the environments have. */
export function planEnvironments(environments: readonly Environment[], matched: readonly Matched[], provider?: string): EnvironmentsPlan {
  const taken = new Set([...reservedWords(), ...ownWords, ...(provider === undefined ? [] : [provider, configName])]);
  const named = nameMatched(matched, taken);
  const queryOf = queriesFor(environments);
  const domains = nameDomains(domainsIn(matched, certificateNames(named, queryOf)), taken);
  const configuration = new Configuration(taken);
  const names = environments.map(({ name }) => name);
  const merger = new Merger(names, configuration, domains);
  const resources = named.map((one) => planOne(one, { provider, environments, named, queryOf, configuration, merger }));
  const settings = configuration.settle();
  const { constants, used } = constantsFor(resources, domains, settings);
  return {
    constants,
    resources,
    configuration: names.map((name, index) => [
      ["environment", name],
      ...used.map(({ key, values }): [string, unknown] => [key, values[index]]),
      ...configuration.valuesOf(index),
    ]),
  };
}

function planOne(one: NamedResource, { provider, environments, named, queryOf, configuration, merger }: Context): EnvironmentResource {
  const { kind, of, scope, id, name, identifier } = one;
  const objects = scope.map((index) => of[index] as EnvironmentObject);
  const secrets: Secret[] = [];
  const keyOf = secretKeys(configuration, one, secrets);
  const references = { ...certificateOf(one, queryOf, merger, provider), ...referencesOf(one, { named, environments, merger, provider }) };
  const inputs = objects.map((object) => ({ ...withSecrets(object, keyOf), ...references }));
  const isCalledAlike = objects.every(({ title }) => title === objects[0]?.title);
  return {
    kind,
    of,
    name,
    identifier,
    id,
    // Where it is called differently, the name says what they have in common.
    title: isCalledAlike ? first(of).title : name,
    declaration: { inputs: first(of).inputs, unread: [...first(of).unread] },
    args: merger.args(inputs, scope, identifier),
    protect: protection(one, merger),
    ...(provider !== undefined && { provider }),
    ...(scope.length < environments.length && { condition: merger.condition(scope) }),
    dependsOn: neededFor(one, named),
    remarks: scope.flatMap((index) => (of[index]?.remarks ?? []).map((remark) => `In ${environments[index]?.name}: ${remark}`)),
    secrets,
  };
}

/** What stands at the head of the program, and the domains among it. */
function constantsFor(resources: readonly EnvironmentResource[], domains: readonly NamedDomain[], settings: readonly Constant[]) {
  const uses = resources.flatMap(({ args, condition, protect }) => usesOf([args, condition, protect]));
  const names = new Set([...uses, ...settings.flatMap(({ value }) => value.uses)]);
  const used = domains.filter(({ key }) => names.has(key));
  const keys = [...(names.has("environment") ? ["environment"] : []), ...used.map(({ key }) => key)];
  const required = keys.map((key): Constant => ({ identifier: key, value: new Code(`config.require(${literal(key)})`, ["config"]) }));
  return { constants: [...required, ...settings], used };
}

/** What is in use is protected. */
function protection({ kind, of, scope }: NamedResource, merger: Merger): boolean | Code {
  const active = scope.filter((index) => isServing(kind, of[index]?.inputs ?? {}));
  return active.length === 0 ? false : active.length === scope.length ? true : merger.condition(active);
}
