import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";
import { fencesOf, hasShell, paste, shells } from "../support/processes/shells.ts";

/** Every Markdown page of the repository. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || ["node_modules", "dist", "coverage"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pagesIn(path) : entry.name.endsWith(".md") ? [path] : [];
  });
}
const pages = pagesIn(".").map((path) => ({ path, fences: fencesOf(readFileSync(join(root, path), "utf8")) }));
const lines = pages.flatMap(({ path, fences }) => fences.flat().map((line) => ({ path, line })));

/** What a line calls, read as a person does: words, quotes around some, chained by && or |, input from a file. */
function expected(line: string): string[][] {
  return line.split(/ && | \| /).flatMap((command) => {
    const words = [...command.replace(/ < \S+$/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
    return ["cd", "export"].includes(words[0] as string) ? [] : [words];
  });
}

describe("the shell lines of the documentation", () => {
  it("are found on every page that has some", () => {
    const withLines = pages.filter(({ fences }) => fences.length > 0).map(({ path }) => path);
    expect(withLines.length).to.be.at.least(8);
    expect(withLines).to.include.members(["README.md", "cli/README.md", "examples/adopt/README.md"]);
    expect(lines.length).to.be.at.least(50);
  });

  it("end without a comment: an interactive zsh has none, and would run what stands there [shell-lines-comment]", () => {
    expect(lines.filter(({ line }) => /(^|\s)#/.test(line))).to.deep.equal([]);
  });

  for (const shell of shells)
    it(`do in an interactive ${shell} what they say, and nothing else [shell-lines]`, function test() {
      if (!hasShell(shell)) return this.skip();
      // A pipe's two sides start in any order.
      const sorted = (calls: string[][]) => calls.map((call) => JSON.stringify(call)).sort();
      const { calls, made } = paste(
        shell,
        pages.flatMap(({ fences }) => fences).flatMap((fence) => ["cd ~", ...fence]),
      );
      expect(sorted(calls)).to.deep.equal(sorted(lines.flatMap(({ line }) => expected(line))));
      expect(made).to.deep.equal([]);
      return undefined;
    });
});
