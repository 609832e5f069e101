import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../basics/checkout.ts";
import { problemsOf } from "./compiler.ts";

/** Programs as an editor judges them, by the title of the test: one line each, which is the whole of what may be wrong. */
export type JudgedPrograms = Readonly<Record<string, { code: string; errors: RegExp[] }>>;

/** Declares a test for each program, all compiled at once, and each with what they have in common before it. */
export function judgePrograms(common: string, programs: JudgedPrograms): void {
  let errors: ReadonlyMap<string, string[]> = new Map();

  before(() => {
    errors = judged(Object.entries(programs).map(([name, { code }]) => [name, `${common}${code}\nexport {};\n`]));
  });

  for (const [name, { errors: expected }] of Object.entries(programs))
    it(name, () => {
      const found = errors.get(name) ?? ["not compiled"];
      expect(found, found.join("\n\n")).to.have.length(expected.length);
      for (const [index, text] of expected.entries()) expect(found[index]).to.match(text);
    });
}

/** What is said of each. */
function judged(programs: readonly (readonly [name: string, text: string])[]): Map<string, string[]> {
  // Where pulumi-oag can be resolved; git does not look there.
  const folder = mkdtempSync(join(root, "tests/.dump-"));
  try {
    const files = programs.map((_, index) => join(folder, `program-${index}.mts`));
    for (const [index, [, text]] of programs.entries()) writeFileSync(files[index] as string, text);
    const compilerOptions = { strict: true, skipLibCheck: true, types: ["node"], module: "node16", target: "ES2022" };
    const problems = problemsOf("typescript", { folder, compilerOptions, files });
    if (problems.some(({ place }) => !files.includes(place?.file ?? ""))) throw new Error(problems.map(({ line }) => line).join("\n"));
    const saidOf = (file: string | undefined) => problems.filter(({ place }) => place?.file === file).map(({ text }) => text);
    return new Map(programs.map(([name], index) => [name, saidOf(files[index])]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
