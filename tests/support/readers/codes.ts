import { codeTable } from "pulumi-oag/sdk";
import ts from "typescript";
import { type Source, walk } from "./sources.ts";

/** A code that a source names. */
export interface Named {
  path: string;
  code: string;
  /** Made: an error or a problem gets it. Compared: one that came is looked at. Loose: no type says that it is a code. */
  how: "made" | "compared" | "loose";
}

/** The codes that sources name but in types, each where it stands: by what the compiler wants there, whatever is called. */
export function codesIn(sources: readonly Source[], checker: ts.TypeChecker): Named[] {
  const found: Named[] = [];
  for (const { path, file } of sources)
    walk(file, (node) => {
      if (!ts.isStringLiteralLike(node) || !Object.hasOwn(codeTable, node.text) || ts.isLiteralTypeNode(node.parent)) return;
      const how = isCompared(node) ? "compared" : isOfCodes(checker.getContextualType(node)) ? "made" : "loose";
      found.push({ path, code: node.text, how });
    });
  return found;
}

/** Beside `===` or behind `case`, or one of a list in which what came is looked for. */
function isCompared(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(parent.operatorToken.kind);
  if (ts.isArrayLiteralExpression(parent)) return ts.isPropertyAccessExpression(parent.parent) && parent.parent.name.text === "includes";
  return ts.isCaseClause(parent);
}

/** True for a type of codes alone. */
export function isOfCodes(type: ts.Type | undefined): boolean {
  const parts = type === undefined ? [] : type.isUnion() ? type.types : [type];
  const given = parts.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
  return given.length > 0 && given.every((part) => part.isStringLiteral() && Object.hasOwn(codeTable, part.value));
}

/** Classes of errors whose `code` is none, or of another type than that of codes. */
export function errorsWithoutCode(sources: readonly Source[], checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  for (const { path, file } of sources)
    walk(file, (node) => {
      if (!ts.isClassLike(node) || node.name === undefined) return;
      const type = checker.getTypeAtLocation(node.name);
      const isError = ["message", "stack"].every((name) => type.getProperty(name) !== undefined);
      const code = type.getProperty("code");
      if (isError && !isOfCodes(code && checker.getTypeOfSymbol(code))) found.push(`${path}: ${node.name.text}`);
    });
  return found;
}
