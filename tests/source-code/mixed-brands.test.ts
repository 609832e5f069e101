import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { root } from "../support/basics/checkout.ts";
import { compiled } from "../support/readers/compiled.ts";
import { sourcesOf, walk } from "../support/readers/sources.ts";

/** The one file in which what is of two provenances becomes one, by a function of a name. */
const crossings = "provider/reconciler/crossings.ts";

const sample = {
  path: "provider/reconciler/sample.ts",
  text: `import type { ApiItem, ApiObject } from "./api-object";
import type { Members } from "./provenance";
declare const declared: Members<"declared">, known: Members<"known">, live: Members<"live">, object: ApiObject, item: ApiItem;
export const mixed = [{ ...live, ...declared }, { ...(true && known), a: 1, ...declared }, Object.assign({}, live, known), { ...object, ...item }];
export const fine = [{ ...declared, ...declared }, { a: 1, ...live }, { ...object, ...live }, Object.assign({}, known), { live, declared }];
`,
};

/** What an expression says in its type that it is: by what it says so, which are its meanings. */
function brandsOf(types: ts.TypeChecker, node: ts.Expression): [string, string][] {
  const parts = (type: ts.Type): ts.Type[] => (type.isUnion() ? type.types.flatMap(parts) : [type]);
  return parts(types.getTypeAtLocation(node)).flatMap((type) =>
    types.getPropertiesOfType(type).flatMap((property): [string, string][] => {
      const [, by] = /^__@(meaning|shown)@/.exec(String(property.escapedName)) ?? [];
      return by === undefined ? [] : [[by, types.typeToString(types.getTypeOfSymbol(property))]];
    }),
  );
}

/** What is made one object in an expression, if it is made of several. */
function partsOf(node: ts.Node): readonly ts.Expression[] {
  if (ts.isObjectLiteralExpression(node)) return node.properties.filter(ts.isSpreadAssignment).map(({ expression }) => expression);
  return ts.isCallExpression(node) && node.expression.getText() === "Object.assign" ? node.arguments : [];
}

/** Objects that are put together of what says in its type that it is this, and of what says that it is that. */
function mixedIn(program: ts.Program, path: string): string[] {
  const types = program.getTypeChecker();
  const found: string[] = [];
  walk(program.getSourceFile(join(root, path)) as ts.SourceFile, (node) => {
    const brands = new Map<string, Set<string>>();
    for (const [by, meaning] of partsOf(node).flatMap((part) => brandsOf(types, part)))
      brands.set(by, (brands.get(by) ?? new Set()).add(meaning));
    if ([...brands.values()].some((meanings) => meanings.size > 1)) found.push(`${path}: ${node.getText()}`);
  });
  return found;
}

describe("what is put together of values of two provenances", () => {
  const paths = sourcesOf("provider").map(({ path }) => path);
  let program: ts.Program;
  before(() => {
    program = compiled("tsconfig.json", paths, { [sample.path]: sample.text });
  });

  it("is found by its types, since the last of them would be that of the whole", () => {
    expect(mixedIn(program, sample.path)).to.deep.equal(
      [
        "{ ...live, ...declared }",
        "{ ...(true && known), a: 1, ...declared }",
        "Object.assign({}, live, known)",
        "{ ...object, ...item }",
      ].map((text) => `${sample.path}: ${text}`),
    );
  });

  it("is put together where a name says what it is then: nowhere else in the provider", () => {
    const found = paths.filter((path) => mixedIn(program, path).length > 0);
    expect(found).to.deep.equal([crossings]);
  });
});
