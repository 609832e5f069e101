import { posix } from "node:path";
import ts from "typescript";
import { type Source, walk } from "./sources.ts";

/** One import or re-export of a file. */
export interface Import {
  /** Path of the file, from the root. */
  readonly from: string;
  /** What it names: a file's path from the root, without its ending, or the name of a module as it stands. */
  readonly to: string;
  /** True where nothing is left of it when it runs. */
  readonly isType: boolean;
  /** The same as it is spelt. */
  readonly spelt: string;
  /** A statement at the top of a file that imports, a lazy import or one of a type by itself, or a re-export. */
  readonly form: "import" | "lazy" | "re-export";
}

function isTypeAlone(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const { importClause } = node;
  if (importClause === undefined) return false;
  const { name, namedBindings } = importClause;
  if (importClause.isTypeOnly) return true;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** What a node names, in which form, and whether as a type alone; nothing of what is no import. */
function namedBy(node: ts.Node): (Pick<Import, "isType" | "form"> & { name: ts.Node | undefined }) | undefined {
  if (ts.isImportDeclaration(node)) return { name: node.moduleSpecifier, isType: isTypeAlone(node), form: "import" };
  if (ts.isExportDeclaration(node)) return { name: node.moduleSpecifier, isType: isTypeAlone(node), form: "re-export" };
  if (ts.isImportTypeNode(node))
    return { name: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, isType: true, form: "lazy" };
  if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require"))
    return { name: node.arguments[0], isType: false, form: "lazy" };
  return undefined;
}

/** Every import of a file, lazy ones and those of types included. */
export function importsOf({ path, file }: Source): Import[] {
  const found: Import[] = [];
  walk(file, (node) => {
    const named = namedBy(node);
    if (named?.name === undefined || !ts.isStringLiteralLike(named.name)) return;
    const { text } = named.name;
    const to = text.startsWith(".") ? posix.join(posix.dirname(path), text).replace(/\.[jt]s$/, "") : text;
    found.push({ from: path, to, isType: named.isType, spelt: text, form: named.form });
  });
  return found;
}
