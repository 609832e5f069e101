import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, OagApp, OagProvider, ProtectedApp } from "pulumi-oag";
import ts from "typescript";
import { codesBy } from "../../../dist/sdk/codes.js";
import { rejection } from "../../support/basics/rejection.ts";
import { runProgram } from "../../support/programs/program.ts";
import { sourcesOf, walk } from "../../support/readers/sources.ts";
import { app } from "../../support/resources/arguments.ts";

// biome-ignore lint/suspicious/noExplicitAny: what no type admits
type Bad = any;
const forOne = { label: "Payroll", publicDomain: "p.example.com", groups: [], idpId: "i", backends: ["https://b:1"] };
const connection = { hostname: "h", clientId: "c", privateKey: "k" };
const id = "6f1f2f0a-0000-4000-8000-000000000000";

describe("what constructors and look-ups throw", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  for (const [code, what, make, config = {}] of [
    ["OAG_ARGUMENT_MISSING", "no back end", () => new ProtectedApp("a", { ...forOne, backends: [] })],
    ["OAG_ARGUMENT_MISSING", "no label", () => getApp({} as Bad)],
    ["OAG_ARGUMENT_MISSING", "neither of two", () => getCertificate({})],
    ["OAG_ARGUMENT_UNKNOWN", "a slip", () => new OagProvider("a", { ...connection, hostnam: "x" } as Bad)],
    ["OAG_ARGUMENT_TYPE", "no object", () => getApp("Wiki" as Bad)],
    ["OAG_ARGUMENT_TYPE", "no map", () => new OagProvider("a", { ...connection, appDefaults: { policies: [] } as Bad })],
    ["OAG_ARGUMENT_TYPE", "no provider", () => new OagApp("a", app, { provider: "gateway" as Bad })],
    ["OAG_ARGUMENT_CONFLICT", "both of two", () => getCertificate({ commonName: "x", forDomain: "x" })],
    ["OAG_ARGUMENT_CONFLICT", "one label twice", () => [new OagApp("a", app), new OagApp("b", app)]],
    [
      "OAG_IMPORT",
      "one object twice",
      () => [new OagApp("a", app, { import: id }), new OagApp("b", { ...app, label: "B" }, { import: id })],
    ],
    ["OAG_IMPORT", "an entry that is no id", () => new OagApp("a", app), { "oag:adopt": '{"a": 7}' }],
    ["OAG_CONFIG", "no JSON", () => new OagApp("a", app), { "oag:adopt": "{" }],
    ["OAG_CONFIG", "a key in plain text", () => new OagApp("a", app), { "oag:privateKey": "k" }],
  ] as const)
    it(`is one of Pulumi's own errors, with a code as data and at the end of the text: ${code} for ${what}`, async () => {
      const error = await rejection(
        runProgram<unknown>(() => {
          pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(config)));
          return make();
        }),
      );
      expect([pulumi.RunError.isInstance(error), error instanceof pulumi.RunError]).to.deep.equal([true, true]);
      expect([(error as Bad).code, error.message.slice(error.message.lastIndexOf(" ["))]).to.deep.equal([code, ` [${code}]`]);
      expect(codesBy("sdk", "resource", "argument")).to.include(code);
    });

  it("is never made without a code", () => {
    const plain: string[] = [];
    for (const { path, file } of sourcesOf("provider"))
      walk(file, (node) => {
        if (ts.isNewExpression(node) && node.expression.getText().endsWith("RunError")) plain.push(path);
      });
    expect(plain).to.deep.equal([]);
  });
});
