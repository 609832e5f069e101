import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { errorCodes, OagError } from "pulumi-oag/sdk";
import ts from "typescript";
import { cliErrorCodes } from "../../../cli/dist/codes.js";
import { argumentCodes, resourceErrorCodes } from "../../../dist/provider/errors/codes.js";
import { OagResourceError } from "../../../dist/provider/errors/resource-error.js";
import { root } from "../../support/basics/checkout.ts";
import { type Source, sourcesOf, walk } from "../../support/readers/sources.ts";

const isList = (path: string) => path === "sdk/codes.ts" || path === "provider/errors/codes.ts" || path === "cli/codes.ts";
const code = /^OAG_[A-Z_]+$/;

/**
 * Codes that errors are made with: given to a constructor, the default of one, or chosen by a function that is called codeOf; and those
 * that problems with arguments are made with.
 */
function codesIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (ts.isStringLiteral(node) && code.test(node.text) && isMade(node)) found.push(node.text);
  });
  return found;
}

function isMade(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent))
    return parent.expression.getText().endsWith("Error") && parent.arguments?.some((each) => each === node) === true;
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.SuperKeyword || isProblem(parent, node);
  if (ts.isConditionalExpression(parent) && ts.isCallExpression(parent.parent)) return isProblem(parent.parent, parent);
  if (ts.isParameter(parent)) return parent.initializer === node;
  if (!ts.isReturnStatement(parent) && !ts.isConditionalExpression(parent)) return false;
  const holder = ts.findAncestor(node, ts.isFunctionDeclaration);
  return holder?.name?.text === "codeOf";
}

/** The second of what a problem is made of. */
const isProblem = ({ expression, arguments: given }: ts.CallExpression, node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(expression) && ["add", "addNewer"].includes(expression.name.text) && given[1] === node;

const usedIn = (sources: readonly Source[]): string[] => [
  ...new Set(sources.filter(({ path }) => !isList(path)).flatMap(({ file }) => codesIn(file))),
];

/** The codes of each table of the page, with what stands in their rows. */
function documented(): Map<string, string[]>[] {
  const page = readFileSync(join(root, "docs/errors.md"), "utf8");
  return page
    .split("\n## ")
    .map((section) => section.split("\n").filter((line) => line.startsWith("| `OAG_")))
    .filter((rows) => rows.length > 0)
    .map(
      (rows) =>
        new Map(
          rows.map((row) => {
            const [, name = "", ...cells] = row.split("|").map((cell) => cell.trim());
            return [name.slice(1, -1), cells.slice(0, -1)];
          }),
        ),
    );
}

describe("the codes of errors", () => {
  const [sdk, others, cli] = [sourcesOf("sdk"), sourcesOf("provider"), sourcesOf("cli")];

  it("are exactly those that the SDK's errors are made with", () => {
    expect(usedIn(sdk).sort()).to.deep.equal([...errorCodes].sort());
  });

  it("are, with those of resources, exactly those that any error is made with", () => {
    expect(usedIn([...sdk, ...others]).sort()).to.deep.equal([...resourceErrorCodes].sort());
    expect(resourceErrorCodes.slice(0, errorCodes.length)).to.deep.equal(errorCodes);
    expect(new Set(resourceErrorCodes).size).to.equal(resourceErrorCodes.length);
  });

  it("are, with those of commands, exactly those that any error of a command is made with or may pass on", () => {
    const used = usedIn(cli);
    expect(used.filter((one) => !(resourceErrorCodes as readonly string[]).includes(one)).sort()).to.deep.equal([...cliErrorCodes].sort());
    expect(new Set([...resourceErrorCodes, ...cliErrorCodes]).size).to.equal(resourceErrorCodes.length + cliErrorCodes.length);
  });

  it("stand in the page of errors in the same order, each with its meaning and its cure", () => {
    const tables = documented();
    const ofResources = resourceErrorCodes.slice(errorCodes.length, resourceErrorCodes.length - argumentCodes.length);
    expect(tables.map((table) => [...table.keys()])).to.deep.equal([errorCodes, ofResources, argumentCodes, cliErrorCodes]);
    for (const [name, cells] of tables.flatMap((table) => [...table])) {
      expect(cells, name).to.have.length(2);
      for (const cell of cells) expect(cell.length, name).to.be.greaterThan(5);
    }
  });

  it("do not compile unless they are in the list", () => {
    // @ts-expect-error a code that no list has
    expect(new OagResourceError("OAG_UNHEARD_OF", "x").code).to.equal("OAG_UNHEARD_OF");
    // @ts-expect-error a code that only resources have
    expect(new OagError("OAG_EXISTS", "x").code).to.equal("OAG_EXISTS");
  });
});

describe("the sentence of an error", () => {
  const sources = sourcesOf("sdk", "provider", "cli", "engines");

  it("has its code from one place each, and none written into it", () => {
    const written = sources.filter(({ text }) => text.includes("[OAG_")).map(({ path }) => path);
    expect(written).to.deep.equal([]);
    const brackets = sources.filter(({ text }) => /\[\$\{(?:\w+\.)?code\}\]/.test(text)).map(({ path }) => path);
    expect(brackets).to.deep.equal(["cli/detail.ts", "provider/errors/codes.ts"]);
  });

  it("is read by people only: no source looks into one", () => {
    const looks = ["includes", "indexOf", "startsWith", "endsWith", "match", "matchAll", "search", "replace", "replaceAll", "test", "exec"];
    const sentences = ["message", "reason", "reasons", "sentence", "sentences", "summary", "gatewayMessage", "detail"];
    const isSentence = (node: ts.Node) =>
      (ts.isPropertyAccessExpression(node) && sentences.includes(node.name.text)) ||
      (ts.isIdentifier(node) && ["reason", "sentence", "told", "whole"].includes(node.text));
    const found: string[] = [];
    for (const { path, file } of sources)
      walk(file, (node) => {
        if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
        const { expression: receiver, name } = node.expression;
        if (looks.includes(name.text) && [receiver, ...node.arguments].some(isSentence)) found.push(`${path}: ${node.getText()}`);
      });
    expect(found).to.deep.equal([]);
  });
});
