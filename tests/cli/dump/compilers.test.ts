import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Compiler, compilerSays, problemsIn, problemsOf } from "../../support/programs/compiler.ts";

describe("what compilers say of dumped programs", () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "pulumi-oag-compilers-"));
  });
  afterEach(() => rmSync(parent, { recursive: true }));
  const written = (name: string, text: string): string => {
    const folder = join(parent, name);
    mkdirSync(folder);
    writeFileSync(join(folder, "index.ts"), text);
    return folder;
  };

  for (const compiler of ["typescript", "typescript-native"] as Compiler[]) {
    it(`is each mistake, but for the variable of a resource, with its place: ${compiler}`, () => {
      const good = written(
        "good",
        "class OagIdentityProvider {}\nif (true) {\n  const 数据 = 1;\n  const okta = new OagIdentityProvider();\n}\n",
      );
      const bad = written(
        "bad",
        `import { b } from "./b";\nclass OagApp {}\n{ const one = new OagApp(); }\nexport const two: { "\\n": { a: 1 } } = { "\\n": { a: b } };\n`,
      );
      writeFileSync(join(bad, "b.ts"), "const unused = 1;\nexport const b = 2;\n");
      const lines = compilerSays([good, bad], parent, compiler).split("\n");
      expect(lines.filter((line) => !line.startsWith(" "))).to.deep.equal([
        "bad/b.ts(1,7): error TS6133: 'unused' is declared but its value is never read.",
        "bad/index.ts(3,9): error TS6133: 'one' is declared but its value is never read.",
        "bad/index.ts(4,50): error TS2322: Type '2' is not assignable to type '1'.",
        "good/index.ts(3,9): error TS6133: '数据' is declared but its value is never read.",
        "",
      ]);
    });

    it(`is nothing where nothing is wrong, and an error where the settings are: ${compiler}`, () => {
      const files = [join(written("good", "export const a = 1;\n"), "index.ts")];
      const problems = (target: string) =>
        problemsOf(compiler, { folder: parent, compilerOptions: { types: [], lib: ["ES5"], target, module: "commonjs" }, files });
      expect(problems("ES2022")).to.deep.equal([]);
      const [problem, ...others] = problems("ES1");
      expect([problem?.code, others]).to.deep.equal([6046, []]);
    });
  }

  it("is read line by line, what explains a mistake with it, and nothing else is taken for a mistake", () => {
    const output = "a (1).ts(2,3): error TS1: x\n  because of y\n    and z\nerror TS2: w\n";
    expect(problemsIn(output, "/f").map(({ text, place }) => [text, place])).to.deep.equal([
      ["x\n  because of y\n    and z", { file: join("/f", "a (1).ts"), line: 2, column: 3 }],
      ["w", undefined],
    ]);
    expect(() => problemsIn("Segmentation fault\n", "/f")).to.throw("the compiler says: Segmentation fault");
  });
});
