import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { root } from "./sources.ts";

/** Programs as an editor judges them, by the title of the test: one line each, which is the whole of what may be wrong. */
export type JudgedPrograms = Readonly<Record<string, { code: string; errors: RegExp[] }>>;

/** Declares a test for each program, all compiled at once, and each with what they have in common before it. */
export function judgePrograms(common: string, programs: JudgedPrograms): void {
  const errors = new Map<string, string[]>();

  before(() => {
    const sources = Object.values(programs).map(({ code }, index) => [fileOf(index), `${common}${code}\nexport {};\n`] as const);
    const program = compile(new Map(sources));
    for (const [index, name] of Object.keys(programs).entries()) {
      const file = program.getSourceFile(fileOf(index));
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      errors.set(
        name,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      );
    }
  });

  for (const [name, { errors: expected }] of Object.entries(programs))
    it(name, () => {
      const found = errors.get(name) ?? ["not compiled"];
      expect(found, found.join("\n\n")).to.have.length(expected.length);
      for (const [index, text] of expected.entries()) expect(found[index]).to.match(text);
    });
}

const fileOf = (index: number) => join(root, `tests/program-${index}.mts`);

function compile(files: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: ["node"] },
    ...{ module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, target: ts.ScriptTarget.ES2022 },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path);
    return text === undefined ? getSourceFile.call(host, path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  };
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  host.readFile = (path) => files.get(path) ?? readFile.call(host, path);
  return ts.createProgram([...files.keys()], options, host);
}
