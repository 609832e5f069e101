import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../basics/checkout.ts";
import { isMarked } from "../basics/secret-mark.ts";
import type { KindName } from "../resources/kind-names.ts";

/** A walk of the contract's file that shares nothing with the generators: what it says to be secret, of the arguments of each kind. */

// biome-ignore lint/suspicious/noExplicitAny: the file as it is
type Schema = Record<string, any>;
// biome-ignore lint/suspicious/noExplicitAny: arguments as a program has them
type Args = Record<string, any>;

type Schemas = Record<string, Schema>;

/** The contract as it is, or as a test has it: its schemas, and what each of its operations takes and answers. */
export interface Contract {
  schemas: Schemas;
  operations: Readonly<Record<string, Operation>>;
}

export interface Operation {
  method: string;
  request?: Schema;
  responses: readonly Schema[];
}

const methods = ["get", "put", "post", "delete", "patch"];
const contentOf = ({ content = {} }: Schema): Schema[] => Object.values(content as Schemas).map(({ schema }) => schema as Schema);

export function contractOf(text = readFileSync(join(root, "sdk/openapi.yaml"), "utf8")): Contract {
  const { paths, components } = parse(text) as { paths: Record<string, Schemas>; components: { schemas: Schemas } };
  const operations = Object.values(paths).flatMap((path) =>
    Object.entries(path)
      .filter(([method]) => methods.includes(method))
      .map(([method, { operationId, requestBody, responses }]): [string, Operation] => {
        const [request] = contentOf(requestBody ?? {});
        return [operationId, { method, ...(request && { request }), responses: Object.values(responses as Schemas).flatMap(contentOf) }];
      }),
  );
  return { schemas: components.schemas, operations: Object.fromEntries(operations) };
}

/** One member of which the contract says something. */
export interface Told {
  /** Names from the arguments down. Where a list is, the path goes on within its items. */
  path: string[];
  /** The path as far as it has names alone: up to the first list. */
  sealed: string[];
  type: string;
  /** The values that it may have, where the contract lists them: nothing else can be planted. */
  words: readonly unknown[] | undefined;
  /** Whether it is a secret whatever a program does, or one that only errors must not show. */
  isSecret: boolean;
  /** What must stand beside it so that it is one. */
  beside: Args;
}

/** Requests that carry some of the arguments of a kind, and where among them what they carry stands. */
interface Part {
  operations: readonly string[];
  at: readonly string[];
}

/** Resources of every kind and variant: the requests that carry each. The keys of maps are made up. */
export interface Variant {
  name: string;
  kind: KindName;
  /** Which of the bodies of an operation that has several is its own. */
  type?: string;
  parts: readonly Part[];
}

const ofApps = { operations: ["createApplication", "replaceApplication"], at: [] };
const ofAttributes = { operations: ["createAttribute", "replaceAttribute"], at: ["attributes", "CANARY-KEY"] };
const ofBehavior = { operations: ["replaceBehavior"], at: ["behavior"] };
const ofIdps = { operations: ["createIDP", "replaceIDP"], at: [] };

export const variants: readonly Variant[] = [
  {
    name: "a proxied app",
    kind: "app",
    type: "OAG_HEADER_BASED",
    parts: [
      ...[ofApps, ofAttributes, ofBehavior],
      { operations: ["createPolicy", "replacePolicy"], at: ["policies", "/canary"] },
      { operations: ["createProtectedResource", "replaceResource"], at: ["protectedResources", "https://canary.internal"] },
      { operations: ["replaceSession"], at: ["session"] },
      { operations: ["replaceHealthCheck"], at: ["healthCheck"] },
      { operations: ["assignApplicationOfflineModeState", "assignApplicationOfflineModeGroupPolicy"], at: ["offlineMode"] },
    ],
  },
  { name: "a SAML app", kind: "app", type: "OAG_SAML", parts: [ofApps, ofAttributes, ofBehavior] },
  { name: "an OIDC app", kind: "app", type: "OAG_OIDC", parts: [ofApps, ofBehavior] },
  {
    name: "an Okta identity provider",
    kind: "idp",
    type: "IDP_OKTA",
    parts: [ofIdps, { operations: ["replaceOfflineModeHealthPolicy"], at: ["healthPolicy"] }],
  },
  { name: "an Auth0 identity provider", kind: "idp", type: "IDP_AUTH0", parts: [ofIdps] },
  {
    name: "a directory",
    kind: "directory",
    parts: [{ operations: ["createOfflineModeDirectory", "replaceOfflineModeDirectory"], at: [] }],
  },
  {
    name: "an authentication service",
    kind: "authenticationService",
    parts: [{ operations: ["enableAuthenticationServiceSetting"], at: [] }],
  },
];

/** All that the contract tells of what a variant declares, once each. */
export function toldOf(contract: Contract, { parts, type }: Omit<Variant, "name" | "kind">): Told[] {
  const told = parts.flatMap(({ operations, at }) =>
    operations.flatMap((operation) => {
      const body = bodyOf(contract, operation);
      return walk(contract.schemas, type === undefined ? body : ofType(contract.schemas, body, type), [...at], [...at], false);
    }),
  );
  return [...new Map(told.map((one) => [one.path.join("\n"), one])).values()];
}

/** All that the contract tells of what an operation takes. */
export const toldOfRequest = (contract: Contract, operation: string): Told[] =>
  walk(contract.schemas, bodyOf(contract, operation), [], [], false);

/** All that the contract tells of what an operation answers. */
export const toldOfResponses = ({ schemas, operations }: Contract, operation: string): Told[] =>
  (operations[operation]?.responses ?? []).flatMap((response) => tell(schemas, response, [], [], false));

function bodyOf({ operations }: Contract, operation: string): Schema {
  const { request } = operations[operation] ?? {};
  if (request === undefined) throw new Error(`the contract has no ${operation} that takes something`);
  return request;
}

/** Of several forms of a body those of the type, and where none says which type it is of, all that say nothing. */
function ofType(schemas: Schemas, schema: Schema, type: string): Schema {
  const { oneOf, anyOf, ...own } = whole(schemas, schema);
  const forms: Schema[] | undefined = oneOf ?? anyOf;
  if (forms === undefined) return own;
  const typesOf = (form: Schema): unknown[] | undefined => whole(schemas, whole(schemas, form).properties.type ?? {}).enum;
  const typed = forms.filter((form) => typesOf(form)?.includes(type));
  return { ...own, anyOf: typed.length > 0 ? typed : forms.filter((form) => typesOf(form) === undefined) };
}

/** A schema with its reference followed and its parts put together; what stands beside a reference counts. */
function whole(schemas: Schemas, schema: Schema): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const parts: Schema[] = [...($ref === undefined ? [] : [schemas[String($ref).split("/").at(-1) ?? ""] ?? {}]), ...allOf];
  const joined = parts.map((part) => whole(schemas, part));
  return {
    ...Object.assign({}, ...joined),
    ...own,
    properties: Object.assign({}, ...joined.map((part) => part.properties), own.properties),
  };
}

function walk(schemas: Schemas, schema: Schema, path: string[], sealed: string[], isInList: boolean): Told[] {
  const { properties = {}, additionalProperties: values, items, anyOf = [], oneOf = [] } = whole(schemas, schema);
  const below = (name: string, inner: Schema) => tell(schemas, inner, [...path, name], isInList ? sealed : [...sealed, name], isInList);
  return [
    ...Object.entries(properties as Schemas).flatMap(([name, inner]) => below(name, inner)),
    ...(typeof values === "object" ? below("CANARY-KEY", values) : []),
    ...(items === undefined ? [] : tell(schemas, items, [...path, "0"], sealed, true)),
    ...[...(anyOf as Schema[]), ...(oneOf as Schema[])].flatMap((inner) => walk(schemas, inner, path, sealed, isInList)),
  ];
}

function tell(schemas: Schemas, schema: Schema, path: string[], sealed: string[], isInList: boolean): Told[] {
  const member = whole(schemas, schema);
  const { type = "object", enum: words, readOnly, writeOnly, "x-sensitive": sensitive, "x-secret": secret } = member;
  // A program declares no such member, and no read of these kinds shows it.
  if (readOnly) return [];
  const where: Record<string, unknown[]> = member["x-secret-where"] ?? {};
  const beside = Object.fromEntries(Object.entries(where).map(([name, [value]]) => [name, value]));
  const isSecret = Object.keys(where).length > 0 || (secret ?? writeOnly ?? false);
  if (isSecret || sensitive) return [{ path, sealed, type: String(type), words, isSecret, beside }];
  return walk(schemas, schema, path, sealed, isInList);
}

/** Texts and numbers that are nowhere else, each by the number of its member and of its generation. */
export const canaryOf = (type: string, nth: number, generation: number): unknown => {
  const text = `CANARY-${generation}-KESTREL-${nth}-QUARTZ`;
  const number = 918_270_000 + generation * 1000 + nth;
  switch (type) {
    case "boolean":
      return generation % 2 === 1;
    case "integer":
    case "number":
      return number;
    case "array":
      return [text];
    case "object":
      return { pin: text, number };
    default:
      return text;
  }
};

/** What must be found nowhere. */
export const canaries = /CANARY-\d-KESTREL|91827\d{4}/;

/** Arguments with a canary for each of these members; one that the contract lists the values of has one of those. */
export function planted(args: Args, told: readonly Told[], generation: number): Args {
  return told.reduce<Args>((all, { path, type, words, beside }, nth) => {
    const value = words?.[generation % words.length] ?? canaryOf(type, nth, generation);
    const holder = path.slice(0, -1);
    const found = Object.entries(beside).reduce<Args>((inner, [name, other]) => withValue(inner, [...holder, name], other), all);
    return withValue(found, path, value);
  }, args);
}

function withValue(holder: Args, [name = "", ...rest]: readonly string[], value: unknown): Args {
  const inner = rest.length === 0 ? value : withValue((holder as Args)[name] ?? (rest[0] === "0" ? [] : {}), rest, value);
  if (Array.isArray(holder)) return Object.assign([...holder], { [name]: inner });
  return { ...holder, [name]: inner };
}

/** True where a value, or one that it is in, has the mark of a secret. */
export function isSealed(props: unknown, path: readonly string[]): boolean {
  let value = props;
  for (const name of path) {
    if (isMarked(value)) return true;
    value = (value as Args | undefined)?.[name];
  }
  return isMarked(value);
}
