// Writes credentials.ts for the sdk: where values stand that are secret whatever a program does, of the resources of each kind
// and of the body of each request, as sdk/openapi.yaml says it of the members: at any depth, of any type.

import type { SecretPlace } from "../../sdk/generated/credentials.ts";
import { type Api, operationsOf } from "./api.ts";
import { banner } from "./banner.ts";
import { type Properties, properties } from "./kinds.ts";
import type { SchemaNode } from "./schema-node.ts";
import { named, refName, type Schemas } from "./schemas.ts";

/** Stands in a path for each name that somebody chose. */
const any = "*";

/** The schemas of the contract, with what is secret in each, or what users put secrets into. */
class Credentials {
  readonly #schemas: Schemas;
  readonly #wanted: "secret" | "sensitive";

  constructor(schemas: Schemas, wanted: "secret" | "sensitive" = "secret") {
    this.#schemas = schemas;
    this.#wanted = wanted;
  }

  /** What is secret within a value. @param above names of the schemas that it stands in, one of which may contain itself */
  within(schema: SchemaNode, above: readonly string[] = []): SecretPlace[] {
    if (schema.$ref !== undefined) {
      const name = refName(schema.$ref);
      return above.includes(name) ? [] : this.within(named(this.#schemas, name), [...above, name]);
    }
    const { properties = {}, additionalProperties: values, items, allOf = [], anyOf = [], oneOf = [] } = schema;
    return distinct([
      ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => this.within(part, above)),
      ...Object.entries(properties).flatMap(([name, member]) => this.#of(name, member, properties, above)),
      ...(typeof values === "object" ? this.#of(any, values, {}, above) : []),
      // A list counts whole, so that no position is in a path.
      ...(items !== undefined && this.#of(any, items, {}, above).length > 0 ? [{ path: [] }] : []),
    ]);
  }

  /** The same of a schema by its name, without what responses bring along of other objects. */
  named(name: string): SecretPlace[] {
    return this.within({ $ref: name }).filter(({ path }) => path[0] !== "_embedded");
  }

  #of(name: string, member: SchemaNode, beside: Readonly<Record<string, SchemaNode>>, above: readonly string[]): SecretPlace[] {
    const where = this.#fact(member, "x-secret-where");
    if (where !== undefined && this.#wanted === "secret")
      return Object.entries(where).map(([other, secret]) => this.#placeWhere(name, other, secret, beside));
    if (this.isSecret(member)) return [{ path: [name] }];
    return this.within(member, above).map((place) => ({ ...place, path: [name, ...place.path] }));
  }

  /** True of a member that is a secret by itself, whatever stands beside it. */
  isSecret(member: SchemaNode): boolean {
    if (this.#wanted === "sensitive") return this.#fact(member, "x-sensitive") ?? false;
    return this.#fact(member, "x-secret") ?? this.#fact(member, "writeOnly") ?? false;
  }

  /** By any value that the contract does not list the member may be a secret, too. */
  #placeWhere(name: string, member: string, secret: string[], beside: Readonly<Record<string, SchemaNode>>): SecretPlace {
    const listed = this.#fact(named(beside, member), "enum") ?? [];
    const strange = secret.filter((value) => !listed.includes(value));
    if (strange.length > 0)
      throw new Error(`${name} of sdk/openapi.yaml is a secret where ${member} is ${strange.join()}, which it never is`);
    return { path: [name], where: { member, secret, plain: listed.map(String).filter((value) => !secret.includes(value)) } };
  }

  /** What is said of a member: beside a reference, or where that leads. */
  #fact<K extends keyof SchemaNode>(member: SchemaNode, keyword: K): SchemaNode[K] {
    return member[keyword] ?? (member.$ref === undefined ? undefined : this.#fact(named(this.#schemas, refName(member.$ref)), keyword));
  }
}

const distinct = (places: readonly SecretPlace[]): SecretPlace[] => [
  ...new Map(places.map((place) => [JSON.stringify(place), place])).values(),
];

/** What a kind's properties are, as one schema. */
const propertiesOf = (credentials: Credentials, { own, maps = {}, blocks = {} }: Properties): SecretPlace[] => {
  const under = (path: string[], names: readonly string[]) =>
    names.flatMap((name) => credentials.named(name)).map((place) => ({ ...place, path: [...path, ...place.path] }));
  return distinct([
    ...under([], own),
    ...Object.entries(maps).flatMap(([name, schemas]) => under([name, any], schemas)),
    ...Object.entries(blocks).flatMap(([name, schemas]) => under([name], schemas)),
  ]);
};

/** Every member that a schema has in its place, at any depth. */
function membersIn({ properties = {}, additionalProperties: values, items, ...schema }: SchemaNode): (readonly [string, SchemaNode])[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const inner = [...allOf, ...anyOf, ...oneOf, ...(items ? [items] : []), ...(typeof values === "object" ? [values] : [])];
  return [
    ...Object.entries(properties).flatMap(([name, member]) => [[name, member] as const, ...membersIn(member)]),
    ...inner.flatMap(membersIn),
  ];
}

/** Names by which a value is a secret wherever it stands: those that no read of these schemas shows in plain. */
function namesOf(schemas: Schemas, credentials: Credentials, read: readonly string[]): string[] {
  const secret = Object.values(schemas)
    .flatMap(membersIn)
    .filter(([, member]) => credentials.isSecret(member))
    .map(([name]) => name);
  const shown = read
    .flatMap((name) => membersIn(named(schemas, name)))
    .filter(([, member]) => !member.writeOnly && !member["x-sensitive"] && !member["x-secret"])
    .map(([name]) => name);
  return [...new Set(secret)].filter((name) => !shown.includes(name)).sort();
}

/** What is secret of each kind, of each operation's body, by its name, and by what stands beside it. @param read names of the schemas that are read */
export function credentialsOf(api: Api, read: readonly string[]) {
  const { schemas } = api.components;
  const credentials = new Credentials(schemas);
  const bodies = operationsOf(api).flatMap(({ operation, body }) => {
    const places = body === undefined ? [] : credentials.within(body);
    return places.length === 0 ? [] : [[operation.operationId, places] as const];
  });
  const placesOf = (of: Credentials) => Object.entries(properties).map(([kind, own]) => [kind, propertiesOf(of, own)] as const);
  const ofKinds = placesOf(credentials);
  const decided = [...ofKinds, ...bodies].flatMap(([, places]) =>
    places.flatMap(({ path, where }) => (where === undefined ? [] : [[path.at(-1) ?? "", where] as const])),
  );
  return {
    kinds: Object.fromEntries(ofKinds),
    sensitive: Object.fromEntries(placesOf(new Credentials(schemas, "sensitive"))),
    bodies: Object.fromEntries(bodies),
    names: namesOf(schemas, credentials, read),
    decided: Object.fromEntries(decided),
  };
}

const types = `/** A member beside a value that decides: by \`plain\` values it is no secret, by \`secret\` ones it is, and by newer ones it may be. */
export interface Decider {
  /** Name of the member that decides. */
  readonly member: string;
  /** Its values by which the value is a secret. */
  readonly secret: readonly string[];
  /** Its values by which the value is none. By any other one it may be. */
  readonly plain: readonly string[];
}
/** Where a value stands that is secret whatever a program does. */
export interface SecretPlace {
  /** Names from the top. \`${any}\` is each name that somebody chose, of an item of a map for example; a list counts whole. */
  readonly path: readonly string[];
  /** What decides whether it is one. @default nothing: it always is */
  readonly where?: Decider;
}`;

/** The file. */
export function generateCredentials(api: Api, read: readonly string[]): string {
  const { kinds: ofKinds, sensitive, bodies, names, decided } = credentialsOf(api, read);
  const kindNames = Object.keys(ofKinds)
    .map((kind) => JSON.stringify(kind))
    .join(" | ");
  return `${banner}
${types}
/** Among the properties of the resources of each kind, whichever type they are of. */
export const credentialPlaces: Readonly<Record<${kindNames}, readonly SecretPlace[]>> = ${JSON.stringify(ofKinds, null, 2)};
/** Where users put secrets, which are none for sure: no error shows what stands there. */
export const sensitivePlaces: Readonly<Record<${kindNames}, readonly SecretPlace[]>> = ${JSON.stringify(sensitive, null, 2)};
/** Among the members of what is sent, by operation. */
export const bodyPlaces: Readonly<Record<string, readonly SecretPlace[]>> = ${JSON.stringify(bodies, null, 2)};
/** Names of such members of any schema, but for those that some read shows in plain: for what no place is known of. */
export const credentialNames: readonly string[] = ${JSON.stringify(names)};
/** Names of members that are secrets where another one says so. */
export const credentialsWhere: Readonly<Record<string, Decider>> = ${JSON.stringify(decided, null, 2)};
`;
}
