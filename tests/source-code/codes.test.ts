import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { codeTable, errorCodes, OagError, type SettingFacts, settingTable } from "pulumi-oag/sdk";
import ts from "typescript";
import { OagResourceError } from "../../dist/provider/errors/resource-error.js";
import { codesBy } from "../../dist/sdk/codes.js";
import { root } from "../support/basics/checkout.ts";
import { codesIn, errorsWithoutCode } from "../support/readers/codes.ts";
import { sourcesOf, typed, walk } from "../support/readers/sources.ts";

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

/** What another source could do that no list of names foresees. */
const madeUp = `import { OagConfigError as Wrong } from "../../sdk/errors";
import { codesBy } from "../../dist/sdk/codes.js";
import { OagResourceError } from "./resource-error";
import type { ResourceErrorCode } from "./codes";
class Newer extends OagResourceError {
  constructor(again = false) {
    super(again ? "OAG_EXISTS" : "OAG_DIFFERS", "x");
  }
}
class Bare extends Error {
  readonly code = "OAG_UNHEARD_OF";
}
const refuse = (code: ResourceErrorCode) => new OagResourceError(code, "x");
export const all = [new Newer(), new Bare(), new Wrong("x", "hostname", "OAG_PRIVATE_KEY"), refuse("OAG_IMPORT")];
const kept = "OAG_STATE";
export const isState = (code: string): boolean => code === kept || code === "OAG_LOST" || ["OAG_PARTIAL"].includes(code);
`;

describe("the codes of errors", () => {
  const packages = ["sdk", "provider", "cli"];
  const { checker, sources } = typed([...sourcesOf(...packages), { path: "provider/errors/made-up.ts", text: madeUp }]);
  const own = sources.filter(({ path }) => !path.endsWith("made-up.ts") && path !== "sdk/codes.ts");
  const foreign = sources.filter(({ path }) => path.endsWith("made-up.ts"));
  const named = codesIn(own, checker);
  /** Each code once, in the order of the table, that sources of a package make something with. */
  const madeIn = (folder: string): string[] => {
    const made = new Set(named.filter(({ path, how }) => how === "made" && path.startsWith(`${folder}/`)).map(({ code }) => code));
    return Object.keys(codeTable).filter((code) => made.has(code));
  };

  it("are found by what the compiler wants where they stand, whatever a class or a function is called", () => {
    expect(codesIn(foreign, checker).map(({ code, how }) => [code, how])).to.deep.equal([
      ["OAG_EXISTS", "made"],
      ["OAG_DIFFERS", "made"],
      ["OAG_PRIVATE_KEY", "made"],
      ["OAG_IMPORT", "made"],
      ["OAG_STATE", "loose"],
      ["OAG_LOST", "compared"],
      ["OAG_PARTIAL", "compared"],
    ]);
    expect(errorsWithoutCode(foreign, checker)).to.deep.equal(["provider/errors/made-up.ts: Bare"]);
  });

  it("stand nowhere in a source where no type says that they are codes, and every class of errors has one", () => {
    const variables = Object.values<SettingFacts>(settingTable).map(({ variable }): string | undefined => variable);
    expect(named.filter(({ how, code }) => how === "loose" && !variables.includes(code))).to.deep.equal([]);
    expect(errorsWithoutCode(own, checker)).to.deep.equal([]);
  });

  it("are exactly those that errors are made with, by whom the table says", () => {
    expect(madeIn("sdk")).to.deep.equal(codesBy("sdk"));
    const isOurs = (code: string) => !(codesBy("sdk") as readonly string[]).includes(code);
    expect(madeIn("provider").filter(isOurs)).to.deep.equal(codesBy("resource", "argument"));
    const ofOthers: readonly string[] = codesBy("sdk", "resource", "argument");
    expect(madeIn("cli").filter((code) => !ofOthers.includes(code))).to.deep.equal(codesBy("command"));
    expect(errorCodes).to.deep.equal(codesBy("sdk"));
  });

  it("stand in the page of errors in the same order, each with the meaning that the table has, and its cure", () => {
    const tables = documented();
    const makers = ["sdk", "resource", "argument", "command"] as const;
    expect(tables.map((table) => [...table.keys()])).to.deep.equal(makers.map((by) => codesBy(by)));
    const meanings = Object.entries(codeTable).map(([code, { meaning }]) => [code, meaning]);
    expect(tables.flatMap((table) => [...table].map(([code, [meaning]]) => [code, meaning]))).to.deep.equal(meanings);
    for (const [name, cells] of tables.flatMap((table) => [...table])) {
      expect(cells, name).to.have.length(2);
      for (const cell of cells) expect(cell.length, name).to.be.greaterThan(5);
    }
  });

  it("do not compile unless they are in the table", () => {
    // @ts-expect-error a code that the table does not have
    expect(new OagResourceError("OAG_UNHEARD_OF", "x").code).to.equal("OAG_UNHEARD_OF");
    // @ts-expect-error a code that only resources have
    expect(new OagError("OAG_EXISTS", "x").code).to.equal("OAG_EXISTS");
    // @ts-expect-error a code that only commands have
    expect(new OagResourceError("OAG_USAGE", "x").code).to.equal("OAG_USAGE");
  });
});

describe("the sentence of an error", () => {
  const sources = sourcesOf("sdk", "provider", "cli", "engines");

  it("has its code from one place each, and none written into it", () => {
    const written = sources.filter(({ text }) => text.includes("[OAG_")).map(({ path }) => path);
    expect(written).to.deep.equal([]);
    const brackets = sources.filter(({ text }) => /\[\$\{(?:\w+\.)?code\}\]/.test(text)).map(({ path }) => path);
    expect(brackets).to.deep.equal(["cli/error-details.ts", "provider/errors/codes.ts"]);
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
