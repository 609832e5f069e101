import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { KindName } from "../resources/resource.ts";
import { root } from "./sources.ts";

/** A walk of the contract's file that shares nothing with the generators: what it says to be secret, of the arguments of each kind. */

// biome-ignore lint/suspicious/noExplicitAny: the file as it is
type Schema = Record<string, any>;
// biome-ignore lint/suspicious/noExplicitAny: arguments as a program has them
type Args = Record<string, any>;

type Schemas = Record<string, Schema>;

/** The contract as it is, or as a test has it. */
export const schemasOf = (text = readFileSync(join(root, "sdk/openapi.yaml"), "utf8")): Schemas =>
  (parse(text) as { components: { schemas: Schemas } }).components.schemas;

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

/** One object among the arguments of a kind, and the schema of it. */
interface Part {
  schema: string;
  at: readonly string[];
}

/** Resources of every kind and variant: which parts they have. The keys of maps are made up. */
export const variants: readonly { name: string; kind: KindName; parts: readonly Part[] }[] = [
  {
    name: "a proxied app",
    kind: "app",
    parts: [
      { schema: "HeaderBasedApplicationCreateRequest", at: [] },
      { schema: "AttributeCreateRequest", at: ["attributes", "CANARY-KEY"] },
      { schema: "PolicyCreateRequest", at: ["policies", "/canary"] },
      { schema: "ProtectedResourceCreateRequest", at: ["protectedResources", "https://canary.internal"] },
      { schema: "Behavior", at: ["behavior"] },
      { schema: "Session", at: ["session"] },
      { schema: "HealthCheck", at: ["healthCheck"] },
    ],
  },
  {
    name: "a SAML app",
    kind: "app",
    parts: [
      { schema: "SamlApplicationCreateRequest", at: [] },
      { schema: "AttributeCreateRequest", at: ["attributes", "CANARY-KEY"] },
      { schema: "BehaviorSAML", at: ["behavior"] },
    ],
  },
  {
    name: "an OIDC app",
    kind: "app",
    parts: [
      { schema: "OidcApplicationCreateRequest", at: [] },
      { schema: "BehaviorSAML", at: ["behavior"] },
    ],
  },
  {
    name: "an Okta identity provider",
    kind: "idp",
    parts: [
      { schema: "OktaIdPRequest", at: [] },
      { schema: "IdPOfflineModeHealthPolicy", at: ["healthPolicy"] },
    ],
  },
  { name: "an Auth0 identity provider", kind: "idp", parts: [{ schema: "Auth0IdPRequest", at: [] }] },
  { name: "a directory", kind: "directory", parts: [{ schema: "IdPOfflineModeDirectory", at: [] }] },
  { name: "an authentication service", kind: "authenticationService", parts: [{ schema: "AuthenticationServiceSetting", at: [] }] },
];

/** All that the contract tells of the parts of a variant. */
export function toldOf(schemas: Schemas, parts: readonly Part[]): Told[] {
  return parts.flatMap(({ schema, at }) => walk(schemas, { $ref: `#/${schema}` }, [...at], [...at], false));
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
  const { properties = {}, additionalProperties: values, items, anyOf = [] } = whole(schemas, schema);
  const below = (name: string, inner: Schema) => tell(schemas, inner, [...path, name], isInList ? sealed : [...sealed, name], isInList);
  return [
    ...Object.entries(properties as Schemas).flatMap(([name, inner]) => below(name, inner)),
    ...(typeof values === "object" ? below("CANARY-KEY", values) : []),
    ...(items === undefined ? [] : tell(schemas, items, [...path, "0"], sealed, true)),
    ...(anyOf as Schema[]).flatMap((inner) => walk(schemas, inner, path, sealed, isInList)),
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

const isMark = (value: unknown): boolean => typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;

/** True where a value, or one that it is in, has the mark of a secret. */
export function isSealed(props: unknown, path: readonly string[]): boolean {
  let value = props;
  for (const name of path) {
    if (isMark(value)) return true;
    value = (value as Args | undefined)?.[name];
  }
  return isMark(value);
}
