import { expect } from "chai";
import ts from "typescript";
import { Source, sourcesOf, walk } from "../../support/readers/sources.ts";

const wire = "what the engine hands over, or takes back";
const engine = "values as the engine has them, of any kind of resource";
const program = "arguments, as a program gives them to Pulumi";
const inside = "the inside of a member's value, which may be anything";
const named = "where what was JSON gets the type that says what it is";

/** The only files in which an object may be one of anything, and why. All others say what it is. */
const places: Readonly<Record<string, string>> = {
  "provider/errors/topic.ts": "what tells two failures apart, which may be anything",
  "provider/kinds/app/resource.ts": inside,
  "provider/plugin/from-engine.ts": wire,
  "provider/plugin/handler.ts": wire,
  "provider/plugin/sealed-inputs.ts": wire,
  "provider/program/adoption.ts": program,
  "provider/program/app-default-names.ts": program,
  "provider/program/app-defaults.ts": program,
  "provider/program/argument-names.ts": program,
  "provider/program/later.ts": program,
  "provider/program/marked-secrets.ts": program,
  "provider/program/prepare.ts": program,
  "provider/program/secrets.ts": program,
  "provider/protected-app.ts": program,
  "provider/reconciler/compare/present.ts": inside,
  "provider/reconciler/problems/problems.ts": inside,
  "provider/values/branded.ts": named,
  "provider/values/seal.ts": engine,
  "provider/values/secret-paths.ts": engine,
};

/** Types that say no more than that a value is an object. */
function anyObjects({ file }: Source): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    const isAny =
      (ts.isTypeReferenceNode(node) && /^(Json|Record<string, (unknown|any)>)$/.test(node.getText())) ||
      (ts.isIndexSignatureDeclaration(node) && node.type.kind === ts.SyntaxKind.UnknownKeyword);
    if (isAny) found.push(node.getText());
  });
  return found;
}

describe("an object of which a type says no more than that it is one", () => {
  it("is found by that type, however it is written", () => {
    const text = "type A = Json & B;\nconst c = (d: Record<string, unknown>): { [name: string]: unknown } => d as Json;\nconst Json = 1;\n";
    expect(anyObjects(new Source("a.ts", text))).to.deep.equal(["Json", "Record<string, unknown>", "[name: string]: unknown", "Json"]);
    expect(anyObjects(new Source("b.ts", "type A = Record<string, Json[]>;\n"))).to.deep.equal(["Json"]);
  });

  it("stands where Pulumi hands it over, inside a member's value, and where it gets a type of its own: nowhere else in the provider", () => {
    const found = sourcesOf("provider").filter((source) => anyObjects(source).length > 0);
    expect(found.map(({ path }) => path)).to.deep.equal(Object.keys(places));
  });

  it("fits no type by way of unknown", () => {
    const detours = ({ path, file }: Source) => {
      const found: string[] = [];
      walk(file, (node) => {
        const isDetour =
          ts.isAsExpression(node) && ts.isAsExpression(node.expression) && node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
        if (isDetour) found.push(`${path}: ${node.getText()}`);
      });
      return found;
    };
    expect(detours(new Source("a.ts", "const a = b as unknown as C;\n"))).to.deep.equal(["a.ts: b as unknown as C"]);
    expect(sourcesOf("provider").flatMap(detours)).to.deep.equal([]);
  });
});
