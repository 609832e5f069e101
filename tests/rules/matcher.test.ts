import { expect } from "chai";
import { accessTo, type DeclaredPolicy, type KnownOptions, optionTexts, spelled, unknown } from "pulumi-oag/rules";

type Policies = Readonly<Record<string, DeclaredPolicy>>;

/** Which policies may answer, the likely one first, and the options on which that depends. */
function answering(policies: Policies, path: string, known: KnownOptions = {}) {
  const access = accessTo({ type: "OAG_HEADER_BASED", label: "App", policies }, path, {}, known);
  if ("problem" in access) throw new Error(access.problem);
  const { all, likely, dependsOn, isCertain } = access.answering;
  const nameOf = ({ policy, none }: (typeof all)[number]) => policy?.at.replace(/^policies\["(.*)"\]$/, "$1") ?? none ?? "";
  const first = likely && nameOf(likely);
  const others = all.map(nameOf).filter((name) => name !== first);
  expect(isCertain).to.equal(all.length === 1);
  return { answers: [...(first === undefined ? [] : [first]), ...others], dependsOn: dependsOn.map(({ option, text }) => option ?? text) };
}

const sensitive: DeclaredPolicy = { rule: "PROTECTED" };
const insensitive: DeclaredPolicy = { rule: "PROTECTED", caseSensitive: false };
const root: Policies = { "/": { rule: "PROTECTED" } };

/** The rows of the gateway's page on precedence: policies, request, who answers, and on which options that depends. */
const rows: readonly [string, Policies, string, readonly string[], readonly string[]][] = [
  ["T1", { "/a/b/C": sensitive }, "/a", ["/"], []],
  ["T1", { "/a/b/C": sensitive }, "/a/b", ["/"], []],
  ["T1", { "/a/b/C": sensitive }, "/a/b/c", ["/"], []],
  ["T2", { "/a/b/C": insensitive }, "/a/b", ["/"], []],
  ["T2", { "/a/b/C": insensitive }, "/a/b/c", ["/a/b/C"], []],
  ["T2", { "/a/b/C": insensitive }, "/a/b/C", ["/a/b/C"], []],
  [
    "T2, unless a sensitive one fits",
    { i: { ...insensitive, resourcePath: "/a/b/C" }, s: { ...sensitive, resourcePath: "/a/b/c" } },
    "/a/b/c",
    ["policies.s"],
    [],
  ],
  ["T3, as it was meant", { "/a/b/c": sensitive }, "/a/b", ["/"], []],
  ["T3, as it was meant", { "/a/b/c": sensitive }, "/a/b/c", ["/a/b/c"], []],
  ["T4", { i: { ...insensitive, resourcePath: "/a/b/c" }, s: { ...sensitive, resourcePath: "/a/b/c" } }, "/a/b/c", ["policies.s"], []],
  ["T4", { i: { ...insensitive, resourcePath: "/a/b/c" }, s: { ...sensitive, resourcePath: "/a/b/c" } }, "/a/b/C", ["policies.i"], []],
  ["T5", { "/a/b": sensitive }, "/a", ["/"], []],
  ["T5", { "/a/b": insensitive }, "/a/b", ["/a/b"], []],
  ["T6", { "/a": sensitive }, "/a", ["/a"], []],
  ["T6", { "/a": sensitive }, "/A", ["/"], []],
  ["T6, which contradicts the prefix rule", { "/a": sensitive }, "/a/b", ["/a", "/"], ["prefix"]],
  ["T7", { "/a": insensitive }, "/A", ["/a"], []],
  ["T7, which contradicts the prefix rule", { "/a": insensitive }, "/a/b", ["/a", "/"], ["prefix"]],
  ["T8", { "/rest": sensitive }, "/restaurant", ["/rest", "/"], ["prefix"]],
  ["T8 with both", { "/rest": sensitive, "/restaurant": sensitive }, "/restaurant", ["/rest", "/restaurant"], ["prefix", "order", "lex"]],
  ["T9", { "/rest/": sensitive }, "/restaurant", ["/"], []],
  ["T9, below the folder", { "/rest/": sensitive }, "/rest/aurant", ["/", "/rest/"], ["slash"]],
  ["T10", { "/a": sensitive }, "/b", ["/"], []],
  ["T12", { "/deny": { rule: "PROTECTED_REGEX", regexRule: "Groups=(?!.*Everyone:)" } }, "/deny/", ["/deny", "/"], ["prefix"]],
];

describe("which policy answers a path", () => {
  for (const [title, policies, path, answers, dependsOn] of rows)
    it(`follows ${title}: ${Object.keys(policies).join(" and ")} asked for ${path}`, () => {
      expect(answering({ ...root, ...policies }, path)).to.deep.equal({ answers, dependsOn });
    });

  it("follows the order of T11 where its paths cover one request, in both readings of the alphabet", () => {
    const policies: Policies = {
      ...root,
      "abc i": { ...insensitive, resourcePath: "/a/b/c" },
      "abc s": { ...sensitive, resourcePath: "/a/b/c" },
      "ab i": { ...insensitive, resourcePath: "/a/b" },
      "ab s": { ...sensitive, resourcePath: "/a/b" },
      "a i": { ...insensitive, resourcePath: "/a" },
    };
    const known: KnownOptions = { prefix: "STRING" };
    // Who comes next when the first one is taken away.
    const order: string[] = [];
    const left = { ...policies };
    while (order.at(-1) !== "/") {
      const { answers, dependsOn } = answering(left, "/a/b/c", known);
      expect([answers.length, dependsOn]).to.deep.equal([1, []]);
      order.push(answers[0] ?? "");
      delete left[answers[0] ?? ""];
    }
    expect(order).to.deep.equal(["abc s", "abc i", "ab s", "ab i", "a i", "/"]);
  });

  it("is certain where a team has found out what its gateway does", () => {
    const policies = { ...root, "/rest": sensitive, "/restaurant": sensitive };
    expect(answering(policies, "/restaurant", { lex: "DESC" })).to.deep.equal({ answers: ["/restaurant"], dependsOn: [] });
    expect(answering(policies, "/restaurant", { lex: "ASC" })).to.deep.equal({
      answers: ["/rest", "/restaurant"],
      dependsOn: ["prefix", "order"],
    });
    expect(answering(policies, "/restaurant", { prefix: "STRING", order: "ELEMENTS", lex: "ASC" }).answers).to.deep.equal(["/rest"]);
  });

  it("tries CUSTOM policies before all others, and does not know which of several is the oldest", () => {
    const policies = { ...root, "/a/b": sensitive, "^/a": { rule: "CUSTOM" }, "^/a/b": { rule: "CUSTOM" } };
    expect(answering(policies, "/a/b")).to.deep.equal({ answers: ["^/a", "^/a/b"], dependsOn: ["anchor", "customOrder"] });
    expect(answering(policies, "/a/b", { anchor: "SEARCH", customOrder: "AS_LISTED" })).to.deep.equal({ answers: ["^/a"], dependsOn: [] });
    expect(answering(policies, "/a/b", { anchor: "FULL" })).to.deep.equal({ answers: ["^/a/b"], dependsOn: [] });
  });

  it("folds the case of a CUSTOM policy that is not case-sensitive", () => {
    const policies = { ...root, "^/admin$": { rule: "CUSTOM", caseSensitive: false } };
    expect(answering(policies, "/ADMIN").answers).to.deep.equal(["^/admin$"]);
    expect(answering({ ...root, "^/admin$": { rule: "CUSTOM" } }, "/ADMIN").answers).to.deep.equal(["/"]);
  });

  it("says that a pattern was not evaluated, and names none that likely answers", () => {
    const policies = { ...root, p: { rule: "CUSTOM", resourcePath: "^/(a)\\1" } };
    expect(answering(policies, "/aa")).to.deep.equal({
      answers: ["policies.p", "/"],
      dependsOn: ["the pattern of policies.p, which was not evaluated: it refers back to what a group found"],
    });
  });

  it("does not know what a policy that is not active does", () => {
    expect(answering({ ...root, "/a": { rule: "NO_AUTH", active: false } }, "/a")).to.deep.equal({
      answers: ["/", "/a"],
      dependsOn: ["inactive"],
    });
  });

  it("does not know what happens where no policy applies", () => {
    expect(answering({ "/a": sensitive }, "/b")).to.deep.equal({ answers: ["DENY", "PASS"], dependsOn: ["noRoot"] });
  });

  it("does not know what a policy does of which something is not known yet", () => {
    expect(answering({ ...root, "/a": { rule: unknown } }, "/b")).to.deep.equal({
      answers: ["/a", "/"],
      dependsOn: ['what is not known yet of policies["/a"]'],
    });
    expect(answering({ ...root, "/a": { rule: "NO_AUTH", active: unknown } }, "/b")).to.deep.equal({ answers: ["/"], dependsOn: [] });
  });

  it("compares a path decoded and without its query, or as it was sent", () => {
    const policies = { ...root, "/admin": sensitive };
    const known: KnownOptions = { prefix: "STRING" };
    expect(answering(policies, "/%61dmin", known)).to.deep.equal({ answers: ["/admin", "/"], dependsOn: ["pathForm"] });
    expect(answering(policies, "/x/../admin", known)).to.deep.equal({ answers: ["/admin", "/"], dependsOn: ["pathForm"] });
    expect(answering(policies, "//admin", known)).to.deep.equal({ answers: ["/admin", "/"], dependsOn: ["pathForm"] });
    expect(answering(policies, "/admin?x=1", known)).to.deep.equal({ answers: ["/admin"], dependsOn: [] });
    expect(answering(policies, "/admin?x=1", { prefix: "EXACT" })).to.deep.equal({ answers: ["/admin", "/"], dependsOn: ["pathForm"] });
    expect(answering(policies, "/admin#part", known)).to.deep.equal({ answers: ["/admin"], dependsOn: [] });
    expect(answering({ ...root, "/grün": sensitive }, "/gr%C3%BCn", { pathForm: "NORMALISED" }).answers).to.deep.equal(["/grün"]);
  });

  for (const [path, problem] of [
    ["admin", 'the path "admin" does not begin with a slash; write "/admin"'],
    ["", 'the path "" does not begin with a slash; write "/"'],
    ["https://app.example.com/admin", '"https://app.example.com/admin" is a URL; give its path alone, for example "/admin"'],
    ["/a%zz", 'the path "/a%zz" has a % that is not followed by two hexadecimal digits, or %00: nginx refuses it with 400'],
    ["/a%00", 'the path "/a%00" has a % that is not followed by two hexadecimal digits, or %00: nginx refuses it with 400'],
    ["/a/../..", 'the path "/a/../.." leaves the root by "..": nginx refuses it with 400'],
  ] as const)
    it(`refuses ${JSON.stringify(path)} with what to write instead`, () => {
      expect(accessTo({ type: "OAG_HEADER_BASED", policies: root }, path)).to.deep.equal({ problem });
    });

  it("finds the one of 500 policies that answers, in milliseconds", () => {
    const policies: Policies = { ...root, ...Object.fromEntries([...Array(500).keys()].map((nth) => [`/area${nth}/part`, sensitive])) };
    const started = performance.now();
    expect(answering(policies, "/area437/part").answers).to.deep.equal(["/area437/part"]);
    expect(performance.now() - started).to.be.below(1000);
  });

  it("ends at once where nothing can be told of hundreds of policies", () => {
    const many = (item: (nth: number) => [string, DeclaredPolicy]) => Object.fromEntries([...Array(200).keys()].map(item));
    const unread = many((nth) => [`^/(a)\\1{${nth}}`, { rule: "CUSTOM", active: nth % 2 === 0 }]);
    const unsure = many((nth) => [`p${nth}`, { resourcePath: "/a".repeat(nth + 1), rule: "PROTECTED", active: unknown }]);
    const unset = many((nth) => [`/a${nth}`, { rule: unknown }]);
    const started = performance.now();
    // Patterns that were not evaluated are asked for as one: none of them, or any.
    for (const [policies, count] of [
      [unread, 2],
      [unsure, 201],
      [unset, 201],
    ] as const)
      expect(answering({ ...root, ...policies }, `/a${"/a".repeat(200)}`).answers.length).to.equal(count);
    expect(performance.now() - started).to.be.below(10_000);
  });

  it("has words for every option", () => {
    expect(optionTexts.length).to.equal(11);
    for (const { readings, text } of optionTexts)
      expect([readings.length > 1, /^(whether|which|what) /.test(text)]).to.deep.equal([true, true]);
    expect(
      spelled([{ option: "lex", text: "which of two paths of equal length comes first" }, { text: "what is not known yet of policies" }]),
    ).to.equal("which of two paths of equal length comes first (lex); what is not known yet of policies");
  });
});
