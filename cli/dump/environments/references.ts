import type { Json } from "../../json";
import { type KindName, neededKind, type Reference, references } from "../../kinds";
import { Code, literal } from "../literal";
import { type CertificateQuery, certificateLookUp, certificateQueries, providerLookUp } from "../look-up";
import type { Environment, EnvironmentObject } from "./environment";
import { commonWords } from "./hosts";
import type { Merger } from "./merge";
import { isInReach, type NamedResource } from "./named";

/** Finds the query by which an environment looks up an object's certificate. */
export type QueryOf = (object: EnvironmentObject, index: number) => CertificateQuery | undefined;

/** Queries for the certificates of every environment. */
export function queriesFor(environments: readonly Environment[]): QueryOf {
  const queries = environments.map(({ snapshot }) => certificateQueries(snapshot.certificates ?? []));
  return ({ inputs }, index) => queries[index]?.get(String(inputs.certificateId));
}

/** Common names of certificates that belong together, since every environment has one for the same resource. */
export const certificateNames = (named: readonly NamedResource[], queryOf: QueryOf): string[][] =>
  named.flatMap(({ of }) => {
    const names = of.flatMap((object, index) => (object === undefined ? [] : (queryOf(object, index)?.commonName ?? [])));
    return names.length === of.length ? [names] : [];
  });

/** A certificate by its common name, where every environment finds just one by that; otherwise each has its id. */
export function certificateOf(
  { of, scope, identifier }: NamedResource,
  queryOf: QueryOf,
  merger: Merger,
  provider: string | undefined,
): Json {
  const found = scope.map((index) => queryOf(of[index] as EnvironmentObject, index));
  if (!found.every((query) => query !== undefined)) return {};
  const names = found.map(({ commonName }) => commonName);
  const name = merger.text(names, scope, { owner: identifier, path: ["certificate"] });
  const isMostRecent = found.some(({ mostRecent }) => mostRecent);
  return { certificateId: certificateLookUp(name instanceof Code ? name : literal(name), commonWords(names), isMostRecent, provider).id };
}

/** What a reference is said by. */
interface Said {
  named: readonly NamedResource[];
  environments: readonly Environment[];
  merger: Merger;
  /** Variable of the explicit provider. */
  provider: string | undefined;
}

/** Says each argument that names a resource of another kind. */
const sayings: Readonly<Record<Reference, (one: NamedResource, said: Said, wanted: KindName) => Json>> = { idpId: identityProviderOf };

export const referencesOf = (one: NamedResource, said: Said): Json =>
  Object.assign({}, ...references.map(([wanted, argument]) => sayings[argument](one, said, wanted)));

/** An identity provider by its variable; by its domain where the environments have several for it, or the program has none. */
function identityProviderOf(
  { of, scope, identifier }: NamedResource,
  { named, environments, merger, provider }: Said,
  wanted: KindName,
): Json {
  const idOf = (index: number) => of[index]?.inputs.idpId;
  const parents = scope.map((index) =>
    named.find((one) => one.kind === wanted && one.of[index] !== undefined && one.of[index]?.id === idOf(index)),
  );
  const [parent] = parents;
  if (parent !== undefined && parents.every((one) => one === parent) && isInReach(parent, scope))
    return { idpId: new Code(`${parent.identifier}.id`, [parent.identifier]) };
  const domains = scope.flatMap((index) => {
    const found = environments[index]?.objects.find(({ kind, id }) => kind === wanted && id === idOf(index));
    return found === undefined ? [] : [found.title];
  });
  if (domains.length < scope.length) return {};
  const domain = merger.text(domains, scope, { owner: identifier, path: ["identityProvider"] });
  return { idpId: providerLookUp(domain instanceof Code ? domain : literal(domain), provider).id };
}

/** What must be there before one although no argument names it, by its variables. */
export function neededFor({ kind, of, scope }: NamedResource, named: readonly NamedResource[]): string[] {
  const needed = new Set(of.map((object) => object && neededKind(kind, object.inputs)));
  return named.filter((one) => needed.has(one.kind) && isInReach(one, scope)).map(({ identifier }) => identifier);
}
