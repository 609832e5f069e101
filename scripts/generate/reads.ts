// Writes reads.ts for the sdk: what the contract says of the responses, operation by operation, as the border checks them.

import type { Shape } from "../../sdk/generated/reads.ts";
import { type Api, operationsOf } from "./api.ts";
import { banner } from "./banner.ts";
import type { SchemaNode } from "./schema-node.ts";
import { joined, named, nameIn, refName, resolved, type Schemas } from "./schemas.ts";

/**
 * Schemas whose members may come back although the read schema does not list them: what a create takes is typed by it, and
 * the settings of a SAML app have a call of their own only under the name of a proxied one's.
 */
const besides: Readonly<Record<string, readonly string[]>> = {
  HeaderBasedApplicationWithEmbedded: ["HeaderBasedApplicationCreateRequest"],
  SamlApplicationWithEmbedded: ["SamlApplicationCreateRequest"],
  OidcApplicationWithEmbedded: ["OidcApplicationCreateRequest"],
  Behavior: ["BehaviorSAML"],
};

/** One schema serves both forms of an app's response, with parts and without. */
const sameAs: Readonly<Record<string, string>> = { Application: "ApplicationWithEmbedded" };

/** The shapes of the contract's schemas, as far as they were asked for. */
class Shapes {
  readonly all: Record<string, Shape> = {};
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** A schema as a shape: types and nesting, nothing of values. Objects with a name are referred to by it. */
  of(schema: SchemaNode): Shape {
    const said = { ...(schema.writeOnly && { hidden: true }), ...(schema["x-always"] && { always: true }) };
    const own = resolved(this.#schemas, schema);
    if (schema.$ref && own.properties) {
      this.add(refName(schema.$ref));
      return { ref: refName(schema.$ref), ...said };
    }
    if (own.anyOf) return { anyOf: own.anyOf.map((one) => this.of(one)), ...said };
    if (own.items) return { type: "array", items: this.of(own.items), ...said };
    if (own.properties) return { type: "object", members: this.#membersOf(own), ...said };
    const values = own.additionalProperties;
    if (typeof values === "object") return { type: "object", values: this.of(values), ...said };
    return { type: own.type === "integer" ? "number" : own.type, ...said };
  }

  #membersOf(schema: SchemaNode): Record<string, Shape> {
    const { allOf = [], properties = {} } = resolved(this.#schemas, schema);
    if (allOf.length > 0) return joined(...allOf.map((part) => this.#membersOf(part)));
    return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, this.of(member)]));
  }

  /** An object's shape with what may come besides and under older names. */
  #objectShape(name: string): Shape {
    const schema = named(this.#schemas, name);
    const others = (besides[name] ?? []).map((other) => this.#membersOf(named(this.#schemas, other)));
    const members = joined(...others, this.#membersOf(schema));
    for (const [older, today] of Object.entries(schema["x-legacy-aliases"] ?? {})) members[older] = named(members, today);
    return { type: "object", members };
  }

  /** Adds the shape of a schema, and of those that it refers to. */
  add(name: string): void {
    if (this.all[name]) return;
    const { oneOf, discriminator } = named(this.#schemas, name);
    if (oneOf === undefined) {
      this.all[name] = this.#objectShape(name);
      return;
    }
    // The first form serves types that are newer than the contract.
    const [first] = oneOf.map(nameIn);
    if (first === undefined || discriminator === undefined) throw new Error(`nothing in sdk/openapi.yaml tells the forms of ${name} apart`);
    const others = Object.entries(discriminator.mapping).map(([type, ref]) => [type, refName(ref)] as const);
    const variants = Object.fromEntries(others.filter(([, other]) => other !== first));
    for (const other of Object.values(variants)) this.add(other);
    this.all[name] = { ...this.#objectShape(first), variants };
  }
}

/** The name of the schema that each operation answers with, or its items. */
function responsesOf(api: Api): Record<string, string> {
  const responses: Record<string, string> = {};
  for (const { operation, responseSchema } of operationsOf(api)) {
    const ref = responseSchema?.$ref ?? responseSchema?.items?.$ref;
    if (ref === undefined || operation.operationId === "createAccessToken") continue;
    responses[operation.operationId] = sameAs[refName(ref)] ?? refName(ref);
  }
  return responses;
}

/** The member by which an object of each schema that is answered is known, where the contract has one. */
function keysOf(schemas: Schemas, answered: Iterable<string>): Record<string, string> {
  const keyIn = (schema: SchemaNode): string[] => [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) => (member["x-key"] ? [name] : [])),
    ...[...(schema.allOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => keyIn(resolved(schemas, part))),
  ];
  return Object.fromEntries(
    [...new Set(answered)].flatMap((name) => {
      const [key, ...others] = new Set(keyIn(named(schemas, name)));
      if (others.length > 0) throw new Error(`${name} of sdk/openapi.yaml has several keys: ${[key, ...others].join(", ")}`);
      return key === undefined ? [] : [[name, key]];
    }),
  );
}

/** The types of the file. */
const types = `/** The form of a value in a response: its type and what is in it. Lists of values, lengths and patterns are not judged. */
export interface Shape {
  type?: string;
  /** The name of another shape. */
  ref?: string;
  /** Of an object: what the contract knows. Other members may be there. */
  members?: Readonly<Record<string, Shape>>;
  /** Of an object with free names: what each has. */
  values?: Shape;
  items?: Shape;
  /** One of these. */
  anyOf?: readonly Shape[];
  /** Of an object whose \`type\` decides: the names of the other forms. */
  variants?: Readonly<Record<string, string>>;
  /** Write-only: no response has it by the contract, and none is to be handed on. */
  hidden?: boolean;
  /** The API shows it of every object: one that has none of these is another API's. */
  always?: boolean;
}`;

/** The file, and the names of the schemas that are read. */
export function generateReads(api: Api): { text: string; read: string[] } {
  const shapes = new Shapes(api.components.schemas);
  const responses = responsesOf(api);
  for (const name of Object.values(responses)) shapes.add(name);
  const text = `${banner}
${types}
/** Forms of the API's objects as read, by schema name. */
export const shapes: Readonly<Record<string, Shape>> = ${JSON.stringify(shapes.all, null, 1)};
/** What each operation answers: the name of a shape, or of a list's items. */
export const responses: Readonly<Record<string, string>> = ${JSON.stringify(responses, null, 1)};
/** The member by which an object that is answered is known, by schema name. */
export const objectKeys = ${JSON.stringify(keysOf(api.components.schemas, Object.values(responses)), null, 1)} as const;
`;
  return { text, read: Object.keys(shapes.all) };
}
