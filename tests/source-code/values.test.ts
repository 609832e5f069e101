import { expect } from "chai";
import ts from "typescript";
import { Source, sourcesOf, walk } from "../support/readers/sources.ts";

/** What a node stands in: the nearest declaration or method with a name. */
function holderOf(node: ts.Node): string {
  const holder = ts.findAncestor(
    node,
    (each) =>
      ts.isFunctionDeclaration(each) ||
      ts.isMethodDeclaration(each) ||
      ts.isVariableDeclaration(each) ||
      ts.isPropertyDeclaration(each) ||
      ts.isPropertyAssignment(each) ||
      ts.isConstructorDeclaration(each),
  );
  return holder === undefined || ts.isConstructorDeclaration(holder)
    ? "constructor"
    : ((holder as ts.NamedDeclaration).name?.getText() ?? "");
}

/** Where sources call a function, or hand it over to be called (`.map(JSON.stringify)`): each place once. */
function callsOf(names: readonly string[], sources: readonly Source[]): string[] {
  const found = new Set<string>();
  for (const { path, file } of sources)
    walk(file, (node) => {
      if (ts.isCallExpression(node) && [node.expression, ...node.arguments].some((each) => names.includes(each.getText())))
        found.add(`${path}: ${holderOf(node)}`);
    });
  return [...found].sort();
}

/** Templates with a value between quotes, or with the text of an error, which has quoted values in it. */
function quotedIn(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, file }) => {
    const found: string[] = [];
    walk(file, (node) => {
      if (!ts.isTemplateExpression(node)) return;
      const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      const isFaulty = node.templateSpans.some(
        ({ expression }, nth) =>
          /"$/.test(texts[nth] ?? "") || (ts.isPropertyAccessExpression(expression) && expression.name.text === "message"),
      );
      if (isFaulty) found.push(`${path}: ${node.getText()}`);
    });
    return found;
  });
}

describe("a value in a sentence", () => {
  const sources = sourcesOf("provider");

  it("is a part of its own until the sentence is shown: no source writes it into a text between quotes", () => {
    const made = new Source(
      "made-up.ts",
      `const a = \`app "\${label}" is gone\`, b = \`no (\${error.message})\`, c = \`an app of \${noun}\`;`,
    );
    expect(quotedIn([made])).to.have.lengthOf(2);
    expect(quotedIn(sources)).to.deep.equal([]);
  });

  it("is never made JSON by whoever writes the sentence: JSON is made of what is a key or a copy alone", () => {
    const made = new Source("made-up.ts", `const told = () => \`app \${JSON.stringify(label)}\`, listed = names.map(JSON.stringify);`);
    expect(callsOf(["JSON.stringify"], [made])).to.deep.equal(["made-up.ts: listed", "made-up.ts: told"]);
    expect(callsOf(["JSON.stringify"], sources)).to.deep.equal([
      "provider/configuration/identity.ts: identityOfConfiguration",
      "provider/errors/topic.ts: keyOfTopic",
      "provider/gateway/gateways.ts: key",
      "provider/kinds/directory/kind.ts: identityOf",
      "provider/lookup/lookup-lifecycle.ts: identity",
      "provider/plugin/call-secrets.ts: isSameJson",
      "provider/plugin/in-stack.ts: fingerprintOf",
      "provider/program/lookup/lookup-resource.ts: key",
      "provider/program/noted-secrets.ts: all",
      "provider/program/unique.ts: key",
      "provider/values/distinct.ts: distinct",
      "provider/values/to-json.ts: text",
    ]);
  });

  it("is judged and quoted where the sentence is shown: before, a text is made of one to compare it alone", () => {
    expect(callsOf(["inQuotes"], sources)).to.deep.equal([]);
    expect(callsOf(["spell"], sources)).to.deep.equal(
      [
        // The texts of errors, for whoever has them in the process.
        "provider/errors/resource-error.ts: constructor",
        "provider/errors/resource-error.ts: asItIs",
        // What was hidden is sent to the user.
        "provider/gateway/gateways.ts: debug",
        "provider/gateway/gateways.ts: say",
        "provider/gateway/gateways.ts: warn",
        // Text between two values.
        "provider/plugin/call-secrets.ts: hide",
        // Compared.
        "provider/errors/in-list.ts: isLong",
      ].sort(),
    );
  });
});
