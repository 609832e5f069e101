import { join } from "node:path";
import ts from "typescript";
import { entryPoints } from "../../../scripts/entry-points.ts";
import { root } from "../basics/checkout.ts";

/** A member of a type that programs may leave out where they hand such a value to the packages. */
export interface OptionalMember {
  /** `Type.member`; of a type without a name, that of what it stands in. */
  readonly name: string;
  readonly file: string;
  /** What holds without it, as the member says it or its type does for all of its members; empty where neither does. */
  readonly without: string;
}

/** Whether a value goes from a program to the packages, or comes from them. */
type Way = "in" | "out";
const turned: Record<Way, Way> = { in: "out", out: "in" };

const isOwn = (declared: ts.Declaration): boolean => {
  const { fileName } = declared.getSourceFile();
  // Of the API's own schemas the contract says what a member means.
  return fileName.startsWith(root) && !/\/node_modules\/|\/sdk\/generated\/openapi\.d\.ts$/.test(fileName);
};

const defaultOf = (node: ts.Node): string =>
  ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === "default")
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join();

/** The nearest thing around a member that has a name. */
function nameAround(node: ts.Node): string {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)) return node.name?.text ?? "";
  if (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isPropertySignature(node)) return node.name?.getText() ?? "";
  return node.parent === undefined ? "" : nameAround(node.parent);
}

/**
 * Goes from what the entry points export through all that is to be reached from it: from a function to its parameters, which programs hand
 * in, and to its result, which they get; from a function that they hand in the other way round.
 */
class Reach {
  readonly found = new Map<ts.Declaration, OptionalMember>();
  readonly #checker: ts.TypeChecker;
  readonly #seen = { in: new Set<ts.Type>(), out: new Set<ts.Type>() };

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  exported(symbol: ts.Symbol): void {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    if (meant.flags & ts.SymbolFlags.Value) this.#type(this.#checker.getTypeOfSymbol(meant), "out");
  }

  #type(type: ts.Type, way: Way): void {
    if (this.#seen[way].has(type)) return;
    this.#seen[way].add(type);
    const within = [...(type.isUnionOrIntersection() ? type.types : []), ...(type.aliasTypeArguments ?? [])];
    const constraint = type.flags & ts.TypeFlags.TypeParameter ? this.#checker.getBaseConstraintOfType(type) : undefined;
    for (const inner of constraint === undefined ? within : [...within, constraint]) this.#type(inner, way);
    if ((type.flags & ts.TypeFlags.Object) !== 0) this.#object(type as ts.ObjectType, way);
  }

  #object(type: ts.ObjectType, way: Way): void {
    if ((type.objectFlags & ts.ObjectFlags.Reference) !== 0)
      for (const argument of this.#checker.getTypeArguments(type as ts.TypeReference)) this.#type(argument, way);
    const declared = type.symbol?.declarations?.[0];
    if (declared !== undefined && !isOwn(declared)) return;
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.getParameters()) this.#type(this.#checker.getTypeOfSymbol(parameter), turned[way]);
      this.#type(signature.getReturnType(), way);
    }
    for (const { type: item } of this.#checker.getIndexInfosOfType(type)) this.#type(item, way);
    for (const property of type.getProperties()) this.#property(property, way);
  }

  #property(property: ts.Symbol, way: Way): void {
    const declared = property.declarations?.find(isOwn);
    if (declared === undefined || (ts.getCombinedModifierFlags(declared) & ts.ModifierFlags.Private) !== 0) return;
    const isMember = ts.isPropertySignature(declared) || ts.isPropertyDeclaration(declared);
    if (way === "in" && isMember && declared.questionToken !== undefined)
      this.found.set(declared, {
        name: `${nameAround(declared.parent)}.${property.name}`,
        file: declared.getSourceFile().fileName.slice(root.length),
        without: defaultOf(declared) || defaultOf(declared.parent),
      });
    this.#type(this.#checker.getTypeOfSymbol(property), way);
  }
}

/** Every member that a program may leave out of anything that it can hand to the packages, as they are built. */
export function optionalMembers(): OptionalMember[] {
  const files = entryPoints.map(({ folder, file }) => join(root, folder, "dist", `${file}.d.ts`));
  const { Node16 } = ts.ModuleKind;
  const program = ts.createProgram(files, {
    strict: true,
    module: Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const reach = new Reach(checker);
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is not there: the packages are not built`);
    for (const symbol of checker.getExportsOfModule(module)) reach.exported(symbol);
  }
  return [...reach.found.values()];
}
