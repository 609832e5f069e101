import { expect } from "chai";
import fc from "fast-check";
import type { DeclaredPolicy } from "pulumi-oag/rules";
import { viewOf } from "../../dist/rules/input/view.js";
import { type Matched, Matcher } from "../../dist/rules/matcher/match.js";
import { runs } from "../support/models/arbitrary.ts";
import { everyReading, matchesOf, type Readings, type Request } from "../support/models/second-matcher.ts";

type Policies = Readonly<Record<string, DeclaredPolicy>>;

const nameOf = ({ policy, none }: Matched): string => policy?.key ?? none ?? "unknown";
const matcherOf = (policies: Policies) => new Matcher(viewOf({ type: "OAG_HEADER_BASED", policies }));

/** For each option, the places of the readings that differ in it alone. */
const neighbours = (Object.keys(everyReading[0] ?? {}) as (keyof Readings)[]).map((name) => {
  const groups = new Map<string, number[]>();
  for (const [nth, readings] of everyReading.entries()) {
    const key = JSON.stringify({ ...readings, [name]: "" });
    groups.set(key, [...(groups.get(key) ?? []), nth]);
  }
  return { name, groups: [...groups.values()] };
});

/** What depends on a reading, by looking at all combinations that differ in it alone. */
function dependences(matches: readonly (readonly string[])[]): string[] {
  const texts = matches.map((names) => names.join(" "));
  const found: string[] = neighbours
    .filter(({ groups }) => groups.some((group) => group.some((nth) => texts[nth] !== texts[group[0] ?? 0])))
    .map(({ name }) => name);
  if (matches.some((names) => names.length > 1)) found.push("customOrder");
  return found.sort();
}

/** Compares both matchers for one request; true when what answers is certain. */
function compare(policies: Policies, request: Request, matcher: Matcher): boolean {
  const matches = everyReading.map((readings) => matchesOf(policies, request, readings));
  const { outcomes, dependsOn, likely } = matcher.match(request);
  expect(outcomes.map(nameOf).sort()).to.deep.equal([...new Set(matches.flat())].sort());
  expect(dependsOn.map(({ option }) => option).sort()).to.deep.equal(dependences(matches));
  expect(likely && nameOf(likely)).to.equal(matches[0]?.[0]);
  for (const [nth, readings] of everyReading.entries()) {
    if (nth % 37 > 0) continue;
    const one = matcher.match(request, { ...readings, customOrder: "AS_LISTED" });
    expect(one.outcomes.map(nameOf)).to.deep.equal([matches[nth]?.[0]]);
  }
  return outcomes.length === 1;
}

const plain = (path: string): Request => ({ normalised: path, raw: path });

describe("the matcher of paths, against one that was written in another way", function suite() {
  this.timeout(120_000);

  it("agrees in all small cases, in every reading, on the policy and on what it depends on", () => {
    const variants = ["/a", "/a/", "/ab", "/a/b", "/A"].flatMap((path) =>
      [true, false].map((caseSensitive): DeclaredPolicy => ({ resourcePath: path, rule: "PROTECTED", caseSensitive })),
    );
    const requests = ["/", "/a", "/a/", "/A", "/ab", "/a/b", "/abc", "/a/b/c", "/x"].map(plain);
    let certain = 0;
    let uncertain = 0;
    for (const [nth, one] of variants.entries())
      for (const other of [undefined, ...variants.slice(nth + 1)])
        for (const root of [true, false]) {
          const policies = { one, ...(other && { other }), ...(root && { "/": { rule: "PROTECTED" } }) };
          const matcher = matcherOf(policies);
          for (const request of requests)
            if (compare(policies, request, matcher)) certain += 1;
            else uncertain += 1;
        }
    expect({ certain, uncertain }).to.deep.equal({ certain: 419, uncertain: 571 });
  });

  const path = fc
    .tuple(fc.array(fc.constantFrom("a", "b", "ab", "A"), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([parts, isFolder]) => `/${parts.join("/")}${isFolder ? "/" : ""}`);
  const custom = fc.constantFrom("^/a", "/b$", "/a/.*", "ab", "^/[ab]+/?$", "^/(a|b)/b", "A");
  const policy: fc.Arbitrary<DeclaredPolicy> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ resourcePath: path, rule: fc.constant("PROTECTED"), caseSensitive: fc.boolean(), active: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ resourcePath: custom, rule: fc.constant("CUSTOM"), caseSensitive: fc.boolean(), active: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ resourcePath: fc.constant("/"), rule: fc.constant("NO_AUTH"), active: fc.boolean() }) },
  );
  // The gateway refuses two policies for one path, unless they differ in case.
  const policies = fc
    .uniqueArray(policy, {
      selector: ({ resourcePath, caseSensitive }) => `${String(resourcePath)} ${caseSensitive !== false}`,
      maxLength: 6,
    })
    .filter((list) => list.filter(({ resourcePath, rule }) => resourcePath === "/" && rule !== "CUSTOM").length < 2)
    .map((list) => Object.fromEntries(list.map((item, nth) => [`p${nth}`, item])));
  const request = fc.oneof(
    path.map(plain),
    path.map((sent) => ({ normalised: sent, raw: sent.replace("a", "%61") })),
    path.map((sent) => ({ normalised: sent, raw: `${sent}?x=/a/b` })),
  );

  it("agrees in random cases with inactive and CUSTOM policies, queries and escapes", () => {
    let certain = 0;
    const total = runs(150, 5000);
    fc.assert(
      fc.property(policies, request, (declared, asked) => {
        if (compare(declared, asked, matcherOf(declared))) certain += 1;
      }),
      { numRuns: total, seed: 16 },
    );
    expect(certain).to.be.within(total * 0.1, total * 0.9);
  });
});
