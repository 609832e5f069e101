// Writes reads.ts for the sdk: what the contract says of the answers, operation by operation, as the border checks them.

const banner = "// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.\n";

const refName = (ref) => ref.slice(ref.lastIndexOf("/") + 1);

/**
 * Schemas whose members may come back although the read schema does not list them: what a create takes is typed by it, and
 * the settings of a SAML app have a call of their own only under the name of a proxied one's.
 */
const besides = {
  HeaderBasedApplicationWithEmbedded: ["HeaderBasedApplicationCreateRequest"],
  SamlApplicationWithEmbedded: ["SamlApplicationCreateRequest"],
  OidcApplicationWithEmbedded: ["OidcApplicationCreateRequest"],
  Behavior: ["BehaviorSAML"],
};

/** One schema serves both forms of an app's answer, with parts and without. */
const sameAs = { Application: "ApplicationWithEmbedded" };

/** The shapes of the contract's schemas, as far as they were asked for. */
class Shapes {
  all = {};

  /** @param schemas of the contract */
  constructor(schemas) {
    this.schemas = schemas;
  }

  /** A schema as a shape: types and nesting, nothing of values. Objects with a name are referred to by it. */
  of(schema) {
    const hidden = schema.writeOnly ? { hidden: true } : {};
    const target = schema.$ref && this.schemas[refName(schema.$ref)];
    if (target?.properties) {
      this.add(refName(schema.$ref));
      return { ref: refName(schema.$ref) };
    }
    const s = target ?? schema;
    if (s.anyOf) return { anyOf: s.anyOf.map((one) => this.of(one)), ...hidden };
    if (s.type === "array") return { type: "array", items: this.of(s.items), ...hidden };
    if (s.properties) return { type: "object", members: this.#membersOf(s), ...hidden };
    const values = s.additionalProperties;
    if (values && values !== true) return { type: "object", values: this.of(values), ...hidden };
    return { type: s.type === "integer" ? "number" : s.type, ...hidden };
  }

  #membersOf({ $ref, allOf = [], properties = {} }) {
    if ($ref) return this.#membersOf(this.schemas[refName($ref)]);
    if (allOf.length > 0) return Object.assign({}, ...allOf.map((part) => this.#membersOf(part)));
    return Object.fromEntries(Object.entries(properties).map(([name, s]) => [name, this.of(s)]));
  }

  /** An object's shape with what may come besides and under older names. */
  #objectShape(name) {
    const members = {
      ...Object.assign({}, ...(besides[name] ?? []).map((other) => this.#membersOf(this.schemas[other]))),
      ...this.#membersOf(this.schemas[name]),
    };
    for (const [older, today] of Object.entries(this.schemas[name]["x-legacy-aliases"] ?? {})) members[older] = members[today];
    return { type: "object", members };
  }

  /** Adds the shape of a schema, and of those that it refers to. */
  add(name) {
    if (this.all[name]) return;
    const { oneOf, discriminator } = this.schemas[name];
    if (oneOf === undefined) {
      this.all[name] = this.#objectShape(name);
      return;
    }
    // The first form serves types that are newer than the contract.
    const [first] = oneOf.map(({ $ref }) => refName($ref));
    const others = Object.entries(discriminator.mapping).map(([type, ref]) => [type, refName(ref)]);
    const variants = Object.fromEntries(others.filter(([, other]) => other !== first));
    for (const other of Object.values(variants)) this.add(other);
    this.all[name] = { ...this.#objectShape(first), variants };
  }
}

/** The name of the schema that each operation answers with, or its items. */
function answersOf(paths) {
  const answers = {};
  for (const item of Object.values(paths)) {
    for (const method of ["get", "post", "put", "delete"]) {
      const { operationId, responses } = item[method] ?? {};
      const schema = responses?.["200"]?.content?.["application/json"]?.schema;
      const ref = schema?.$ref ?? schema?.items?.$ref;
      if (ref === undefined || operationId === "createAccessToken") continue;
      answers[operationId] = sameAs[refName(ref)] ?? refName(ref);
    }
  }
  return answers;
}

/** Names of texts that no read of the shapes shows in plain. */
function credentialsIn(schemas, shapes) {
  const membersWithin = ({ properties = {} }) => Object.entries(properties).flatMap(([name, s]) => [[name, s], ...membersWithin(s)]);
  const hidden = Object.values(schemas)
    .flatMap(membersWithin)
    .filter(([, s]) => s.writeOnly && s.type === "string");
  // A name that some read shows in plain is none of a credential.
  const shown = Object.keys(shapes)
    .flatMap((name) => membersWithin(schemas[name]))
    .filter(([, s]) => !s.writeOnly && !s["x-sensitive"])
    .map(([name]) => name);
  return [...new Set(hidden.map(([name]) => name))].filter((name) => !shown.includes(name)).sort();
}

/** The types of the file. */
const types = `/** The form of a value in an answer: its type and what is in it. Lists of values, lengths and patterns are not judged. */
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
  /** Write-only: no answer has it by the contract, and none is to be handed on. */
  hidden?: boolean;
}`;

/** The file, and the names of credentials, which programs must know, too. */
export function generateReads(api) {
  const shapes = new Shapes(api.components.schemas);
  const answers = answersOf(api.paths);
  for (const name of Object.values(answers)) shapes.add(name);
  const credentials = credentialsIn(shapes.schemas, shapes.all);
  const text = `${banner}
${types}
/** Forms of the API's objects as read, by schema name. */
export const shapes: Readonly<Record<string, Shape>> = ${JSON.stringify(shapes.all, null, 1)};
/** What each operation answers: the name of a shape, or of a list's items. */
export const answers: Readonly<Record<string, string>> = ${JSON.stringify(answers, null, 1)};
/** Texts that the contract calls write-only anywhere: names of credentials. */
export const credentialNames: readonly string[] = ${JSON.stringify(credentials)};
`;
  return { text, credentials };
}
