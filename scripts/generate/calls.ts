// Writes calls.ts for the sdk: what each operation is given besides the ids in its path, and what it answers.

const banner = "// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.\n";

const refName = (ref) => ref.slice(ref.lastIndexOf("/") + 1);

/** True where a schema, or one that it is made of, has an id of its own. */
function hasId(schema, schemas) {
  const s = schema.$ref ? schemas[refName(schema.$ref)] : schema;
  return s.properties?.id !== undefined || [...(s.allOf ?? []), ...(s.oneOf ?? [])].some((part) => hasId(part, schemas));
}

function answerOf({ responses }, schemas) {
  const schema = responses["200"]?.content?.["application/json"]?.schema;
  if (schema === undefined) return "nothing";
  if (schema.type === "array") return "list";
  return hasId(schema, schemas) ? "item" : "object";
}

/** The file. */
export function generateCalls(api) {
  const { schemas, parameters } = api.components;
  const calls = {};
  for (const item of Object.values(api.paths)) {
    for (const method of ["get", "post", "put", "delete"]) {
      const operation = item[method];
      if (operation === undefined) continue;
      const given = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((p) => (p.$ref ? parameters[refName(p.$ref)] : p));
      const named = (place) => given.filter((p) => p.in === place).map(({ name }) => name);
      const response = answerOf(operation, schemas);
      calls[operation.operationId] = {
        ...(named("query").length > 0 && { query: named("query") }),
        ...(operation.requestBody && { body: true }),
        ...(operation["x-lifecycle"] === "Limited EA" && { limited: true }),
        response,
        // What is not made new is the object that the path names.
        ...(response === "item" && named("path").length > 0 && !operation.operationId.startsWith("create") && { named: true }),
      };
    }
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
