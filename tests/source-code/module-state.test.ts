import { expect } from "chai";
import ts from "typescript";
import { type Source, sourcesOf } from "../support/readers/sources.ts";

/** What a module may remember between two calls, and why nothing could be given it instead. */
const allowed: Readonly<Record<string, string>> = {
  "sdk/auth/assertion.ts used": "pairs of times that this process has signed, whichever client did",
  "sdk/auth/private-key.ts last": "the key that was read last: the same for the same text",
  "sdk/http/agent.ts handshakes": "what is known of sockets, which Node.js makes",
  "sdk/http/earlier-tries.ts inDoubt": "what is known of errors",
  "sdk/http/response.ts parsedErrors": "bodies parsed once: the same for the same response",
  "sdk/http/trust.ts contexts": "what is trusted: the same for the same certificates",
  "sdk/secrets/body.ts isSensitive": "a table, filled as the module is loaded",
  "sdk/secrets/body.ts listed": "a table, filled as the module is loaded",
  "provider/reconciler/compare/member-table.ts entriesByTable": "what of a table may be written: the same for the same table",
  // Constructors of programs are given a name, arguments and options, and nothing else.
  "provider/program/lookup/lookup-resource.ts lastNumber": "numbers of resources",
  "provider/program/lookup/lookup-resource.ts registered": "look-ups by deployment",
  "provider/program/lookup/lookup-resource.ts resourceNumbers": "numbers of resources",
  "provider/program/app-defaults.ts ofComponents": "what is known of arguments",
  "provider/program/assert-program-ready.ts checkedFolder": "a look at the installed package, once a folder",
  "provider/program/misspelt-settings.ts seen": "what was told, once a program",
  "provider/program/unique.ts deployments": "claims by deployment",
};

/** Variables of a module that change: those of `let`, and collections that begin empty. */
function stateIn({ path, file }: Source): string[] {
  return file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList: { flags, declarations } }) =>
    declarations.flatMap(({ name, initializer }) => {
      const isEmptyCollection =
        initializer !== undefined &&
        ts.isNewExpression(initializer) &&
        /^(Weak)?(Map|Set)$/.test(initializer.expression.getText(file)) &&
        (initializer.arguments ?? []).length === 0;
      return (flags & ts.NodeFlags.Const) === 0 || isEmptyCollection ? [`${path} ${name.getText(file)}`] : [];
    }),
  );
}

describe("what modules remember", () => {
  it("is nothing of a gateway: what is known of one stands in its Gateway, and so is given in", () => {
    expect(sourcesOf("sdk", "provider").flatMap(stateIn).sort()).to.deep.equal(Object.keys(allowed).sort());
  });
});
