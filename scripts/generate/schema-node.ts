// A schema of the contract, or a part of one, with the keywords that the generators know; others are for people.
import { either, type Form, isFlag, isNumber, isText, listOf, mapOf, objectOf, optional } from "./form.ts";

type Value = string | number | boolean;

export interface SchemaNode {
  /** Where the schema is to be found instead. What stands beside it is said of the member alone. */
  $ref?: string;
  type?: string;
  enum?: Value[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  default?: Value;
  readOnly?: boolean;
  writeOnly?: boolean;
  description?: string;
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  allOf?: SchemaNode[];
  anyOf?: SchemaNode[];
  oneOf?: SchemaNode[];
  discriminator?: { mapping: Record<string, string> };
  "x-source"?: string;
  "x-initial"?: Value;
  "x-text"?: string;
  "x-set"?: boolean;
  "x-format"?: string;
  "x-key"?: boolean;
  "x-always"?: boolean;
  "x-item-key"?: boolean;
  "x-implied"?: Value;
  "x-by"?: string;
  "x-clear"?: string;
  "x-sensitive"?: boolean;
  "x-secret"?: boolean;
  "x-secret-where"?: Record<string, string[]>;
  "x-plain-where"?: Record<string, string[]>;
  "x-create-only"?: boolean;
  "x-fixed"?: boolean;
  "x-own-path"?: boolean;
  "x-needs"?: Record<string, string[]>;
  "x-unread"?: string;
  "x-pattern-doubt"?: string;
  "x-enum-meaning"?: Record<string, string>;
  "x-legacy-name"?: string;
  "x-legacy-aliases"?: Record<string, string>;
  "x-open"?: string[];
  "x-part-of"?: string;
  "x-expand"?: string;
  "x-sample-codes"?: Record<string, string[]>;
}

export type Keyword = keyof SchemaNode;

const isValue = either(either(isText, isNumber), isFlag);

const form: Form<SchemaNode> = {
  $ref: optional(isText),
  type: optional(isText),
  enum: optional(listOf(isValue)),
  format: optional(isText),
  pattern: optional(isText),
  minimum: optional(isNumber),
  maximum: optional(isNumber),
  maxLength: optional(isNumber),
  minItems: optional(isNumber),
  maxItems: optional(isNumber),
  required: optional(listOf(isText)),
  default: optional(isValue),
  readOnly: optional(isFlag),
  writeOnly: optional(isFlag),
  description: optional(isText),
  properties: optional(mapOf(isSchemaNode)),
  additionalProperties: optional(either(isFlag, isSchemaNode)),
  items: optional(isSchemaNode),
  allOf: optional(listOf(isSchemaNode)),
  anyOf: optional(listOf(isSchemaNode)),
  oneOf: optional(listOf(isSchemaNode)),
  discriminator: optional(objectOf({ mapping: mapOf(isText) })),
  "x-source": optional(isText),
  "x-initial": optional(isValue),
  "x-text": optional(isText),
  "x-set": optional(isFlag),
  "x-format": optional(isText),
  "x-key": optional(isFlag),
  "x-always": optional(isFlag),
  "x-item-key": optional(isFlag),
  "x-implied": optional(isValue),
  "x-by": optional(isText),
  "x-clear": optional(isText),
  "x-sensitive": optional(isFlag),
  "x-secret": optional(isFlag),
  "x-secret-where": optional(mapOf(listOf(isText))),
  "x-plain-where": optional(mapOf(listOf(isText))),
  "x-create-only": optional(isFlag),
  "x-fixed": optional(isFlag),
  "x-own-path": optional(isFlag),
  "x-needs": optional(mapOf(listOf(isText))),
  "x-unread": optional(isText),
  "x-pattern-doubt": optional(isText),
  "x-enum-meaning": optional(mapOf(isText)),
  "x-legacy-name": optional(isText),
  "x-legacy-aliases": optional(mapOf(isText)),
  "x-open": optional(listOf(isText)),
  "x-part-of": optional(isText),
  "x-expand": optional(isText),
  "x-sample-codes": optional(mapOf(listOf(isText))),
};

export function isSchemaNode(value: unknown): value is SchemaNode {
  return objectOf(form)(value);
}

/** The keywords that a schema has, in its order. */
export const keywordsOf = (schema: SchemaNode): Keyword[] => Object.keys(schema).filter((key): key is Keyword => Object.hasOwn(form, key));

/** A schema with these keywords alone, in their order. */
export function picked(schema: SchemaNode, keywords: readonly Keyword[]): SchemaNode {
  const kept: SchemaNode = {};
  const keep = <K extends Keyword>(keyword: K) => {
    if (schema[keyword] !== undefined) kept[keyword] = schema[keyword];
  };
  for (const keyword of keywords) keep(keyword);
  return kept;
}

/** Members, each made another. */
export const mapped = (properties: Record<string, SchemaNode>, make: (member: SchemaNode) => SchemaNode): Record<string, SchemaNode> =>
  Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, make(member)]));

/** An object whose members have names. */
export interface ObjectNode extends SchemaNode {
  properties: Record<string, SchemaNode>;
}

export const isObjectNode = (schema: SchemaNode): schema is ObjectNode => schema.properties !== undefined;

/** @throws Error for a schema of anything else */
export function asObject(schema: SchemaNode, name: string): ObjectNode {
  if (!isObjectNode(schema)) throw new Error(`${name} of sdk/openapi.yaml is no object with members`);
  return schema;
}

/** The member by which programs write the objects of a list; undefined where they write them whole. */
export function writtenBy({ items, "x-by": name }: SchemaNode): SchemaNode | undefined {
  if (name === undefined) return undefined;
  const member = items?.properties?.[name];
  if (member === undefined) throw new Error(`no object of the list has ${name}, by which sdk/openapi.yaml has it written`);
  return member;
}
