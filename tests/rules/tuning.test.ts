import { expect } from "chai";
import { readTuning, switchedTo } from "pulumi-oag/rules";

describe("the tuning of the rules", () => {
  it("is taken as it is when it is sound", () => {
    const tuning = {
      maxSession: 86_400,
      maxIdle: 1800,
      withinDays: 14,
      allowedOpenPaths: ["/public/"],
      everyoneGroups: ["00g0"],
      options: { prefix: "STRING" },
      rules: { "debug-on": "off: because it is a test gateway", "open-path": "warning" },
      apps: { Payroll: { rules: { "no-groups": "error" }, allowedOpenPaths: ["/"] } },
    };
    expect(readTuning(tuning)).to.deep.equal({ tuning, problems: [] });
  });

  it("has switches that say another severity, or the reason for which a rule is off", () => {
    for (const severity of ["error", "warning", "note"] as const) expect(switchedTo(severity)).to.deep.equal({ severity });
    expect(switchedTo("off: because of\na move")).to.deep.equal({ off: "of\na move" });
    for (const odd of ["off", "off: because ", "off: a move", " note", "Error", "", undefined, null, 1, ["note"], { severity: "note" }])
      expect(switchedTo(odd), String(odd)).to.equal(undefined);
  });

  it("take a reason in any script", () => {
    for (const reason of ["試験", "проверка", "اختبار", "परीक्षण", "3", "-> x"])
      expect(readTuning({ rules: { "debug-on": `off: because ${reason}` } }).problems, reason).to.deep.equal([]);
  });

  for (const [tuning, problems] of [
    [[], ["the tuning must be an object"]],
    [
      { maxIdel: 1 },
      [
        '"maxIdel" is no part of the tuning; allowed: maxSession, maxIdle, withinDays, allowedOpenPaths, everyoneGroups, options, rules, apps, identityProviders, certificates',
      ],
    ],
    [{ maxIdle: 0, withinDays: "30" }, ["maxIdle must be a whole number above 0", "withinDays must be a whole number above 0"]],
    [{ allowedOpenPaths: ["public"] }, ["allowedOpenPaths must be a list of paths, each beginning with a slash as the policy has it"]],
    [{ everyoneGroups: "Everyone" }, ["everyoneGroups must be a list of texts"]],
    [{ rules: { "debug-on": "off" } }, ['rules["debug-on"] must be "error", "warning", "note" or "off: because …" with a reason']],
    [
      { rules: { "debug-on": "off: because " } },
      ['rules["debug-on"] must be "error", "warning", "note" or "off: because …" with a reason'],
    ],
    ...["\u200b", "\u2800", "\u3164", "\uffa0", "…", "-"].map(
      (blank) =>
        [
          { rules: { "debug-on": `off: because ${blank}` } },
          ['rules["debug-on"] must be "error", "warning", "note" or "off: because …" with a reason'],
        ] as const,
    ),
    [{ rules: { debug: "note" } }, ['rules["debug"] is no rule; did you mean debug-on? `npx pulumi-oag-cli audit --rules` lists all']],
    [{ rules: { xyzzy: "note" } }, ['rules["xyzzy"] is no rule; `npx pulumi-oag-cli audit --rules` lists all']],
    [{ rules: [] }, ["rules must be an object with rules as its names"]],
    [{ options: { prefix: "TEXT" } }, ["options.prefix must be one of STRING, SEGMENT, EXACT"]],
    [
      { options: { toString: "x" } },
      [
        'options."toString" is no option; allowed: pathForm, inactive, customOrder, anchor, slash, prefix, order, slashElement, lex, noRoot, subjectJoin',
      ],
    ],
    [{ apps: { A: { debug: 1 } } }, ['apps["A"]."debug" is no part of the tuning of an app; allowed: rules, allowedOpenPaths']],
    [{ apps: { A: 1 } }, ['apps["A"] must be an object']],
    [{ apps: 1 }, ["apps must be an object with labels as its names"]],
    [{ identityProviders: [] }, ["identityProviders must be an object with domains as its names"]],
    [
      { certificates: { "*.example.com": { within: 3 } } },
      ['certificates["*.example.com"]."within" is no part of the tuning of a certificate; allowed: rules'],
    ],
    [
      { identityProviders: { "a.okta.com": { allowedOpenPaths: ["/"] } } },
      ['identityProviders["a.okta.com"]."allowedOpenPaths" is no part of the tuning of an identity provider; allowed: rules'],
    ],
    [
      { certificates: { a: { rules: { "certificate-ended": "off" } } } },
      ['certificates["a"].rules["certificate-ended"] must be "error", "warning", "note" or "off: because …" with a reason'],
    ],
  ] as const)
    it(`refuse ${JSON.stringify(tuning)} with what is allowed`, () => {
      const read = readTuning(tuning);
      expect([read.tuning, read.problems.map(({ text }) => text)]).to.deep.equal([undefined, problems]);
    });

  for (const [tuning, path] of [
    [[], []],
    [{ maxIdel: 1 }, ["maxIdel"]],
    [{ "-----BEGIN CANARY": 1 }, []],
    [{ options: { prefix: "TEXT" } }, ["options", "prefix"]],
    [{ rules: { "debug-on": "off" } }, ["rules", "debug-on"]],
    [{ apps: { "a.b": { rules: { debug: "note" } } } }, ["apps", "a.b", "rules", "debug"]],
    [{ apps: { "a.b": { "-----BEGIN CANARY": 1 } } }, ["apps", "a.b"]],
    [{ certificates: { "*.example.com": { allowedOpenPaths: ["/"] } } }, ["certificates", "*.example.com", "allowedOpenPaths"]],
  ] as const)
    it(`tell where ${JSON.stringify(tuning)} is wrong as a path of names`, () => {
      expect(readTuning(tuning).problems.map((problem) => problem.path)).to.deep.equal([path]);
    });
});
