import { join } from "node:path";
import ts from "typescript";
import { root } from "../basics/checkout.ts";
import { compiled } from "./compiled.ts";
import { Source, walk } from "./sources.ts";

/** One thing that a list of `tests/support/refused-types` tries. */
export interface Try {
  readonly text: string;
  /** The function that is called, the class that is made, or the type that is to be satisfied. */
  readonly of: string;
  /** It is said that it must not compile. */
  readonly isSwap: boolean;
  /** What the compiler says of it where that is not said: the numbers of its errors. */
  readonly errors: readonly number[];
}

/** A list of a file, by its title. */
interface Tried {
  readonly path: string;
  readonly title: string;
  readonly tries: readonly Try[];
}

const said = "// @ts-expect-error";

/** What some files try, and what the compiler says of each try: the comments that expect an error are taken out. */
export function triedIn(paths: readonly string[]): Tried[] {
  const sources = paths.map((path) => new Source(path));
  const texts = sources.map(({ path, text }): [string, string] => [path, text.replaceAll(said, " ".repeat(said.length))]);
  const program = compiled("tests/tsconfig.json", [], Object.fromEntries(texts));
  return sources.flatMap(({ path, text, file }) => {
    const found = program.getSemanticDiagnostics(program.getSourceFile(join(root, path)));
    const tried = listsIn(file).map(({ title, list }) => ({ path, title, tries: list.map((node) => tryOf(node, text, found)) }));
    const [elsewhere] = found.filter(({ start = 0 }) => !listsIn(file).some(({ list }) => list.some((node) => isIn(node, start))));
    if (elsewhere !== undefined) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(elsewhere.messageText, " ")}`);
    return tried;
  });
}

function listsIn(file: ts.SourceFile): { title: string; list: readonly ts.Expression[] }[] {
  const found: { title: string; list: readonly ts.Expression[] }[] = [];
  walk(file, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.name) || !ts.isArrowFunction(node.initializer)) return;
    const { body } = node.initializer;
    if (ts.isArrayLiteralExpression(body)) found.push({ title: node.name.text, list: body.elements });
  });
  return found;
}

const isIn = (node: ts.Node, at: number) => node.getStart() <= at && at < node.getEnd();

function tryOf(node: ts.Expression, text: string, found: readonly ts.Diagnostic[]): Try {
  return {
    text: node.getText(),
    of: ofWhat(node),
    isSwap: text.slice(node.getFullStart(), node.getStart()).includes(said),
    errors: found.filter(({ start = -1 }) => isIn(node, start)).map(({ code }) => code),
  };
}

function ofWhat(node: ts.Expression): string {
  if (ts.isSatisfiesExpression(node)) return `satisfies ${node.type.getText()}`;
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : node.getText();
}
