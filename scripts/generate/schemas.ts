// The schemas of the contract by name: a reference ends in one.
import type { SchemaNode } from "./schema-node.ts";

export type Schemas = Readonly<Record<string, SchemaNode>>;

export const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/** @throws Error for a name that the contract does not have */
export function named<T>(parts: Readonly<Record<string, T>>, name: string): T {
  const part = parts[name];
  if (part === undefined) throw new Error(`sdk/openapi.yaml has no ${name}`);
  return part;
}

/** The name of the schema that one refers to. */
export function nameIn({ $ref }: SchemaNode): string {
  if ($ref === undefined) throw new Error("sdk/openapi.yaml has a schema in place where it must name one");
  return refName($ref);
}

/** The members of all of them in one; of those that several have, the last one's. */
export const joined = <T>(...parts: readonly (Readonly<Record<string, T>> | undefined)[]): Record<string, T> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part ?? {})));

/** What a schema says, or the one that it refers to. */
export const resolved = (schemas: Schemas, schema: SchemaNode): SchemaNode =>
  schema.$ref === undefined ? schema : named(schemas, refName(schema.$ref));

/** A schema that adds members, or only the demand for some, to another one, written out. */
export function merged(schemas: Schemas, schema: SchemaNode): SchemaNode {
  if (schema.allOf === undefined) return schema;
  const parts = schema.allOf.map((part) => resolved(schemas, part));
  const properties = joined(...parts.map((part) => part.properties));
  return { ...parts[0], properties, required: parts.flatMap((part) => part.required ?? []) };
}
