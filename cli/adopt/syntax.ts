import type { ParserOptions } from "prettier";
import { parsers } from "prettier/plugins/typescript";
import { CliError } from "../errors";
import { isObject, type Json } from "../json";

/** A node of a syntax tree. */
type Node = Json & { type: string };

/** What a program's file has already, as far as more code of ours has to fit in. */
export interface Syntax {
  /** Behind the last import; 0 where there is none. */
  endOfImports: number;
  /** Local names of what comes from `pulumi-oag` under its own name. */
  ours: ReadonlySet<string>;
  /** Names that the file itself gives: imports, top-level variables, functions and classes. */
  bound: ReadonlySet<string>;
  /** Every name in the file, in whatever scope. */
  names: ReadonlySet<string>;
  texts: ReadonlySet<string>;
  /** Labels that an OagApp of the file has. */
  labels: ReadonlySet<string>;
  /** The namespace of `@pulumi/pulumi`, and the variable of the project's configuration. */
  pulumi: string | undefined;
  config: string | undefined;
  /** Top-level variables that hold a resource. */
  variables: readonly MadeVariable[];
}

/** `const production = new OagProvider("production-gateway")`. */
interface MadeVariable {
  variable: string;
  class: string;
  /** The resource's name in the stack; empty where the program computes it. */
  name: string;
}

const isNode = (value: unknown): value is Node => isObject(value) && typeof value.type === "string";

/** @throws CliError when the file is no TypeScript */
export function readSyntax(text: string, path: string): Syntax {
  const all = [...nodesIn(parse(text, path))];
  const ofType = (type: string) => all.filter((node) => node.type === type);
  const imports = ofType("ImportDeclaration");
  const pulumi = imports.flatMap((node) =>
    textOf(node.source) === "@pulumi/pulumi"
      ? specifiersOf(node).flatMap((one) => (one.type === "ImportNamespaceSpecifier" ? [nameOf(one.local)] : []))
      : [],
  )[0];
  const made = topLevelVariables(all[0] as Node);
  return {
    endOfImports: Math.max(0, ...imports.map(({ range }) => (range as [number, number])[1])),
    ours: new Set(
      imports.flatMap((node) =>
        textOf(node.source) === "pulumi-oag" && node.importKind !== "type"
          ? specifiersOf(node).flatMap((one) =>
              one.importKind !== "type" && nameOf(one.imported) === nameOf(one.local) ? [nameOf(one.local)] : [],
            )
          : [],
      ),
    ),
    bound: new Set([
      ...imports.flatMap((node) => specifiersOf(node).map(({ local }) => nameOf(local))),
      ...topLevel(all[0] as Node).flatMap((node) => [nameOf(node.id), ...listOf(node.declarations).map(({ id }) => nameOf(id))]),
    ]),
    names: new Set(ofType("Identifier").map(nameOf)),
    texts: new Set(ofType("Literal").map(textOf)),
    labels: new Set(
      ofType("NewExpression")
        .filter((node) => classOf(node) === "OagApp")
        .flatMap(labelIn),
    ),
    pulumi,
    config: made.find(({ value }) => classOf(value) === "Config" && argumentsOf(value).length === 0)?.variable,
    variables: made.map(({ variable, value }) => ({ variable, class: classOf(value), name: textOf(argumentsOf(value)[0]) })),
  };
}

function parse(text: string, path: string): unknown {
  try {
    return parsers.typescript.parse(text, { filepath: path } as ParserOptions);
  } catch {
    throw new CliError("OAG_FILE", `${path} cannot be read as TypeScript; mend it first, or leave --append out and paste the code`);
  }
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item);
  if (!isNode(value)) return;
  yield value;
  for (const inner of Object.values(value)) if (typeof inner === "object") yield* nodesIn(inner);
}

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === "string" ? node.name : "");
const textOf = (node: unknown): string => (isNode(node) && typeof node.value === "string" ? node.value : "");
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const specifiersOf = (node: Node) => listOf(node.specifiers);
const argumentsOf = (node: Node) => listOf(node.arguments);

/** `OagApp` of `new OagApp(…)` and of `new oag.OagApp(…)`. */
function classOf({ callee }: Node): string {
  return isNode(callee) && callee.type === "MemberExpression" ? nameOf(callee.property) : nameOf(callee);
}

function labelIn(node: Node): string[] {
  const [, args] = argumentsOf(node);
  return listOf(args?.properties).flatMap(({ key, value }) => (nameOf(key) === "label" && textOf(value) !== "" ? [textOf(value)] : []));
}

/** Statements of a file; exported ones without their `export`. */
const topLevel = (program: Node): Node[] => listOf(program.body).map((node) => (isNode(node.declaration) ? node.declaration : node));

function topLevelVariables(program: Node): { variable: string; value: Node }[] {
  return topLevel(program)
    .flatMap(({ declarations }) => listOf(declarations))
    .flatMap(({ id, init }) => (isNode(init) && init.type === "NewExpression" ? [{ variable: nameOf(id), value: init }] : []));
}
