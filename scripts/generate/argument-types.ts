// The members of the schemas as members of the types that programs use: arguments, and outputs.
import { docs } from "./argument-docs.ts";
import { type Within, within } from "./kinds.ts";
import { asObject, type SchemaNode, writtenBy } from "./schema-node.ts";
import { merged, named, resolved, type Schemas } from "./schemas.ts";

const simple: Readonly<Record<string, string>> = { integer: "number", number: "number", boolean: "boolean", string: "string" };

/** The type of a member's values. */
export function typeOf(member: SchemaNode, schemas: Schemas): string {
  const own = resolved(schemas, member);
  if (own.enum) return own.enum.map((value) => JSON.stringify(value)).join(" | ");
  const item = writtenBy(own) ?? own.items;
  if (item === undefined) return simple[own.type ?? ""] ?? "Record<string, unknown>";
  const type = typeOf(item, schemas);
  return item.enum ? `(${type})[]` : `${type}[]`;
}

function inputOf({ member, object }: Declared, schemas: Schemas): string {
  const type = object === undefined ? typeOf(member, schemas) : `${object}Args`;
  return type.endsWith("[]") ? `pulumi.Input<pulumi.Input<${type.slice(0, -2).replace(/^\((.*)\)$/, "$1")}>[]>` : `pulumi.Input<${type}>`;
}

/** A member that a program may declare. */
export interface Declared {
  key: string;
  member: SchemaNode;
  required: boolean;
  /** Where its schema is from. */
  source: string | undefined;
  /** The name of its type, where it is an object that has one. */
  object: string | undefined;
}

const outputOf = ({ member, object }: Declared, schemas: Schemas): string => object ?? typeOf(member, schemas);

const nameOf = (path: string): string | undefined => within.find(({ schema }) => schema === path)?.name;

/** What a member is in an item that leaves it out, in words. */
const impliedOf = ({ "x-item-key": isKey, "x-implied": value }: SchemaNode): string | undefined =>
  isKey ? "the key of the map" : value === undefined ? undefined : JSON.stringify(value);

/** The schemas of the contract, as types are written from them. */
export class ArgumentTypes {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** A schema by its name, or an object inside one: `Name/member`. */
  #schemaAt(path: string): SchemaNode {
    const [name = "", member] = path.split("/");
    const schema = named(this.#schemas, name);
    if (member === undefined) return merged(this.#schemas, schema);
    return { "x-source": schema["x-source"], ...named(asObject(schema, name).properties, member) };
  }

  /** The members that a program may declare. */
  entries(path: string, without: readonly string[] = []): Declared[] {
    return this.#all(path).filter(({ key, member }) => !member.readOnly && !without.includes(key));
  }

  #all(path: string): Declared[] {
    const { properties, required = [], "x-source": source } = asObject(this.#schemaAt(path), path);
    return Object.entries(properties).map(([key, member]) => {
      return { key, member, required: required.includes(key), source, object: nameOf(`${path}/${key}`) };
    });
  }

  /** The members of an interface of arguments. @param literal the type of its member `type` */
  args(
    list: readonly Declared[],
    { optional = [], isItem = false, literal }: Pick<Within, "optional" | "isItem"> & { literal?: string } = {},
  ): string {
    return list
      .map((declared) => {
        const { key, member, required, source } = declared;
        const implied = isItem ? impliedOf(member) : undefined;
        const isRequired = required && implied === undefined && !optional.includes(key) && member.default === undefined;
        const type = key === "type" && literal !== undefined ? literal : inputOf(declared, this.#schemas);
        const undeclared = isRequired ? undefined : { isOfItem: isItem, implied };
        return `${docs(key, member, this.#schemas, source, undeclared)}  ${key}${isRequired ? "" : "?"}: ${type};\n`;
      })
      .join("");
  }

  /** The same of an output that is one object. */
  plain(list: readonly Declared[]): string {
    const line = (one: Declared) =>
      `${docs(one.key, one.member, this.#schemas, one.source)}  ${one.key}?: ${outputOf(one, this.#schemas)};\n`;
    return list.map(line).join("");
  }

  /** Outputs of a resource. @param sure names of those that are always there */
  outputs(list: Iterable<Declared>, sure: ReadonlySet<string>): string {
    const line = (one: Declared) =>
      `${docs(one.key, one.member, this.#schemas, one.source)}  readonly ${one.key}: pulumi.Output<${outputOf(one, this.#schemas)}${sure.has(one.key) ? "" : " | undefined"}>;\n`;
    return [...list].map(line).join("");
  }

  /** An object within a resource, as an argument and as an output; of several schemas what a program declares in one object. */
  nested({ name, title, schema, shown, ...left }: Within): string {
    const entries = [schema].flat().flatMap((one) => this.entries(one));
    const besides = shown === undefined ? [] : this.#all(shown).filter(({ member }) => member.readOnly);
    return `/** ${title} */\nexport interface ${name}Args {\n${this.args(entries, left)}}\n\n/** ${title} As an output. */\nexport interface ${name} {\n${this.plain([...entries, ...besides])}}\n`;
  }

  /** The type of a family's member `type`. */
  literalOf(name: string): string {
    const type = named(asObject(this.#schemaAt(name), name).properties, "type");
    return type.$ref ? "ProxiedApplicationType" : typeOf(type, this.#schemas);
  }
}
