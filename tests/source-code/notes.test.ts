import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { root } from "../support/basics/checkout.ts";
import { type Source, sourcesOf, walk } from "../support/readers/sources.ts";

/** What a file calls a note where it does not spell its name. */
const constants: Readonly<Record<string, string>> = { "__oag:provider": "providerNameKey" };

/** Rows of the table of notes: each name with the files of its row, as from the top of the checkout. */
function rows(): Map<string, string[]> {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const section = text.slice(text.indexOf("## Names that begin with `__`"), text.indexOf("## Words"));
  return new Map(
    [...section.matchAll(/^\| `(__[^`]+)` \|(.*)$/gm)].map(([, name = "", rest = ""]) => [
      name,
      [...new Set([...rest.matchAll(/`([^`]+\.ts)`/g)].map(([, path = ""]) => path))].sort(),
    ]),
  );
}

/** True for code that writes or reads a note under its name; types and comments do neither. */
function names(source: Source, name: string): boolean {
  let isNamed = false;
  walk(source.file, (node) => {
    const isWord = ts.isIdentifier(node) || ts.isStringLiteral(node);
    const isInType = ts.isPropertySignature(node.parent ?? node) || ts.isImportSpecifier(node.parent ?? node);
    if (isWord && !isInType && (node.text === name || node.text === constants[name])) isNamed = true;
  });
  return isNamed;
}

describe("the table of names that begin with `__`", () => {
  const sources = sourcesOf("provider", "cli", "policies", "simulator");
  const short = ({ path }: Source) => path.replace(/^provider\/(reconciler\/(?=parsed\/))?/, "");

  it("has every file that writes or reads one, and no other", () => {
    const found = [...rows().keys()].map(
      (name) =>
        [
          name,
          sources
            .filter((source) => names(source, name))
            .map(short)
            .sort(),
        ] as const,
    );
    expect(Object.fromEntries(found)).to.deep.equal(Object.fromEntries(rows()));
  });

  it("has every name", () => {
    const others = ["__proto__", "__dirname", "__filename", "__pulumiType", "___"];
    const known = new Set([...rows().keys(), ...others]);
    const used = new Set<string>();
    for (const { file } of sources)
      walk(file, (node) => {
        if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && /^__\w/.test(node.text)) used.add(node.text);
      });
    expect([...used].filter((name) => !known.has(name))).to.deep.equal([]);
  });
});
