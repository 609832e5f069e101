// Writes validators.ts for the sdk, of what a program may declare, and requests.ts for the stand-in gateway, of what a client may send.
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { type Api, operationsOf } from "./api.ts";
import { banner } from "./banner.ts";
import { flatten } from "./flatten.ts";
import { declarables } from "./kinds.ts";
import { asWritten, requestShape } from "./request-shape.ts";
import { asObject, type SchemaNode } from "./schema-node.ts";
import { joined, named, nameIn, resolved, type Schemas } from "./schemas.ts";

/** Schemas of all bodies that the API takes as JSON, each form of one by itself. */
function requestsOf(api: Api): string[] {
  const { schemas } = api.components;
  const formsOf = (body: SchemaNode): string[] => {
    const { oneOf, anyOf } = resolved(schemas, body);
    return (oneOf ?? anyOf)?.flatMap(formsOf) ?? [nameIn(body)];
  };
  const bodies = operationsOf(api).flatMap(({ operation }) => operation.requestBody?.content["application/json"]?.schema ?? []);
  // The reference has one body for the behavior of every app; what those of SAML and OIDC answer has a form of its own.
  return [...new Set([...bodies.flatMap(formsOf), "BehaviorSAML"])];
}

type Shapes = Readonly<Record<string, SchemaNode>>;

const shapeIn = (schemas: Schemas, name: string, without?: readonly string[]): SchemaNode =>
  requestShape(flatten(named(schemas, name), schemas), without);

/** The members of two schemas that a program declares in one object; those of the first one are demanded where it says so. */
function together(schemas: Schemas, first: string, second: string): SchemaNode {
  const written = (name: string) => asObject(requestShape(asWritten(flatten(named(schemas, name), schemas))), name);
  return { ...written(first), properties: joined(written(first).properties, written(second).properties) };
}

/** What a program may declare, by the name that the provider has for it. */
const declarationsIn = (schemas: Schemas): Shapes =>
  Object.fromEntries(
    Object.entries(declarables).map(([name, { schema, and, without }]) => [
      name,
      and === undefined ? shapeIn(schemas, schema, without) : together(schemas, schema, and),
    ]),
  );

function compile(shapes: Shapes): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, shape] of Object.entries(shapes)) ajv.addSchema({ ...shape, $id: name });
  const names = Object.keys(shapes);
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [`validate${name}`, name])));
  if (/\brequire\(|^import /m.test(code)) throw new Error("the compiled validators ask for a run-time library");
  const body = code.replace(/^export const (validate\w+) = (validate\d+);$/gm, "const $1 = $2;").replace('"use strict";', "");
  return `// @ts-nocheck\n${banner}${body}

/** One problem that a compiled validator found. */
export interface SchemaProblem { instancePath: string; keyword: string; params: Record<string, unknown>; schemaPath: string }
/** A compiled validator: true when the value fits, else the problems are left on \`errors\`. */
export interface SchemaValidator { (value: unknown): boolean; errors?: SchemaProblem[] | null }
/** The compiled validators by schema name. */
export const validators: { readonly [name in ${names.map((name) => `"${name}"`).join(" | ")}]: SchemaValidator } = {
${names.map((name) => `  ${name}: validate${name},`).join("\n")}
};
`;
}

/** The validators of what a program may declare. */
export const generateValidators = ({ components: { schemas } }: Api): string => compile(declarationsIn(schemas));

/** The validators of what a client may send. */
export const generateRequests = (api: Api): string =>
  compile(Object.fromEntries(requestsOf(api).map((name) => [name, shapeIn(api.components.schemas, name)])));
