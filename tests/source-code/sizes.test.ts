import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { root } from "../support/basics/checkout.ts";
import { Source, sourcesOf, walk } from "../support/readers/sources.ts";

const rooms = ["sdk", "provider", "rules", "engines", "simulator", "cli", "policies", "scripts", "bench"];

/** Each is read and parsed once for all that is asked of it. */
const [ofRooms, ofTests] = [sourcesOf(...rooms), sourcesOf("tests")];

const linesIn = ({ text }: Source): number => text.trimEnd().split("\n").length;

/** A suite holds tests, as a class holds methods: each of them is measured. */
const isSuite = ({ parent }: ts.Node): boolean => ts.isCallExpression(parent) && /^describe(\.\w+)?$/.test(parent.expression.getText());

/** Functions that have more lines than so many, from their first word to their last brace, wherever they stand. */
function longFunctions({ path, file }: Source, most: number): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
    const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
    if (lines > most && !isSuite(node)) found.push(`${path}:${lineOf(node.getStart()) + 1} has ${lines} lines`);
  });
  return found;
}

describe("what people wrote", () => {
  it("has no source file of more than 250 lines, and no file of tests of more than 320", () => {
    const long = (sources: readonly Source[], most: number) =>
      sources.filter((source) => linesIn(source) > most).map((source) => `${source.path} has ${linesIn(source)} lines`);
    expect([...long(ofRooms, 250), ...long(ofTests, 320)]).to.deep.equal([]);
  });

  it("is TypeScript, but for what CONTRIBUTING.md names", () => {
    const named =
      /^(tests\/support\/[\w-]+\.cjs|bench\/\w+\/index\.js|tests\/scenarios\/program\/index\.js|(cli|simulator)\/bin\/[\w-]+\.js|scripts\/setup\.mjs)$/;
    const folders = `{${[...rooms, "tests", "examples"].join()}}`;
    const exclude = (path: string) => /(^|[\\/])(node_modules|dist|generated|\.[\w-]+)$/.test(path);
    const found = globSync(`${folders}/**/*.{js,cjs,mjs,jsx}`, { cwd: root, exclude }).map((path) => path.replaceAll("\\", "/"));
    expect(found).to.include("scripts/setup.mjs");
    expect(found.filter((path) => !named.test(path))).to.deep.equal([]);
  });

  it("keeps what is a class's own by #, and has no private, protected or public member but constructors [own-members]", () => {
    const modifiers = /\b(private|protected|public)\b/;
    const marked = (source: Source) => {
      const found: string[] = [];
      if (!modifiers.test(source.text)) return found;
      walk(source.file, (node) => {
        if (!ts.canHaveModifiers(node) || (ts.isConstructorDeclaration(node) && /^private constructor\b/.test(node.getText()))) return;
        const marks = (ts.getModifiers(node) ?? []).filter((modifier) => modifiers.test(modifier.getText()));
        if (marks.length > 0) found.push(`${source.path}: ${node.getText().split("\n")[0]}`);
      });
      return found;
    };
    const text =
      "class A {\n  private constructor() {}\n  private b = 1;\n  public c() {}\n  #d = 2;\n}\nclass E { constructor(protected f: A) {} }\n";
    expect(marked(new Source("a.ts", text))).to.deep.equal(["a.ts: private b = 1;", "a.ts: public c() {}", "a.ts: protected f: A"]);
    expect([...ofRooms, ...ofTests, ...sourcesOf("examples")].flatMap(marked)).to.deep.equal([]);
  });

  it("has functions that are measured wherever they stand", () => {
    const text = "class A {\n  b() {\n    return [1].map((c) => {\n      return c;\n    });\n  }\n}\nconst d = () =>\n  1;\n";
    const source = new Source("a.ts", text);
    expect(longFunctions(source, 2)).to.deep.equal(["a.ts:2 has 5 lines", "a.ts:3 has 3 lines"]);
    expect(longFunctions(source, 1)).to.have.length(3);
    const suite = new Source("a.test.ts", 'describe("a", () => {\n  it("b", () => {\n    c();\n  });\n});\n');
    expect(longFunctions(suite, 2)).to.deep.equal(["a.test.ts:2 has 3 lines"]);
  });

  it("makes nothing fit any type by a cast to never or any", () => {
    const casts = (source: Source) => {
      const found: string[] = [];
      if (!/\bas\s+(never|any)\b/.test(source.text)) return found;
      walk(source.file, (node) => {
        if (!ts.isAsExpression(node)) return;
        const { kind } = node.type;
        if (kind === ts.SyntaxKind.NeverKeyword || kind === ts.SyntaxKind.AnyKeyword) found.push(`${source.path}: ${node.getText()}`);
      });
      return found;
    };
    expect(casts(new Source("a.ts", "const a = b as never;\nconst c = d as any;\n"))).to.deep.equal(["a.ts: b as never", "a.ts: d as any"]);
    expect([...ofRooms, ...ofTests].flatMap(casts)).to.deep.equal([]);
  });

  it("gives no test the time that every test has", () => {
    const { timeout } = JSON.parse(readFileSync(join(root, "tests/.mocharc.json"), "utf8")) as { timeout: number };
    const given = ({ path, text }: Source) =>
      [...text.matchAll(/\.timeout\((.*)\)/g)]
        .flatMap(([, times = ""]) => times.match(/\b\d[\d_]*/g) ?? [])
        .filter((time) => Number(time.replaceAll("_", "")) === timeout)
        .map(() => path);
    const text = `this.timeout(${timeout});\nthis.timeout(isLong ? 3_600_000 : ${timeout});\nthis.timeout(${timeout}0);\n`;
    expect(given(new Source("a.test.ts", text))).to.deep.equal(["a.test.ts", "a.test.ts"]);
    expect(ofTests.flatMap(given)).to.deep.equal([]);
  });

  it("has no function of more than 50 lines", () => {
    expect([ofRooms.length > 300, ofTests.length > 300]).to.deep.equal([true, true]);
    expect([...ofRooms, ...ofTests].flatMap((source) => longFunctions(source, 50))).to.deep.equal([]);
  });
});
