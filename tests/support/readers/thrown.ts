// What functions throw: by their own statements, and by those of the functions of ours that they call.
import { join } from "node:path";
import ts from "typescript";
import { root } from "../basics/checkout.ts";
import { compiled } from "./compiled.ts";
import { walk } from "./sources.ts";

/** A public function, or a method of a public class or interface. */
export interface PublicFunction {
  /** `name` or `Class.name`. */
  readonly name: string;
  /** Classes of what it throws, as far as that is seen. */
  readonly thrown: ReadonlySet<string>;
  /** What its docstring says after each `@throws`; of several overloads each has its own. */
  readonly said: readonly string[];
}

type Body = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

const hasBody = (node: ts.Node): node is Body => ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

/** The sources behind some entry points, with their types. */
export class Throwing {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #known = new Map<ts.Node, Set<string>>();

  /** @param entries files, from the top of the checkout; @param changed texts in the place of some */
  constructor(entries: readonly string[], changed: Readonly<Record<string, string>> = {}) {
    this.#program = compiled("tsconfig.json", entries, changed);
    this.#checker = this.#program.getTypeChecker();
  }

  /** What an entry point exports, as far as it throws or says that it does. */
  of(entry: string): PublicFunction[] {
    const file = this.#program.getSourceFile(join(root, entry));
    const module = file && this.#checker.getSymbolAtLocation(file);
    const exported = module === undefined ? [] : this.#checker.getExportsOfModule(module);
    const all = exported.flatMap((symbol) => this.#declarationsOf(symbol).flatMap((declared) => this.#functionsOf(symbol.name, declared)));
    return all.filter(({ thrown, said }) => thrown.size > 0 || said.some((text) => text !== ""));
  }

  #functionsOf(name: string, declared: ts.Declaration): PublicFunction[] {
    if (ts.isInterfaceDeclaration(declared)) return this.#promised(name, declared);
    const members = ts.isClassDeclaration(declared) ? declared.members.filter(isPublic) : [declared];
    return members.flatMap((member) =>
      bodiesOf(member).map((body) => ({
        name: ts.isClassDeclaration(declared) ? `${name}.${ts.getNameOfDeclaration(member)?.getText() ?? "constructor"}` : name,
        thrown: this.#thrownBy(body),
        said: overloadsOf(member).map(saidOf),
      })),
    );
  }

  /** Methods of an interface, by the classes that implement it. */
  #promised(name: string, declared: ts.InterfaceDeclaration): PublicFunction[] {
    const classes: ts.ClassDeclaration[] = [];
    for (const file of this.#program.getSourceFiles())
      if (isOurs(file))
        for (const node of file.statements) if (ts.isClassDeclaration(node) && this.#implements(node, declared)) classes.push(node);
    return declared.members.filter(ts.isMethodSignature).flatMap((member) => {
      const method = member.name.getText();
      const bodies = classes.flatMap((one) => one.members.filter((other) => other.name?.getText() === method).flatMap(bodiesOf));
      const thrown = new Set(bodies.flatMap((body) => [...this.#thrownBy(body)]));
      return bodies.length === 0 ? [] : [{ name: `${name}.${method}`, thrown, said: [saidOf(member)] }];
    });
  }

  #implements({ heritageClauses }: ts.ClassDeclaration, declared: ts.InterfaceDeclaration): boolean {
    const types = (heritageClauses ?? []).flatMap((clause) => (clause.token === ts.SyntaxKind.ImplementsKeyword ? clause.types : []));
    return types.some(({ expression }) => this.#declarationsOf(this.#checker.getSymbolAtLocation(expression)).includes(declared));
  }

  #declarationsOf(symbol: ts.Symbol | undefined): readonly ts.Declaration[] {
    const own = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return own?.declarations?.filter((one) => isOurs(one.getSourceFile())) ?? [];
  }

  #thrownBy(body: Body): Set<string> {
    const known = this.#known.get(body);
    if (known !== undefined) return known;
    const found = new Set<string>();
    this.#known.set(body, found);
    ts.forEachChild(body, (node) => this.#look(node, found));
    return found;
  }

  #look(node: ts.Node, found: Set<string>): void {
    // What is handed over is called; what is kept or returned is another one's.
    if (ts.isFunctionLike(node) && !ts.isCallExpression(node.parent)) return;
    if (ts.isTryStatement(node) && node.catchClause !== undefined) {
      this.#lookAtTry(node, node.catchClause, found);
      return;
    }
    if (ts.isThrowStatement(node)) found.add(this.#nameOf(node.expression));
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      for (const body of this.#calledBy(node)) for (const name of this.#thrownBy(body)) found.add(name);
    ts.forEachChild(node, (inner) => this.#look(inner, found));
  }

  /** What is caught and thrown again is what was tried, but for what is told apart by its class. */
  #lookAtTry({ tryBlock, finallyBlock }: ts.TryStatement, { variableDeclaration, block }: ts.CatchClause, found: Set<string>): void {
    const [tried, caught] = [new Set<string>(), new Set<string>()];
    ts.forEachChild(tryBlock, (inner) => this.#look(inner, tried));
    ts.forEachChild(block, (inner) => this.#look(inner, caught));
    const names: string[] = [];
    let isAgain = false;
    walk(block, (node) => {
      if (ts.isThrowStatement(node) && node.expression.getText() === variableDeclaration?.name.getText()) isAgain = true;
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) names.push(node.right.getText());
    });
    for (const name of caught) if (!(isAgain && name === "unknown")) found.add(name);
    if (isAgain) for (const name of tried) if (!names.includes(name)) found.add(name);
    if (finallyBlock !== undefined) this.#look(finallyBlock, found);
  }

  #nameOf(thrown: ts.Expression): string {
    return ts.isNewExpression(thrown) ? thrown.expression.getText() : this.#checker.typeToString(this.#checker.getTypeAtLocation(thrown));
  }

  #calledBy(node: ts.CallExpression | ts.NewExpression): Body[] {
    const resolved = this.#checker.getResolvedSignature(node)?.declaration;
    const bodies = resolved !== undefined && hasBody(resolved) ? [resolved] : [];
    const named = bodies.length > 0 ? bodies : this.#declarationsOf(this.#checker.getSymbolAtLocation(node.expression)).flatMap(bodiesOf);
    return named.filter((body) => isOurs(body.getSourceFile()));
  }
}

const isOurs = ({ fileName, isDeclarationFile }: ts.SourceFile): boolean => !isDeclarationFile && !fileName.includes("/node_modules/");

const isPublic = (member: ts.ClassElement): boolean => member.name === undefined || !ts.isPrivateIdentifier(member.name);

/** The function that a declaration is, or holds. */
function bodiesOf(declared: ts.Declaration): Body[] {
  if (hasBody(declared)) return [declared];
  const isHolder = ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared);
  return isHolder && declared.initializer !== undefined && hasBody(declared.initializer) ? [declared.initializer] : [];
}

/** The declarations of a function that people read: its overloads, where it has some. */
function overloadsOf(declared: ts.Declaration): ts.Node[] {
  const { parent } = declared;
  const beside = ts.isClassDeclaration(parent) ? parent.members : ts.isSourceFile(parent) ? parent.statements : [];
  const name = ts.getNameOfDeclaration(declared)?.getText();
  const overloads = [...beside].filter(
    (one) =>
      one !== declared && one.kind === declared.kind && ts.getNameOfDeclaration(one as ts.Declaration)?.getText() === name && !hasBody(one),
  );
  const isInternal = (one: ts.Node) => ts.getJSDocTags(one).some(({ tagName }) => tagName.text === "internal");
  return overloads.length > 0 ? overloads.filter((one) => !isInternal(one)) : [declared];
}

const saidOf = (declared: ts.Node): string =>
  ts
    .getJSDocTags(declared)
    .filter(({ tagName }) => tagName.text === "throws")
    .map((tag) => tag.getText())
    .join("\n");
