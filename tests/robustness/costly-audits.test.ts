import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { accessTo, audit, type DeclaredApp, unknown } from "pulumi-oag/rules";
import { quietApp } from "../rules/tables/row.ts";

const now = new Date("2026-03-01T12:00:00Z");

const manyFitting = Object.fromEntries([
  ["/", { rule: "PROTECTED" }],
  ...Array.from({ length: 1500 }, (_, nth) => [`^/(a|b${nth})`, { rule: "CUSTOM", regexRule: "x=y" }]),
  ...Array.from({ length: 40 }, (_, nth) => [`/a${nth}`, { rule: "PROTECTED" }]),
]);

/** Processor time of an audit, since other tests run meanwhile, and of a process of its own, which is not measured for coverage. */
function measured(apps: readonly DeclaredApp[]): { milliseconds: number; count: number; rules: Record<string, number> } {
  const code = `import { text } from "node:stream/consumers";
    import { audit } from "pulumi-oag/rules";
    const apps = JSON.parse(await text(process.stdin));
    const started = process.cpuUsage();
    const { findings } = audit({ apps }, new Date(${now.getTime()}));
    const { user, system } = process.cpuUsage(started);
    const rules = Object.fromEntries(Map.groupBy(findings, ({ rule }) => rule).entries().map(([rule, all]) => [rule, all.length]));
    console.log(JSON.stringify({ milliseconds: (user + system) / 1000, count: findings.length, rules }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    input: JSON.stringify(apps),
    encoding: "utf8",
  });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

describe("an audit of much, or of what is costly", () => {
  it("ends soon whatever somebody typed into patterns and rules of one app, each of them costly on every text", () => {
    const costly = "(?=(.|x)*$)".repeat(300);
    const policies = Object.fromEntries([
      ...Array.from({ length: 8 }, (_, nth) => [`${costly}z${nth}`, { rule: "CUSTOM", regexRule: `${costly}Groups=z${nth}` }]),
      [`/${"a".repeat(3000)}`, { rule: "PROTECTED" }],
    ]);
    const started = performance.now();
    audit({ apps: [{ ...quietApp, policies }] }, now);
    expect(performance.now() - started).to.be.below(25_000);
  });

  it("hides nothing behind expressions that are costly, or not evaluated: all that is found without them is found with them", () => {
    const ordinary = {
      "/": { rule: "PROTECTED" },
      "/admin/": { rule: "PROTECTED_REGEX", regexRule: "Groups=.*staff" },
      "/area/": { rule: "PROTECTED" },
      "/area": { rule: "NO_AUTH" },
      "/old": { rule: "PROTECTED_REGEX", regexRule: "Groups=x:", active: false },
    };
    const found = (policies: DeclaredApp["policies"]) =>
      audit({ apps: [{ ...quietApp, policies }] }, now).findings.map(({ rule, at, severity }) => `${severity} ${rule} ${at}`);
    const open = found(ordinary);
    expect(open.length).to.equal(7);
    const costly = "(?=(.|x)*$)".repeat(300);
    for (const many of [1, 5, 40]) {
      const hostile = Array.from({ length: many }, (_, nth) => [
        `${costly}z${nth}`,
        { rule: "CUSTOM", regexRule: `${costly}Groups=z${nth}` },
      ]);
      const all = found({ ...Object.fromEntries(hostile), ...ordinary });
      expect(all).to.include.members(open);
      expect(all.filter((line) => line.startsWith("error expressions-too-costly"))).to.have.length(1);
    }
    const unread = Array.from({ length: 9 }, (_, nth) => [String.raw`(x)\1{${nth + 2}}`, { rule: "CUSTOM" }]);
    for (const some of [unread.slice(0, 1), unread]) expect(found({ ...Object.fromEntries(some), ...ordinary })).to.include.members(open);
  });

  it("audits 2,000 apps with 20 policies each in less than 10 seconds", () => {
    const apps = [...Array(2000).keys()].map((nth): DeclaredApp => {
      const policies = [...Array(17).keys()].map((at) => [
        `/area${at}/part${nth}`,
        at % 4 === 0
          ? { rule: "PROTECTED_REGEX", regexRule: `(^|\\s)Groups=([^:\\s][^:\\r\\n]*:)*team-${nth}-${at}:` }
          : { rule: at % 4 === 1 ? "NO_AUTH" : "PROTECTED", caseSensitive: at % 2 === 0 },
      ]);
      const more = {
        "/": { rule: "PROTECTED" },
        [`^/x${nth}/.*`]: { rule: "CUSTOM", regexRule: `Groups=.*team-${nth}:` },
        "/old": { rule: "PROTECTED", active: false },
      };
      return { ...quietApp, id: `app-${nth}`, label: `App ${nth}`, policies: { ...Object.fromEntries(policies), ...more } };
    });
    const { milliseconds, count } = measured(apps);
    expect(milliseconds).to.be.below(10_000);
    expect(count).to.equal(40_000);
  });

  it("audits one app with 1,500 CUSTOM policies that all fit 40 closed paths in less than 5 seconds, and tells them", () => {
    const app = { ...quietApp, policies: manyFitting };
    const { milliseconds, rules } = measured([app]);
    expect(milliseconds).to.be.below(5_000);
    expect(rules["several-custom"]).to.equal(1);
  }).timeout(120_000);

  it("tells of a path that 1,500 CUSTOM policies fit which is listed first, and that another may answer", () => {
    const access = accessTo({ ...quietApp, policies: manyFitting }, "/a1", {}, { anchor: "SEARCH" });
    if ("problem" in access) throw new Error(access.problem);
    const { answering, decision } = access;
    expect(answering.dependsOn.map(({ option }) => option)).to.deep.equal(["customOrder"]);
    expect(answering.all).to.deep.equal([
      { policy: { at: 'policies["^/(a|b0)"]', path: "^/(a|b0)", rule: "CUSTOM" } },
      { none: "UNKNOWN" },
    ]);
    expect(decision.all.flatMap(({ why }) => why)).to.include("another of the 1500 CUSTOM policies that fit answers");
    const certain = accessTo({ ...quietApp, policies: manyFitting }, "/a1", {}, { anchor: "SEARCH", customOrder: "AS_LISTED" });
    expect("problem" in certain || certain.answering.isCertain).to.equal(true);
  });

  it("asks of a path only so much as grows with the policies that are not known, in whatever way they are not", () => {
    for (const policy of [{ rule: unknown }, { rule: "PROTECTED", active: unknown }, { rule: "CUSTOM", active: unknown }]) {
      const many = Array.from({ length: 1500 }, (_, nth) => [`p${nth}`, { resourcePath: `/a${"a".repeat(nth % 9)}`, ...policy }]);
      const started = process.cpuUsage();
      const access = accessTo({ ...quietApp, policies: { "/": { rule: "PROTECTED" }, ...Object.fromEntries(many) } }, `/${"a".repeat(20)}`);
      const { user } = process.cpuUsage(started);
      expect("problem" in access || access.answering.isCertain).to.equal(false);
      expect(user / 1000).to.be.below(5_000);
    }
  }).timeout(120_000);

  it("audits one app with 500 policies in less than 5 seconds", () => {
    const policies = [...Array(499).keys()].map((nth) => [
      `/area${nth}/part`,
      { rule: nth % 5 === 0 ? "NO_AUTH" : "PROTECTED_REGEX", regexRule: "Groups=.*a:" },
    ]);
    const started = performance.now();
    const { findings } = audit({ apps: [{ ...quietApp, policies: { "/": { rule: "PROTECTED" }, ...Object.fromEntries(policies) } }] }, now);
    expect(performance.now() - started).to.be.below(5_000);
    expect(findings.length).to.equal(1497);
  });
});
