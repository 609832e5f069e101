import { isObject, type Json } from "../../json";
import { kinds } from "../../kinds";
import { maps } from "../declare";
import { Code, literal, usesOf } from "../literal";
import { type CertificateQuery, certificateLookUp, certificateQueries, providerLookUp } from "../look-up";
import { freeName, identifierOf, nameAll, reservedWords, slugOf } from "../names";
import type { PlannedResource, Secret } from "../plan";
import type { Constant } from "../shared/program";
import { Configuration } from "./configuration";
import { domainsIn } from "./domains";
import type { Environment, EnvironmentObject } from "./environment";
import { commonWords } from "./hosts";
import { first, type Matched } from "./match";
import { type Domain, Merger, SecretValue } from "./merge";

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

/** A resource before its arguments are known. */
type Named = Matched & { name: string; identifier: string; scope: readonly number[] };

/** Says in one program what the environments have. */
export function planEnvironments(environments: readonly Environment[], matched: readonly Matched[]): EnvironmentsPlan {
  const all = environments.map((_, index) => index);
  // Names that the program gives by itself.
  const taken = new Set([...reservedWords(), "environment", "domain"]);
  const named = nameMatched(matched, taken);
  const queries = environments.map(({ snapshot }) => certificateQueries(snapshot.certificates ?? []));
  const queryOf = ({ inputs }: EnvironmentObject, index: number) => queries[index]?.get(String(inputs.certificateId));
  const domains = nameDomains(
    domainsIn(
      matched,
      named.flatMap(({ of }) => {
        const names = of.flatMap((object, index) => (object === undefined ? [] : (queryOf(object, index)?.commonName ?? [])));
        return names.length === environments.length ? [names] : [];
      }),
    ),
    taken,
  );
  const configuration = new Configuration(taken);
  const merger = new Merger(
    environments.map(({ name }) => name),
    configuration,
    domains,
  );
  const resources = named.map((one): EnvironmentResource => {
    const { kind, of, scope, name, identifier } = one;
    const objects = scope.map((index) => of[index] as EnvironmentObject);
    const condition = scope.length === all.length ? undefined : merger.condition(scope);
    const secrets: Secret[] = [];
    const keyOf = secretKeys(configuration, identifier, secrets);
    const references = { ...certificateOf(one, queryOf, merger), ...providerOf(one, named, environments, merger) };
    const inputs = objects.map((object) => ({ ...withSecrets(object, keyOf), ...references }));
    const titles = new Set(objects.map(({ title }) => title));
    return {
      kind,
      of,
      name,
      identifier,
      id: first(of).id,
      // Where it is called differently, the name says what they have in common.
      title: titles.size === 1 ? first(of).title : name,
      declaration: { inputs: first(of).inputs, unread: [...first(of).unread] },
      args: merger.args(inputs, scope, identifier),
      protect: protection(one, merger),
      ...(condition && { condition }),
      dependsOn: servicesFor(one, named),
      remarks: scope.flatMap((index) => (of[index]?.remarks ?? []).map((remark) => `In ${environments[index]?.name}: ${remark}`)),
      secrets,
    };
  });
  const settings = configuration.settle();
  const used = new Set([...resources.flatMap(({ args }) => usesOf(args)), ...settings.flatMap(({ value }) => value.uses)]);
  const usedDomains = domains.filter(({ key }) => used.has(key));
  const usesEnvironment = used.has("environment") || resources.some(({ condition, protect }) => usesOf([condition, protect]).length > 0);
  const required = (key: string): Constant => ({ identifier: key, value: new Code(`config.require(${literal(key)})`, ["config"]) });
  return {
    constants: [...(usesEnvironment ? [required("environment")] : []), ...usedDomains.map(({ key }) => required(key)), ...settings],
    resources,
    configuration: environments.map(({ name }, index) => [
      ["environment", name],
      ...usedDomains.map(({ key, values }): [string, unknown] => [key, values[index]]),
      ...configuration.valuesOf(index),
    ]),
  };
}

/** Names that are of no environment alone: what titles have in common. */
function nameMatched(matched: readonly Matched[], taken: Set<string>): Named[] {
  const labelOf = ({ kind, of }: Matched): string => {
    const objects = of.filter((object) => object !== undefined);
    const titles = objects.map(({ title }) => title);
    if (new Set(titles).size === 1) return titles[0] as string;
    const names = new Set(objects.map(({ inputs }) => inputs.name));
    const [name] = names;
    return kind === "idp" && names.size === 1 && typeof name === "string" && name !== "" ? name : commonWords(titles);
  };
  return [...new Set(matched.map(({ kind }) => kind))].flatMap((kind) => {
    const own = matched.filter((one) => one.kind === kind);
    const objects = own.map((one) => ({ id: first(one.of).id, label: labelOf(one) }));
    const { fallback } = kinds[kind];
    const names = nameAll(objects, { make: slugOf, separator: "-", fallback: fallback.toLowerCase() });
    const identifiers = nameAll(objects, { make: identifierOf, separator: "", fallback }, taken);
    return own.map((one): Named => {
      const { id } = first(one.of);
      const scope = one.of.flatMap((object, index) => (object === undefined ? [] : [index]));
      return { ...one, name: names.get(id) as string, identifier: identifiers.get(id) as string, scope };
    });
  });
}

type NamedDomain = Domain & { key: string };

/** `domain` for the one that most hosts are under; the others by what their domains have in common. */
function nameDomains(domains: readonly (readonly string[])[], taken: Set<string>): NamedDomain[] {
  return domains.map((values, index): NamedDomain => {
    const key = index === 0 ? "domain" : freeName(identifierOf(`${commonWords(values)} domain`), taken);
    return { values, key, code: new Code(key, [key]) };
  });
}

/** The same key for the same path in every environment. */
function secretKeys(configuration: Configuration, identifier: string, secrets: Secret[]): (path: string) => string {
  return (path) => {
    const known = secrets.find((secret) => secret.path === path);
    if (known !== undefined) return known.key;
    const [head = "", ...rest] = path.split(".");
    const key = configuration.secret(`${identifier} ${rest.join(".") || head}`);
    secrets.push({ key, path });
    return key;
  };
}

/** What the API never shows comes from each stack's configuration. */
function withSecrets({ inputs, unread }: EnvironmentObject, keyOf: (path: string) => string): Json {
  const all: Json = { ...inputs };
  for (const path of unread) {
    const [head = "", ...rest] = path.split(".");
    const member = rest.join(".");
    if (member === "") all[head] = new SecretValue(keyOf(path));
    else {
      const within = isObject(all[head]) ? all[head] : {};
      const item = within[member];
      const isItem = (maps as readonly string[]).includes(head);
      if (isItem && !isObject(item)) continue;
      const value = new SecretValue(keyOf(path));
      all[head] = { ...within, [member]: isItem && isObject(item) ? { ...item, value } : value };
    }
  }
  return all;
}

/** A certificate by its common name, where every environment finds just one by that; otherwise each has its id. */
function certificateOf(
  { of, scope, identifier }: Named,
  queryOf: (object: EnvironmentObject, index: number) => CertificateQuery | undefined,
  merger: Merger,
): Json {
  const found = scope.map((index) => queryOf(of[index] as EnvironmentObject, index));
  if (!found.every((query) => query !== undefined)) return {};
  const names = found.map(({ commonName }) => commonName);
  const name = merger.text(names, scope, { owner: identifier, path: ["certificate"] });
  const isMostRecent = found.some(({ mostRecent }) => mostRecent);
  return { certificateId: certificateLookUp(name instanceof Code ? name : literal(name), commonWords(names), isMostRecent, undefined).id };
}

/** An identity provider by its variable; by its domain where the environments have several for it, or the program has none. */
function providerOf({ of, scope, identifier }: Named, named: readonly Named[], environments: readonly Environment[], merger: Merger): Json {
  const idOf = (index: number) => of[index]?.inputs.idpId;
  const parents = scope.map((index) =>
    named.find((one) => one.kind === "idp" && one.of[index] !== undefined && one.of[index]?.id === idOf(index)),
  );
  const [parent] = parents;
  if (parent !== undefined && parents.every((one) => one === parent) && isInReach(parent, scope))
    return { idpId: new Code(`${parent.identifier}.id`, [parent.identifier]) };
  const domains = scope.flatMap((index) => {
    const found = environments[index]?.objects.find(({ kind, id }) => kind === "idp" && id === idOf(index));
    return found === undefined ? [] : [found.title];
  });
  if (domains.length < scope.length) return {};
  const domain = merger.text(domains, scope, { owner: identifier, path: ["identityProvider"] });
  return { idpId: providerLookUp(domain instanceof Code ? domain : literal(domain), undefined).id };
}

/** What is declared in every environment is seen everywhere, the rest within its own condition. */
const isInReach = ({ of, scope }: Named, from: readonly number[]): boolean => scope.length === of.length || scope.join() === from.join();

/** The gateway takes failover only while there is a service, and disables none before. */
const servicesFor = ({ of, scope }: Named, named: readonly Named[]): string[] =>
  of.some((object) => object?.inputs.failoverMode === "AUTOMATIC")
    ? named.filter((one) => one.kind === "authenticationService" && isInReach(one, scope)).map(({ identifier }) => identifier)
    : [];

/** Active apps are protected. */
function protection({ kind, of, scope }: Named, merger: Merger): boolean | Code {
  const active = scope.filter((index) => kind === "app" && of[index]?.inputs.status === "ACTIVE");
  return active.length === 0 ? false : active.length === scope.length ? true : merger.condition(active);
}
