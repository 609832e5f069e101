// Writes contract.ts, for the sdk and for the stand-in gateway: operations with their scopes, and what sdk/openapi.yaml says of
// each member.

import { type Api, operationsOf } from "./api.ts";
import { appVariantsOf, expandedByIn } from "./app-variants.ts";
import { banner } from "./banner.ts";
import { flatten } from "./flatten.ts";
import { deepTables, properties, tables } from "./kinds.ts";
import { asObject, isObjectNode, type ObjectNode, type SchemaNode } from "./schema-node.ts";
import { named } from "./schemas.ts";

/** What the contract says of a member; the generated file holds its form by a type. */
type Facts = Readonly<Record<string, unknown>>;

/** The object that a member is, or that a list of it holds. */
const objectIn = (schema: SchemaNode): ObjectNode | undefined =>
  schema.items ? objectIn(schema.items) : isObjectNode(schema) ? schema : undefined;

function factsOf(s: SchemaNode, isRequired: boolean): Facts {
  return {
    type: s.type ?? "object",
    ...(s.enum && (s.type === "integer" ? { numbers: s.enum } : { enum: s.enum })),
    ...(s.items?.enum && { itemEnum: s.items.enum }),
    ...(s.default !== undefined && { default: s.default }),
    ...(s["x-initial"] !== undefined && { initial: s["x-initial"] }),
    ...(s.minimum !== undefined && { minimum: s.minimum }),
    ...(s.maximum !== undefined && { maximum: s.maximum }),
    ...(s.maxLength !== undefined && { maxLength: s.maxLength }),
    ...(s.format && { format: s.format }),
    ...(s["x-pattern-doubt"] && { doubt: s["x-pattern-doubt"] }),
    ...(s["x-format"] && { form: s["x-format"] }),
    ...(s["x-text"] && { text: s["x-text"] }),
    ...(s["x-set"] && { set: true }),
    ...(s["x-by"] && { by: s["x-by"] }),
    ...(s["x-item-key"] && { itemKey: true }),
    ...(s["x-implied"] !== undefined && { implied: s["x-implied"] }),
    ...(s["x-clear"] && { clear: s["x-clear"] }),
    ...(s["x-sensitive"] && { sensitive: true }),
    ...(s["x-secret"] !== undefined && { secret: s["x-secret"] }),
    ...(s["x-secret-where"] && { secretWhere: s["x-secret-where"] }),
    ...(s["x-plain-where"] && { plainWhere: s["x-plain-where"] }),
    ...(s["x-legacy-name"] && { legacyName: s["x-legacy-name"] }),
    ...(s["x-create-only"] && { createOnly: true }),
    ...(s["x-fixed"] && { fixed: true }),
    ...(s["x-own-path"] && { ownPath: true }),
    ...(s["x-needs"] && { needs: s["x-needs"] }),
    ...(s["x-unread"] && { unread: s["x-unread"] }),
    ...(s.readOnly && { readOnly: true }),
    ...(s.writeOnly && { writeOnly: true }),
    ...(isRequired && { required: true }),
  };
}

/** What the contract says of each member of a flattened schema; `deep` goes on into objects, and into those of lists. */
function memberTable({ properties, required = [] }: ObjectNode, deep: boolean): Record<string, Facts> {
  const rows = Object.entries(properties).map(([name, member]) => {
    for (const needed of Object.values(member["x-needs"] ?? {}).flat()) named(properties, needed);
    const within = deep ? objectIn(member) : undefined;
    const facts = factsOf(member, required.includes(name));
    return [name, within === undefined ? facts : { ...facts, members: memberTable(within, deep) }];
  });
  return Object.fromEntries(rows);
}

/** The types of the file. */
const types = `/** One member of an API schema: what the contract says of it. */
export interface Member {
  /** The type of its value in JSON, as OpenAPI names it: \`string\`, \`integer\`, \`number\`, \`boolean\`, \`array\` or \`object\`. */
  type: string;
  /** The texts that are allowed, where only some are. */
  enum?: readonly string[];
  /** Of a list: the texts that its items may be. */
  itemEnum?: readonly string[];
  /** What the gateway takes where a request leaves it out, if the contract says so. */
  default?: unknown;
  /** What a new app has although the schema gives no default, as far as the documents agree. */
  initial?: unknown;
  /** The least number that is allowed, in the unit of the member. */
  minimum?: number;
  /** The greatest number that is allowed, in the unit of the member. */
  maximum?: number;
  /** How many characters a text may have. */
  maxLength?: number;
  /** What a text is, as OpenAPI names it: \`uuid\`, \`hostname\`, \`uri\` … */
  format?: string;
  /** How a text is written where the format has no word for it, or one that says too little: \`origin\` is a URL without a path. */
  form?: string;
  /** Why its pattern may be too narrow: the documents contradict themselves. */
  doubt?: string;
  /** What text is where format and enum do not say: a host name, whose case means nothing, a URL, or one in which every character counts. */
  text?: "host" | "url" | "exact";
  /** A list whose order and repetitions mean nothing. */
  set?: boolean;
  /** The member by which programs write the objects of a list. */
  by?: string;
  /** An item of a map that leaves it out has its key for it. */
  itemKey?: boolean;
  /** What an item of a map has that leaves it out. */
  implied?: unknown;
  /** How a PUT clears the member. Null is never sent. */
  clear?: "empty";
  /** Users put secrets into it: not shown in errors. */
  sensitive?: boolean;
  /** True of a secret that reads show, false of what is write-only and none. Undefined: what is write-only is one. */
  secret?: boolean;
  /** It is a secret where the member of that name beside it has one of these values. */
  secretWhere?: Readonly<Record<string, readonly string[]>>;
  /** Users put no secret into it where the member of that name beside it has one of these values. */
  plainWhere?: Readonly<Record<string, readonly string[]>>;
  /** What older gateways call the member. */
  legacyName?: string;
  /** Only a create sets it: no replace changes it. */
  createOnly?: boolean;
  /** No replace changes it: it is sent as the gateway has it. */
  fixed?: boolean;
  /** A path that the gateway serves itself: no other such member and no policy may have it. */
  ownPath?: boolean;
  /** By its values, the members beside it of which the API demands one then. */
  needs?: Readonly<Record<string, readonly string[]>>;
  /** Samples of reads lack it: that one does not show it says nothing. */
  unread?: "maybe" | "always";
  /** Only reads have it: no request sends it. */
  readOnly?: boolean;
  /** Only requests have it: no read shows it. */
  writeOnly?: boolean;
  /** A request without it is refused; of what is read: always there. */
  required?: boolean;
  /** The numbers that are allowed, where only some are. */
  numbers?: readonly number[];
  /** Members of an object, or of each object in a list. Only the tables of offline mode have them. */
  members?: Readonly<Record<string, Member>>;
}
/** What the type of an app decides. */
export interface AppVariant {
  /** Its types. */
  types: readonly string[];
  /** The schema of a body that creates one. */
  create: string;
  /** The schema of a body that replaces one. */
  update: string;
  /** The schema of one as it is read, without its parts. */
  read: string;
  /** Parts that reads embed, each with its schema, or that of one of its items. */
  parts: Readonly<Record<string, string>>;
  /** Parts that calls of their own read. */
  apart: readonly string[];
}
/** One API call: method, path template and the scope that it needs (null for the token call), or another one that does as well. */
export interface Operation { method: "GET" | "POST" | "PUT" | "DELETE"; path: string; scope: string | null; orScope?: string }`;

/** The file. */
export function generateContract(api: Api): string {
  const { schemas } = api.components;
  const tablesOf = (names: readonly string[], deep: boolean) =>
    Object.fromEntries(names.map((name) => [name, memberTable(asObject(flatten(named(schemas, name), schemas), name), deep)]));
  const operations = Object.fromEntries(
    operationsOf(api).map(({ method, path, operation }) => [
      operation.operationId,
      {
        ...{ method: method.toUpperCase(), path, scope: operation["x-required-scope"] ?? null },
        ...(operation["x-or-scope"] !== undefined && { orScope: operation["x-or-scope"] }),
      },
    ]),
  );
  const parts = Object.fromEntries(
    Object.entries(properties).map(([kind, { maps = {}, blocks = {} }]) => [
      kind,
      { maps: Object.keys(maps), blocks: Object.keys(blocks) },
    ]),
  );
  return `${banner}
${types}
/** Members of the API's schemas, by schema name. */
export const members = ${JSON.stringify(tablesOf(tables, false), null, 2)} as const satisfies Record<string, Record<string, Member>>;
/** Members of the schemas of offline mode, by schema name, nested ones within: names that apps have too mean other things here. */
export const offlineMembers = ${JSON.stringify(tablesOf(deepTables, true), null, 2)} as const satisfies Record<string, Record<string, Member>>;
/** Every operation of the API by its operationId. */
export const operations = ${JSON.stringify(operations, null, 2)} as const satisfies Record<string, Operation>;
/** Scopes that the API knows. */
export const scopes = ${JSON.stringify(named(schemas, "Scope").enum)} as const;
/** Types of proxied applications. */
export const proxiedTypes = ${JSON.stringify(named(schemas, "HeaderBasedApplicationType").enum)} as const;
/** Types of applications that ask for no sign-in. */
export const openTypes = ${JSON.stringify(named(schemas, "HeaderBasedApplicationType")["x-open"])} as const;
/** Variants of applications: what their type decides. */
export const appVariants = ${JSON.stringify(appVariantsOf(schemas), null, 2)} as const satisfies Record<string, AppVariant>;
/** What a read of apps can be asked to embed. The names are nearly those of the parts. */
export const expandable = ${JSON.stringify(named(api.components.parameters, "expand").schema?.items?.enum)} as const;
/** The parts of apps that reads embed, each with the word by which a read is asked for it. */
export const expandedBy = ${JSON.stringify(expandedByIn(schemas))} as const;
/** What objects of each kind have beside their own members: maps of items, and blocks of members. */
export const partNames = ${JSON.stringify(parts)} as const;
/** Error codes that the reference's samples show, by status. */
export const sampleErrors = ${JSON.stringify(named(schemas, "Error")["x-sample-codes"])} as const;
`;
}
