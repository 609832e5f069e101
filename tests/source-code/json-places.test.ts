import { expect } from "chai";
import ts from "typescript";
import { Source, sourcesOf, walk } from "../support/readers/sources.ts";

const wire = "what the engine hands over, or takes back";
const engine = "values as the engine has them, of any kind of resource";
const program = "arguments, as a program gives them to Pulumi";
const inside = "the inside of a member's value, which may be anything";
const named = "where what was JSON gets the type that says what it is";

/** The only files in which an object may be one of anything, and why. All others say what it is. */
const places: Readonly<Record<string, string>> = {
  "provider/errors/topic.ts": "what tells two failures apart, which may be anything",
  "provider/plugin/from-engine.ts": wire,
  "provider/plugin/handler.ts": wire,
  "provider/plugin/resource-handler.ts": wire,
  "provider/plugin/sealed-inputs.ts": wire,
  "provider/program/app-default-names.ts": program,
  "provider/program/app-defaults.ts": program,
  "provider/program/noted-secrets.ts": program,
  "provider/program/program-values.ts": program,
  "provider/program/secrets.ts": program,
  "provider/protected-app.ts": program,
  "provider/reconciler/compare/present.ts": inside,
  "provider/reconciler/problems/problems.ts": inside,
  "provider/values/branded.ts": named,
  "provider/values/seal.ts": engine,
  "provider/values/secret-paths.ts": engine,
};

const anyKind = "arguments and objects of any kind, as the provider reads and a program declares them";
const listed = "objects of a gateway's list, of which single members are looked at";
const file = "what a file holds, before it is known for what it is";
const looked = "where the type stands, and what tells it by looking";

/** The same of the command line, which asks the provider for what is known of a kind, and has no types of its own for its arguments. */
const placesOfCli: Readonly<Record<string, string>> = {
  "cli/adopt/stack.ts": file,
  "cli/adopt/syntax.ts": file,
  "cli/diff/command.ts": listed,
  "cli/diff/compare.ts": anyKind,
  "cli/diff/recorded.ts": file,
  "cli/diff/translate.ts": anyKind,
  "cli/diff/two-gateways.ts": anyKind,
  "cli/doctor/directories.ts": listed,
  "cli/doctor/families.ts": listed,
  "cli/doctor/objects.ts": listed,
  "cli/dump/declare.ts": anyKind,
  "cli/dump/environments/dump-notes.ts": anyKind,
  "cli/dump/environments/environment.ts": anyKind,
  "cli/dump/environments/match-keys.ts": anyKind,
  "cli/dump/environments/merge.ts": anyKind,
  "cli/dump/environments/references.ts": anyKind,
  "cli/dump/environments/secret-values.ts": anyKind,
  "cli/dump/everywhere.ts": listed,
  "cli/dump/hidden.ts": anyKind,
  "cli/dump/listing.ts": listed,
  "cli/dump/literal.ts": anyKind,
  "cli/dump/objects.ts": anyKind,
  "cli/dump/offline.ts": listed,
  "cli/dump/plan.ts": anyKind,
  "cli/dump/program.ts": anyKind,
  "cli/dump/read-snapshot.ts": file,
  "cli/dump/secret-paths.ts": anyKind,
  "cli/dump/shared/app-defaults.ts": anyKind,
  "cli/dump/shared/domain.ts": anyKind,
  "cli/dump/shared/program.ts": anyKind,
  "cli/dump/shared/share.ts": anyKind,
  "cli/dump/verify.ts": anyKind,
  "cli/json.ts": looked,
  "cli/kind-of-resource.ts": anyKind,
  "cli/kinds.ts": anyKind,
  "cli/secret-mark.ts": looked,
  "cli/simulator/seed.ts": anyKind,
  "cli/sources/live.ts": listed,
  "cli/sources/read.ts": listed,
  "cli/sources/state.ts": file,
  "cli/stack-export.ts": file,
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

  it("stands on the command line in the files that are listed, and in no other", () => {
    const found = sourcesOf("cli").filter((source) => anyObjects(source).length > 0);
    expect(found.map(({ path }) => path)).to.deep.equal(Object.keys(placesOfCli));
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
