// A schema of the contract as one that stands alone.
import { type Keyword, mapped, picked, type SchemaNode } from "./schema-node.ts";
import { joined, resolved, type Schemas } from "./schemas.ts";

/** Formats become patterns, so that the compiled validators need no run-time library. */
const formatPatterns: Readonly<Record<string, string>> = {
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
  hostname: "^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$",
};

/** What is kept as it is, in the order in which it is written. */
const kept: readonly Keyword[] = [
  "type",
  "enum",
  "pattern",
  "minimum",
  "maximum",
  "maxLength",
  "minItems",
  "maxItems",
  "required",
  "default",
  "x-initial",
  "x-pattern-doubt",
  "x-text",
  "x-format",
  "x-item-key",
  "x-implied",
  "x-set",
  "x-by",
  "x-clear",
  "x-sensitive",
  "x-secret",
  "x-secret-where",
  "x-plain-where",
  "x-legacy-name",
  "x-create-only",
  "x-fixed",
  "x-own-path",
  "x-needs",
  "x-unread",
  "readOnly",
  "writeOnly",
  "description",
  "format",
];

/** What may be said of a member beside a reference. */
const beside: readonly Keyword[] = ["x-sensitive", "x-secret", "x-secret-where", "x-fixed", "readOnly", "writeOnly"];

/** A schema with references resolved, allOf merged and everything dropped that neither validates nor is said of a member. */
export function flatten(schema: SchemaNode, schemas: Schemas): SchemaNode {
  const flat = (each: SchemaNode) => flatten(each, schemas);
  if (schema.$ref) return { ...flat(resolved(schemas, schema)), ...picked(schema, beside) };
  if (schema.allOf) {
    const all = schema.allOf.map(flat);
    const properties = joined(...all.map((each) => each.properties));
    return { type: "object", properties, required: all.flatMap((each) => each.required ?? []) };
  }
  const own = picked(schema, kept);
  const pattern = formatPatterns[schema.format ?? ""];
  if (!schema.pattern && pattern !== undefined) own.pattern = pattern;
  if (schema.properties) own.properties = mapped(schema.properties, flat);
  if (schema.items) own.items = flat(schema.items);
  if (schema.anyOf) own.anyOf = schema.anyOf.map(flat);
  const values = schema.additionalProperties;
  if (values !== undefined) own.additionalProperties = typeof values === "boolean" ? values : flat(values);
  return own;
}
