import { expect } from "chai";
import { spelled } from "../../../dist/provider/errors/argument-path.js";
import { sentenceOf } from "../../../dist/provider/errors/problem.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { type CheckContext, inputsIn } from "../../../dist/provider/lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import { spell } from "../../../dist/sdk/message.js";
import type { Json } from "../../support/basics/json.ts";
import { privateKey } from "../../support/gateways/gateway.ts";
import { app as plainApp } from "../../support/resources/arguments.ts";

const app = { ...plainApp, groups: ["g"] };
const context = { validation: "strict", notice: () => {} } as const;
const checkApp = (olds: Json, news: Json, context: CheckContext) =>
  lifecycles.app.check?.({ olds: inputsIn(olds), news: inputsIn(news) }, context).problems ?? [];
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
      {
        code: "OAG_ARGUMENT_MISSING",
        path: ["behavior", "customLoginUrl"],
        or: ["loginPath"],
        text: "is required where login is CUSTOM_URL",
      },
    ]);
    expect(found.map((problem) => sentenceOf(problem))).to.deep.equal([
      "behavior.customLoginUrl (or loginPath): is required where login is CUSTOM_URL",
    ]);
  });

  for (const [code, change, path, olds = {}] of [
    ["OAG_ARGUMENT_MISSING", { label: undefined }, ["label"]],
    ["OAG_ARGUMENT_MISSING", { label: " " }, ["label"]],
    ["OAG_ARGUMENT_UNKNOWN", { lable: "x" }, ["lable"]],
    ["OAG_ARGUMENT_UNKNOWN", { acsUrl: "https://x/" }, ["acsUrl"]],
    ["OAG_ARGUMENT_WORD", { policies: { "/": { rule: "PROTECTD" } } }, ["policies", "/", "rule"]],
    ["OAG_ARGUMENT_WORD", { status: "ACTVE" }, ["status"]],
    ["OAG_ARGUMENT_TYPE", { groups: "g" }, ["groups"]],
    ["OAG_ARGUMENT_TYPE", { status: 5 }, ["status"]],
    ["OAG_ARGUMENT_TYPE", { session: [] }, ["session"]],
    ["OAG_ARGUMENT_FORM", { publicDomain: "https://x" }, ["publicDomain"]],
    ["OAG_ARGUMENT_FORM", { policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "(" } } }, ["policies", "/", "regexRule"]],
    ["OAG_ARGUMENT_CONFLICT", { loadBalanced: false, healthCheck: { enabled: true } }, ["healthCheck", "enabled"]],
    ["OAG_ARGUMENT_FIXED", { debug: true }, ["debug"], { ...app, debug: false }],
    ["OAG_IMPORT", { __import: "../x" }, ["import"]],
  ] as const)
    it(`has a code by what there is to do: ${code} of ${path.join(".")}`, () => {
      const found = checkApp(olds, { ...app, ...change }, context);
      expect(found.map((problem) => [problem.code, problem.path])).to.deep.equal([[code, path]]);
    });

  it("is one line without what a terminal obeys, however long its place is", () => {
    expect(sentenceOf({ path: [], text: "one\nline" })).to.equal("one line");
    expect(sentenceOf({ path: [`\u001b[2J${"x".repeat(5000)}`], text: "t" })).to.match(/^\["\[2Jx{76}…"\]: t$/);
    expect(spell(spelled(["a", "b c", 0, "d"]))).to.equal('a["b c"].0.d');
  });

  it("reaches the engine as a sentence with its code and without a property, and whoever asks in the process as data", async () => {
    const handler = handlerOf({ "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey });
    const wrong = { ...app, label: 7, policies: { "/a": { rule: 7 } } };
    const reasons = [
      "label: must be a text, not a number",
      'policies["/a"].rule: must be one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM, not a number',
    ];
    expect(await handler.check({}, wrong)).to.deep.equal({
      inputs: wrong,
      failures: reasons.map((reason) => ({ property: "", reason: `${reason} [OAG_ARGUMENT_TYPE]` })),
    });
    expect(await handler.problems({}, wrong)).to.deep.equal([
      { code: "OAG_ARGUMENT_TYPE", path: ["label"], reason: reasons[0] },
      { code: "OAG_ARGUMENT_TYPE", path: ["policies", "/a", "rule"], reason: reasons[1] },
    ]);
  });

  it("is shown with its code however long its place and its text are", async () => {
    const handler = handlerOf({ "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey });
    const deep = Object.fromEntries(["policies", "attributes"].map((name) => [name, { ["x".repeat(5000)]: 7 }]));
    const { failures } = await handler.check({}, { ...app, ...deep });
    expect(failures).to.have.length(2);
    for (const { reason } of failures) expect(reason).to.match(/ \[OAG_ARGUMENT_TYPE\]$/);
  });

  it("has the code of its cause also where another resource has told it in full", async () => {
    const parts = { gateways: () => Promise.reject(new Error("no gateway")), notice: () => {}, run: new Run() };
    const handler = new Handler(lifecycles.app, parts);
    const settings: Record<string, string> = { "oag:hostname": "h.example.com", "oag:clientId": "c", "oag:privateKey": "nonsense!" };
    handler.configure({ config: { get: (key) => settings[key] } });
    const told = [];
    for (const label of ["Payroll", "Wiki"]) told.push(...(await handler.problems({}, { ...app, label })));
    expect(told.map(({ code, setting }) => [code, setting])).to.deep.equal(Array(2).fill(["OAG_PRIVATE_KEY", "privateKey"]));
    expect(told[1]?.reason).to.equal('the configuration is wrong (as told for app "Payroll")');
  });

  it("has the setting for its place where the configuration is wrong", async () => {
    const settings = { "oag:hostname": "https://x.example", "oag:clientId": "c", "oag:privateKey": "k" };
    const handler = handlerOf(settings);
    const reason =
      'oag:hostname: "https://x.example" is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"';
    expect(await handler.problems({}, app)).to.deep.equal([{ code: "OAG_CONFIG", path: [], setting: "hostname", reason }]);
    expect((await handlerOf(settings).check({}, app)).failures).to.deep.equal([{ property: "", reason: `${reason} [OAG_CONFIG]` }]);
  });

  it("shows no setting that repeats what the program marked as secret [setting-repeats-secret]", async () => {
    const settings = { "oag:hostname": "https://falcon-winter.example", "oag:clientId": "c", "oag:privateKey": "k" };
    const [told] = await handlerOf(settings).problems({}, { ...app, label: "falcon-winter.example", __secrets: [["label"]] });
    expect(told?.reason).to.match(/^oag:hostname: \[secret\] is not a host name; give only host or host:port /);
  });

  it("has no key of a map that the program keeps secret, neither in its sentence nor in its path [problem-path-secret]", async () => {
    const handler = handlerOf({ "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey });
    const wrong = { ...app, policies: { "/kestrel-canary": { rule: 7 } }, __secrets: [["policies"]] };
    expect(await handler.problems({}, wrong)).to.deep.equal([
      {
        code: "OAG_ARGUMENT_TYPE",
        path: ["policies", "[secret]", "rule"],
        reason: "policies[[secret]].rule: must be one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM, not a number",
      },
    ]);
  });
});
