import { expect } from "chai";
import { sentenceOf, spelled } from "../../../dist/provider/errors/problem.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { type CheckContext, inputsIn } from "../../../dist/provider/lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { spell } from "../../../dist/sdk/message.js";
import { privateKey } from "../../support/gateways/gateway.ts";
import { app as plainApp } from "../../support/resources/arguments.ts";
import type { Json } from "../../support/resources/resource.ts";

const app = { ...plainApp, groups: ["g"] };
const context = { validation: "strict", notice: () => {} } as const;
const checkApp = (olds: Json, news: Json, context: CheckContext) =>
  lifecycles.app.check?.({ olds: inputsIn(olds), news: inputsIn(news) }, context) ?? [];
const handlerOf = (settings: Record<string, string>) => {
  const handler = new Handler(lifecycles.app, { gateways: () => Promise.reject(new Error("no gateway")), notice: () => {} });
  handler.configure({ config: { get: (key) => settings[key] } });
  return handler;
};

describe("a problem with a program's arguments", () => {
  for (const [what, change, path, sentence] of [
    ["a member", { label: 7 }, ["label"], "label: must be a text, not a number"],
    ["one of a list", { groups: ["g", 7] }, ["groups", 1], "groups.1: must be a text, not a number"],
    [
      "a member of a block",
      { session: { maxSession: 1 } },
      ["session", "maxSession"],
      "session.maxSession: must be true or false, not a number",
    ],
    [
      "a member of an item whose key is no name",
      { policies: { "/a.b": { rule: 7 } } },
      ["policies", "/a.b", "rule"],
      'policies["/a.b"].rule: must be one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM, not a number',
    ],
    ["a member that does not exist", { "no such": 1 }, ["no such"], /^\["no such"\]: is not an argument here; allowed are type, /],
  ] as const)
    it(`is told with its place: ${what}`, () => {
      const [found, ...others] = checkApp({}, { ...app, ...change }, context);
      expect(others).to.deep.equal([]);
      expect(found?.path).to.deep.equal(path);
      if (typeof sentence === "string") expect(found && sentenceOf(found)).to.equal(sentence);
      else expect(found && sentenceOf(found)).to.match(sentence);
    });

  it("names what would do as well, apart from its place", () => {
    const found = checkApp({}, { ...app, behavior: { login: "CUSTOM_URL", loginPath: "" } }, context);
    expect(found).to.deep.equal([
      { path: ["behavior", "customLoginUrl"], or: ["loginPath"], text: "is required where login is CUSTOM_URL" },
    ]);
    expect(found.map((problem) => sentenceOf(problem))).to.deep.equal([
      "behavior.customLoginUrl (or loginPath): is required where login is CUSTOM_URL",
    ]);
  });

  it("is one line without what a terminal obeys, however long its place is", () => {
    expect(sentenceOf({ path: [], text: "one\nline" })).to.equal("one line");
    expect(sentenceOf({ path: [`\u001b[2J${"x".repeat(5000)}`], text: "t" })).to.match(/^\["\[2Jx{76}…"\]: t$/);
    expect(spell(spelled(["a", "b c", 0, "d"]))).to.equal('a["b c"].0.d');
  });

  it("reaches the engine as a sentence without a property, and whoever asks in the process with its place", async () => {
    const handler = handlerOf({ "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey });
    const wrong = { ...app, label: 7, policies: { "/a": { rule: 7 } } };
    const reasons = [
      "label: must be a text, not a number",
      'policies["/a"].rule: must be one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM, not a number',
    ];
    expect(await handler.check({}, wrong)).to.deep.equal({
      inputs: wrong,
      failures: reasons.map((reason) => ({ property: "", reason })),
    });
    expect(await handler.problems({}, wrong)).to.deep.equal([
      { path: ["label"], reason: reasons[0] },
      { path: ["policies", "/a", "rule"], reason: reasons[1] },
    ]);
  });

  it("has no place where the configuration is wrong, and a code instead", async () => {
    const settings = { "oag:hostname": "https://x", "oag:clientId": "c", "oag:privateKey": "k" };
    const handler = handlerOf(settings);
    const reason =
      'oag:hostname: "https://x" is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com" [OAG_CONFIG]';
    expect(await handler.problems({}, app)).to.deep.equal([{ path: [], reason }]);
    expect((await handlerOf(settings).check({}, app)).failures).to.deep.equal([{ property: "", reason }]);
  });
});
