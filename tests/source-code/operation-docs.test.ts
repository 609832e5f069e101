import { expect } from "chai";
import ts from "typescript";
import { type Source, sourcesOf } from "../support/readers/sources.ts";

interface Method {
  /** `Class.method`. */
  readonly name: string;
  readonly body: string;
  /** What its docstring says before the first tag. */
  readonly meaning: string;
  /** What its docstring says after each `@throws`. */
  readonly thrown: string;
}

const isPublic = (member: ts.MethodDeclaration) =>
  !ts.isPrivateIdentifier(member.name) && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) === 0;

function methodsIn({ file }: Source): Method[] {
  return file.statements.filter(ts.isClassDeclaration).flatMap(({ name: type, members }) =>
    members
      .filter(ts.isMethodDeclaration)
      .filter(isPublic)
      .map((member) => ({
        name: `${type?.text}.${member.name.getText(file)}`,
        body: member.body?.getText(file) ?? "",
        meaning: ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc)?.comment) ?? "",
        thrown: ts
          .getJSDocTags(member)
          .filter(({ tagName }) => tagName.text === "throws")
          .map((tag) => tag.getText(file))
          .join("\n"),
      })),
  );
}

/** What a call may throw: an id is judged before it is sent, and discovery alone needs no access token. */
const errorsOf = ({ body }: Method): string[] => [
  ...["OagApiError", "OagProtocolError", "OagTransportError"],
  ...(body.includes("getOpenIDConnectDiscovery") ? [] : ["OagAuthenticationError"]),
  ...(body.includes("path:") ? ["OagConfigError"] : []),
];

describe("the docstrings of the API's operations", () => {
  const methods = sourcesOf("sdk/operations").flatMap(methodsIn);

  it("say what each does", () => {
    expect(methods.filter(({ meaning }) => meaning.length < 10).map(({ name }) => name)).to.deep.equal([]);
  });

  it("name every error that a call throws, and none that it does not", () => {
    expect(methods.length).to.be.at.least(38);
    const named = methods.map(({ name, thrown }) => [name, [...new Set(thrown.match(/\bOag\w+Error\b/g) ?? [])].sort()]);
    expect(named).to.deep.equal(methods.map((method) => [method.name, errorsOf(method).sort()]));
  });
});
