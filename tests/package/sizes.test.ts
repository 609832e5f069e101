import { expect } from "chai";
import ts from "typescript";
import { type Source, sourcesOf, walk } from "../support/sources.ts";

const rooms = ["sdk", "provider", "rules", "engines", "simulator", "cli", "policies", "scripts", "bench"];

const linesIn = ({ file }: Source): number => file.text.trimEnd().split("\n").length;

/** Functions that have more lines than so many, from their first word to their last brace, wherever they stand. */
function longFunctions({ path, file }: Source, most: number): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
    const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
    if (lines > most) found.push(`${path}:${lineOf(node.getStart()) + 1} has ${lines} lines`);
  });
  return found;
}

describe("what people wrote", () => {
  it("has no source file of more than 250 lines, and no file of tests of more than 320", () => {
    const long = (folders: readonly string[], most: number) =>
      sourcesOf(...folders)
        .filter((source) => linesIn(source) > most)
        .map((source) => `${source.path} has ${linesIn(source)} lines`);
    // Tables are data: rows are not told apart by where they stand.
    expect([...long(rooms, 250), ...long(["tests"], 320).filter((file) => !file.startsWith("tests/rules/tables/"))]).to.deep.equal([]);
  });

  it("has no function of more than 50 lines", () => {
    const sources = sourcesOf(...rooms);
    expect(sources.length).to.be.greaterThan(300);
    expect(sources.flatMap((source) => longFunctions(source, 50))).to.deep.equal([]);
    expect(
      sources.flatMap((source) => longFunctions(source, 40)),
      "functions are found",
    ).to.not.deep.equal([]);
  });
});
