// Writes calls.ts for the sdk: what each operation is given besides the ids in its path, and what it answers.

import type { Call } from "../../sdk/generated/calls.ts";
import { type Api, operationsOf } from "./api.ts";
import { banner } from "./banner.ts";
import type { SchemaNode } from "./schema-node.ts";
import { resolved, type Schemas } from "./schemas.ts";

/** True where a schema, or one that it is made of, has an id of its own. */
function hasId(schema: SchemaNode, schemas: Schemas): boolean {
  const own = resolved(schemas, schema);
  return own.properties?.id !== undefined || [...(own.allOf ?? []), ...(own.oneOf ?? [])].some((part) => hasId(part, schemas));
}

function responseOf(schema: SchemaNode | undefined, schemas: Schemas): Call["response"] {
  if (schema === undefined) return "nothing";
  if (schema.type === "array") return "list";
  return hasId(schema, schemas) ? "item" : "object";
}

/** The file. */
export function generateCalls(api: Api): string {
  const calls: Record<string, Call> = {};
  for (const { operation, parameters, responseSchema } of operationsOf(api)) {
    const namesIn = (group: string) => parameters.filter((parameter) => parameter.in === group).map(({ name }) => name);
    const response = responseOf(responseSchema, api.components.schemas);
    calls[operation.operationId] = {
      ...(namesIn("query").length > 0 && { query: namesIn("query") }),
      ...(operation.requestBody !== undefined && { body: true }),
      ...(operation["x-lifecycle"] === "Limited EA" && { limited: true }),
      response,
      // What is not made new is the object that the path names.
      ...(response === "item" && namesIn("path").length > 0 && !operation.operationId.startsWith("create") && { named: true }),
    };
  }
  return `${banner}
/** How an operation is called. */
export interface Call {
  /** Names of the query's parameters. */
  query?: readonly string[];
  /** It takes a body, and needs one. */
  body?: true;
  /** Limited Early Access: a gateway may not have it. */
  limited?: true;
  /** A list of objects with ids, an object with an id, one without, or nothing. */
  response: "list" | "item" | "object" | "nothing";
  /** The id of what it answers is the last one in the path. */
  named?: true;
}
/** Every operation of the API by its operationId. */
export const calls: Readonly<Record<string, Call>> = ${JSON.stringify(calls, null, 1)};
`;
}
