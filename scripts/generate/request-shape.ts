// What may be sent of a flattened schema.
import { keywordsOf, mapped, picked, type SchemaNode, writtenBy } from "./schema-node.ts";

/** Keywords by which no value is refused. */
const notOfValues = new Set<string>(["description", "default", "readOnly", "writeOnly", "format"]);

/** What a client may send: no read-only member, no unknown one. */
export function requestShape(schema: SchemaNode, without: readonly string[] = []): SchemaNode {
  const shape = picked(
    schema,
    keywordsOf(schema).filter((keyword) => !keyword.startsWith("x-") && !notOfValues.has(keyword)),
  );
  if (shape.items) shape.items = requestShape(shape.items);
  if (shape.anyOf) shape.anyOf = shape.anyOf.map((one) => requestShape(one));
  if (shape.properties) {
    const sent = Object.entries(shape.properties).filter(([name, member]) => !member.readOnly && !without.includes(name));
    const properties = Object.fromEntries(sent.map(([name, member]) => [name, requestShape(member)]));
    shape.properties = properties;
    shape.additionalProperties = false;
    if (shape.required) shape.required = [...new Set(shape.required)].filter((name) => properties[name] !== undefined);
  }
  return shape;
}

/** What a program may declare: objects that it writes by one member are values of that. */
export function asWritten(schema: SchemaNode): SchemaNode {
  const member = writtenBy(schema);
  if (member !== undefined) return { ...schema, items: member };
  return schema.properties ? { ...schema, properties: mapped(schema.properties, asWritten) } : schema;
}
