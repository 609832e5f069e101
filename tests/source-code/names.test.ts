import { posix } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { importsOf } from "../support/readers/imports.ts";
import { Source, sourcesOf } from "../support/readers/sources.ts";

const inEachKind = "what the declaration of every kind has, in a file of the same name in its folder";
const byPlugin = "a kind, and the handler of it that constant strings in states name";

/** Names that two files of a room give away, and why they are one thing. */
const sharedNames: Readonly<Record<string, string>> = {
  "provider app": byPlugin,
  "provider authenticationService": byPlugin,
  "provider computedOf": inEachKind,
  "provider directory": byPlugin,
  "provider hooks": inEachKind,
  "provider idp": byPlugin,
  "simulator Json": "the same type: testing/ has nothing of the other folders but by the package's name (docs/adr/0012)",
  "simulator isObject": "the same, likewise",
};

/** What a file declares and gives away, re-exports aside. */
function exportedBy({ file }: Source): string[] {
  return file.statements.flatMap((statement): string[] => {
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    const { name } = statement as ts.DeclarationStatement;
    return name === undefined ? [] : [name.getText(file)];
  });
}

/** The names that several files of one room declare, behind the room's. */
function sharedIn(sources: readonly Source[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const source of sources)
    for (const name of exportedBy(source)) {
      const key = `${source.path.split("/")[0]} ${name}`;
      files.set(key, (files.get(key) ?? new Set()).add(source.path));
    }
  return [...files].flatMap(([key, paths]) => (paths.size > 1 ? [key] : [])).sort();
}

/** The rooms that the compiler writes modules of, in which an import has no ending, but for a lazy one: Node.js resolves it. */
const compiled = ["provider", "rules", "sdk", "simulator"];

/** Imports of a file that are spelt in another way than the one that there is for them, or twice. */
function oddSpellings(source: Source): string[] {
  const isCompiled = compiled.includes(source.path.split("/")[0] ?? "");
  const imports = importsOf(source);
  const odd = imports
    .filter(({ spelt }) => spelt.startsWith("."))
    .flatMap(({ spelt, form }) => {
      const to = posix.relative(posix.dirname(source.path), posix.join(posix.dirname(source.path), spelt));
      const ending = isCompiled ? (form === "lazy" ? /\.js$/ : /\/[^./]*$/) : /\.(?:[jt]s|mjs|json)$/;
      const isOdd = (to.startsWith(".") ? to : `./${to}`) !== spelt || !ending.test(spelt);
      return isOdd ? [`${source.path}: ${spelt}`] : [];
    });
  const imported = imports.flatMap(({ to, form }) => (form === "import" ? [to] : []));
  return [...odd, ...imported.filter((to, nth) => imported.indexOf(to) !== nth).map((to) => `${source.path}: ${to} twice`)];
}

describe("the names of what rooms have", () => {
  it("are each of one thing within a room: those of several files are listed, with the reason", () => {
    const [one, other] = [
      new Source("a/b.ts", "export const Look = 1, see = 2;\nexport type T = 1;"),
      new Source("a/c.ts", "export class Look {}\nconst T = 1;"),
    ];
    expect(sharedIn([one, other, new Source("d/e.ts", "export interface T {}")])).to.deep.equal(["a Look"]);
    expect(sharedIn(sourcesOf("provider", "sdk", "rules", "simulator", "engines", "scripts", "cli", "policies", "bench"))).to.deep.equal(
      Object.keys(sharedNames).sort(),
    );
  });
});

describe("the import of a file", () => {
  it("is spelt in one way: by the shortest path, with the ending that its room has, and once", () => {
    const text = `import { a } from "../room/a";\nimport type { B } from "./b.js";\nimport("./c");\nimport { d } from "./d";\nimport type { D } from "./d";`;
    expect(oddSpellings(new Source("sdk/room/e.ts", text))).to.deep.equal([
      "sdk/room/e.ts: ../room/a",
      "sdk/room/e.ts: ./b.js",
      "sdk/room/e.ts: ./c",
      "sdk/room/e.ts: sdk/room/d twice",
    ]);
    expect(oddSpellings(new Source("tests/e.ts", 'import { a } from "./a";'))).to.deep.equal(["tests/e.ts: ./a"]);
    const all = sourcesOf(...compiled, "engines", "scripts", "bench", "tests");
    expect(all.length).to.be.greaterThan(800);
    expect(all.flatMap(oddSpellings)).to.deep.equal([]);
  });
});
