import { expect } from "chai";
import ts from "typescript";
import { sourcesOf, walk } from "../support/readers/sources.ts";

/** A command or an option at the end of a text, which the code behind it would be pasted with. What is in backquotes is marked. */
const bareEnd = /(?:^|\s)(?:pulumi(?:-oag)? [a-z](?:[^`;.]|\.(?=\S))*|--?[a-z][\w-]*(?:[ =]\S+)?)$/;
const endsBare = (text: string) => bareEnd.test(text.replace(/`[^`]*`/g, "`"));

const sources = sourcesOf("cli");
/** What a name of the command line's own stands for: a constant's value, or what a function returns. */
const named = new Map<string, ts.Expression[]>();
for (const { file } of sources)
  walk(file, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      const { initializer } = node;
      const value = ts.isArrowFunction(initializer) && !ts.isBlock(initializer.body) ? initializer.body : initializer;
      named.set(node.name.text, [...(named.get(node.name.text) ?? []), value]);
    }
    // What a file is told with where it cannot be read.
    if (ts.isPropertyAssignment(node) && node.name.getText() === "cure")
      named.set("cure", [...(named.get("cure") ?? []), node.initializer]);
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) {
      const returned: ts.Expression[] = [];
      walk(node, (within) => {
        if (ts.isReturnStatement(within) && within.expression !== undefined) returned.push(within.expression);
      });
      named.set(node.name.text, [...(named.get(node.name.text) ?? []), ...returned]);
    }
  });

/** All texts that an expression may end with; none where only a run tells. */
function endsOf(node: ts.Expression, seen: readonly ts.Node[] = []): string[] {
  if (seen.includes(node)) return [];
  const next = (one: ts.Expression) => endsOf(one, [...seen, node]);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return next(node.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(next);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(next);
  if (ts.isIdentifier(node)) return (named.get(node.text) ?? []).flatMap(next);
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) ? next(node.expression) : [];
  if (!ts.isTemplateExpression(node)) return [];
  const last = node.templateSpans.at(-1) as ts.TemplateSpan;
  if (last.literal.text === "") return next(last.expression);
  return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…")];
}

/** What ends the sentence of an error that is made here: of a file that cannot be used it is the cure. */
function sentenceIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === "CliError") return node.arguments?.[1];
  return ts.isCallExpression(node) && node.expression.getText() === "refused" ? (node.arguments[2] ?? node.arguments[1]) : undefined;
}

describe("the sentence of an error", () => {
  it("ends with no bare command or option, since its code is behind it: what is to be pasted is in backquotes", () => {
    const texts: string[] = [];
    for (const { path, file } of sources)
      walk(file, (node) => {
        const made = sentenceIn(node);
        if (made !== undefined) texts.push(...endsOf(made).map((text) => `${path}: ${text}`));
      });
    expect(texts.length).to.be.at.least(80);
    expect(texts.filter(endsBare)).to.deep.equal([]);
    // Those that other places write the end of are among them.
    for (const end of ["give a folder that `pulumi-oag dump` wrote", "what `pulumi stack export` prints", "--file state.json`"])
      expect(texts.some((text) => text.endsWith(end))).to.equal(true, end);
  });

  it("is one of both where it does, as examples show", () => {
    for (const bare of [
      "make one with: pulumi stack export > state.json",
      "as in: pulumi-oag diff staging production --map map.json",
      "folder with --out",
      "--map: say for which: --map …=FILE",
      "take `--a`, or --b",
    ])
      expect(endsBare(bare), bare).to.equal(true);
    for (const fine of [
      "as in: `pulumi stack export > state.json`",
      "leave --append out and paste the code",
      "`pulumi-oag dump` makes a new one",
    ])
      expect(endsBare(fine), fine).to.equal(false);
  });
});
