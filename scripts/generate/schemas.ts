// The schemas of the contract by name: a reference ends in one.
import type { SchemaNode } from "./schema-node.ts";

export type Schemas = Readonly<Record<string, SchemaNode>>;

export const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/** @throws Error for a name that the contract does not have */
export function named<T>(table: Readonly<Record<string, T>>, name: string): T {
  const row = table[name];
  if (row === undefined) throw new Error(`sdk/openapi.yaml has no ${name}`);
  return row;
}

/** The name of the schema that one refers to. */
export function nameIn({ $ref }: SchemaNode): string {
  if ($ref === undefined) throw new Error("sdk/openapi.yaml has a schema in place where it must name one");
  return refName($ref);
}

/** The members of all of them in one; of those that several have, the last one's. */
export const joined = <T>(...tables: readonly (Readonly<Record<string, T>> | undefined)[]): Record<string, T> =>
  Object.fromEntries(tables.flatMap((table) => Object.entries(table ?? {})));

/** What a schema says, or the one that it refers to. */
export const resolved = (schemas: Schemas, schema: SchemaNode): SchemaNode =>
  schema.$ref === undefined ? schema : named(schemas, refName(schema.$ref));

/** A schema that adds members, or only the demand for some, to another one, written out. */
export function merged(schemas: Schemas, schema: SchemaNode): SchemaNode {
  if (schema.allOf === undefined) return schema;
  const all = schema.allOf.map((each) => resolved(schemas, each));
  const properties = joined(...all.map((each) => each.properties));
  return { ...all[0], properties, required: all.flatMap((each) => each.required ?? []) };
}
