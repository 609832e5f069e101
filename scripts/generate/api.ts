// The contract as the generators read it: its operations, and its schemas by name.
import { parse } from "yaml";
import { either, type Guard, isAnything, isNull, isText, listOf, mapOf, objectOf, optional } from "./form.ts";
import { isSchemaNode, type SchemaNode } from "./schema-node.ts";
import { named, refName, type Schemas } from "./schemas.ts";

interface NamedParameter {
  name: string;
  in: string;
  schema?: SchemaNode;
}

interface Operation {
  operationId: string;
  parameters?: ({ $ref: string } | NamedParameter)[];
  requestBody?: { content: Record<string, { schema?: SchemaNode }> };
  responses: Record<string, { content?: Record<string, { schema?: SchemaNode }> }>;
  "x-lifecycle"?: string;
  "x-required-scope"?: string | null;
  "x-or-scope"?: string;
}

const methods = ["get", "post", "put", "delete"] as const;

type Path = Pick<Operation, "parameters"> & { [method in (typeof methods)[number]]?: Operation };

export interface Api {
  paths: Record<string, Path>;
  components: { schemas: Schemas; parameters: Record<string, NamedParameter> };
}

const isNamedParameter = objectOf<NamedParameter>({ name: isText, in: isText, schema: optional(isSchemaNode) });
const parameters = optional(listOf(either(objectOf({ $ref: isText }), isNamedParameter)));
const media = objectOf({ schema: optional(isSchemaNode) });

const operation = optional(
  objectOf<Operation>({
    operationId: isText,
    parameters,
    requestBody: optional(objectOf({ content: mapOf(media) })),
    responses: mapOf(objectOf({ content: optional(mapOf(media)) })),
    "x-lifecycle": optional(isText),
    "x-required-scope": optional(either(isText, isNull)),
    "x-or-scope": optional(isText),
  }),
);
const isPath = objectOf<Path>({ parameters, get: operation, post: operation, put: operation, delete: operation });
const isApi = objectOf<Api>({
  paths: mapOf(isPath),
  components: objectOf({ schemas: mapOf(isSchemaNode), parameters: mapOf(isNamedParameter) }),
});

/** Names of the paths, schemas and parameters that are not of the form that the generators know. */
function oddNames(api: unknown): string[] {
  const isOutline = objectOf({
    paths: mapOf(isAnything),
    components: objectOf({ schemas: mapOf(isAnything), parameters: mapOf(isAnything) }),
  });
  if (!isOutline(api)) return ["the whole"];
  const { schemas, parameters } = api.components;
  const odd = (members: Record<string, unknown>, guard: Guard<unknown>) => Object.keys(members).filter((name) => !guard(members[name]));
  return [...odd(api.paths, isPath), ...odd(schemas, isSchemaNode), ...odd(parameters, isNamedParameter)];
}

/** @throws Error that names what is not of the form that the generators know */
export function readApi(text: string): Api {
  const api: unknown = parse(text);
  if (!isApi(api)) throw new Error(`sdk/openapi.yaml is not as the generators read it: ${oddNames(api).join(", ")}`);
  return api;
}

/** Every operation in the order of the contract, with its method, its path, all its parameters, and the schemas of what it is sent and answers. */
export const operationsOf = ({ paths, components }: Api) =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const given = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return {
        method,
        path,
        operation,
        parameters: given.map((one) => ("$ref" in one ? named(components.parameters, refName(one.$ref)) : one)),
        body: operation.requestBody?.content["application/json"]?.schema,
        responseSchema: operation.responses["200"]?.content?.["application/json"]?.schema,
      };
    }),
  );
