import { expect } from "chai";
import fc from "fast-check";
import { Budget } from "../../dist/rules/evaluator/budget.js";
import { fits } from "../../dist/rules/evaluator/evaluate.js";
import { runs } from "../support/models/arbitrary.ts";

/** Pattern, texts that it is found in, texts that it is not found in; as PCRE has it. */
const rows: readonly [string, readonly string[], readonly string[]][] = [
  ["abc", ["abc", "xabcx"], ["ab", "ABC"]],
  ["(?=.*b)(?=.*c)a", ["abc", "acb", "xacb", "abc\nx", "a\nabc"], ["ab", "ac", "bca", "a\nbc", "ab\nc"]],
  ["(?s)(?=.*b)a", ["a\nb", "xa\n\nb"], ["a", "ba"]],
  ["^(?!.*b)a", ["a", "ac", "a\nb"], ["ab", "axb"]],
  ["a(?![ab]*c)", ["a", "ab", "abxc", "aca"], ["ac", "abc", "aabbc"]],
  ["^(?=[ab]*c)(?!a*b)", ["c", "ac", "aac"], ["b", "abc", "aabac", "ab"]],
  ["(?=a*$)b*", ["", "aa", "b"], []],
  ["^(?=a*(?=.*d)c)", ["acd", "aacxd", "cd"], ["ac", "aad", "acx\nd"]],
  ["", ["", "x"], []],
  ["a|b", ["a", "b"], ["c"]],
  ["a*b", ["b", "aab"], ["a"]],
  ["^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]],
  ["^a{2}$", ["aa"], ["a", "aaa"]],
  ["^a{2,}$", ["aa", "aaaaa"], ["a"]],
  ["a{x", ["a{x"], ["ax"]],
  ["^.$", ["a", "\r", "a\n"], ["\n", "ab"]],
  ["(?s)^.$", ["\n"], []],
  [String.raw`^a.b\z`, ["axb"], ["axb\n", "a\nb"]],
  [String.raw`a\Z`, ["a", "a\n"], ["ab"]],
  ["a$", ["a", "a\n"], ["a\n\n", "ab"]],
  ["(?m)^b$", ["a\nb", "b\nc"], ["ab"]],
  ["(?i)groups", ["GROUPS", "Groups"], ["group"]],
  ["a(?i)b|c", ["aB", "C"], ["A"]],
  ["(?i:a)b", ["Ab"], ["AB"]],
  ["((?i)a)b", ["Ab"], ["AB"]],
  ["(?i)[a-c]", ["B"], ["d"]],
  ["(?-i)a", ["a"], ["A"]],
  [String.raw`^\d\D\w\W\s\S$`, ["1a_- x"], ["aa_- x"]],
  [String.raw`\bab\b`, ["x ab y", "ab"], ["xab", "ab_"]],
  [String.raw`a\Bb`, ["ab"], ["a b"]],
  [String.raw`^\h\v$`, ["\t\n", " \r"], ["a\n"]],
  [String.raw`^a\Rb$`, ["a\nb", "a\r\nb", "a\rb", "a\u2028b"], ["ab", "a\n\nb"]],
  [String.raw`^\R\n$`, ["\n\n", "\r\n\n"], ["\r\n"]],
  [String.raw`\Aa`, ["ab"], ["ba"]],
  [String.raw`\Qa.b\E+`, ["a.bb"], ["axb"]],
  [String.raw`a\Q|\Eb`, ["a|b"], ["a", "b"]],
  [String.raw`^\x41\x{42}\t$`, ["AB\t"], ["AB"]],
  ["^[^:]+$", ["a b"], ["a:", ""]],
  ["^[]a]+$", ["]a"], ["b"]],
  ["^[^]a]$", ["b"], ["]", "a"]],
  ["^[a-]$", ["-", "a"], ["b"]],
  [String.raw`^[\w-]+$`, ["a-b_1"], ["a b"]],
  [String.raw`^[\]\\]$`, ["]", "\\"], ["a"]],
  ["^[[:alpha:]][[:^digit:]]$", ["aZ"], ["1a", "a1"]],
  ["^[é]$", ["é"], ["e"]],
  ["(?=.*a)(?=.*b)", ["ab", "ba"], ["a", "b"]],
  ["^(?!.*Everyone:)", ["Groups=a:"], ["Groups=a:Everyone:"]],
  ["(?<=a)b", ["ab"], ["b", "cb"]],
  ["(?<!a)b", ["b", "cb"], ["ab"]],
  ["(?<=ab|c)d", ["abd", "cd"], ["bd"]],
  ["(?<=^|:)x", ["x", "a:x"], ["ax"]],
  ["(?<name>a)(?P<other>b)(?'third'c)(?:d)(?|e|f)", ["abcde", "abcdf"], ["abcd"]],
  ["a(?#any words)b", ["ab"], ["a"]],
  ["(a|b)*?c", ["c", "abac"], ["ab"]],
  ["(a*)*b", ["b", "aab"], ["a"]],
  ["(|a)+$", ["", "aa"], []],
  [String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:`, ["Groups=a:admins:", "x=y Groups=admins:"], ["Groups=not-admins:", "x=admins:"]],
];

/** Pattern and why it is none, or is not evaluated here. */
const unread: readonly [string, string][] = [
  ["(a", "a parenthesis is not closed"],
  ["a)", "a parenthesis closes that was not opened"],
  ["[a", "a bracket is not closed"],
  ["[b-a]", "a range in brackets runs backwards"],
  ["[[:none:]]", "a class between [: and :] has no such name"],
  ["[[.a.]]", "a collating element stands in brackets"],
  [String.raw`[a-\d]`, "a range in brackets ends with a class"],
  [String.raw`[\p{L}]`, "an escape in brackets is not one that is known here"],
  ["*a", '"*" has nothing before it to repeat'],
  ["a**", "one repetition follows another"],
  ["a{3,2}", "a repetition's bounds run backwards"],
  ["a{,2}", '"{," means one thing to old versions of PCRE, another to new ones'],
  ["a\\", "it ends with a backslash"],
  ["(?#a", "a comment is not closed"],
  [String.raw`(a)\1`, "it refers back to what a group found"],
  [String.raw`(?<n>a)\k<n>`, "it refers back to what a group found"],
  [String.raw`\p{L}`, "it has an escape that is not known here"],
  ["(?>a)", "it has an atomic group"],
  ["a++", "it has a possessive repetition"],
  ["(?R)", "it has a group of a kind that is not known here"],
  ["(?(1)a)", "it has a group of a kind that is not known here"],
  ["(?x)a b", "it has a flag other than i, m and s"],
  ["(*UTF8)a", "it begins with an option in (*…)"],
  ["a(*FAIL)", "it has a verb in (*…)"],
  ["^*", "it repeats what has no width"],
  ["(?<=a+)b", "it looks back over a text without a fixed length"],
  ["(((a{99}){99}){99}){99}", "its repetitions are too many"],
  ["(((){999}){999}){999}", "its repetitions are too many"],
  ["(".repeat(200) + ")".repeat(200), "its groups are nested too deeply"],
  ["a".repeat(5000), "it is longer than 4096 characters"],
];

describe("expressions as the gateway reads them", () => {
  for (const [pattern, inside, outside] of rows)
    it(`finds ${pattern} where PCRE does`, () => {
      for (const text of inside) expect(fits(pattern, text), JSON.stringify(text)).to.equal(true);
      for (const text of outside) expect(fits(pattern, text), JSON.stringify(text)).to.equal(false);
    });

  for (const [pattern, notEvaluated] of unread)
    it(`does not evaluate ${pattern.slice(0, 40)}, and says why`, () => {
      expect(fits(pattern, "text")).to.deep.equal({ notEvaluated });
    });

  it("has to fit the whole text where it is asked to", () => {
    expect([fits("a|ab", "ab", "whole"), fits("a", "ab", "whole"), fits("a$", "a\n", "whole")]).to.deep.equal([true, false, false]);
  });

  it("is done at once with what keeps a backtracking engine busy for years", () => {
    const started = performance.now();
    for (const pattern of ["^(a+)+$", "^(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "(a|a?)+b"])
      expect(fits(pattern, `${"a".repeat(5000)}!`), pattern).to.equal(false);
    expect(performance.now() - started).to.be.below(5000);
  });

  it("gives up after a count of steps, which is the same on every machine", () => {
    expect(fits("(?=(a+)+b)c", "a".repeat(5000))).to.deep.equal({
      notEvaluated: "it takes too many steps on this text",
    });
    expect(fits("a", "a".repeat(20_000))).to.deep.equal({ notEvaluated: "the text to search is longer than 16384 characters" });
  });

  it("looks for several things ahead in time that grows with the text, and not with its square", () => {
    const budget = new Budget();
    const text = `${"x=1 ".repeat(2000)}Groups=a:`;
    expect(fits("(?=.*Groups=.*b:)(?=.*x=1)(?=.*nothing)", text, "search", budget)).to.equal(false);
    expect(budget.takenBy("(?=.*Groups=.*b:)(?=.*x=1)(?=.*nothing)")).to.be.below(20 * text.length);
  });

  it("gives each expression steps of its own, and all of them together no more than a bound", () => {
    const budget = new Budget();
    const [own, most] = [budget.stepsFor("a"), 5_000_000];
    expect(own).to.equal(4_000_000);
    for (const name of ["b", "c", "d", "e", "f"]) {
      while (budget.stepsFor(name) > 0) budget.take(name, budget.stepsFor(name));
      expect(budget.takenBy(name)).to.be.at.most(most);
    }
    expect(["b", "c", "d", "e", "f"].reduce((sum, name) => sum + budget.takenBy(name), 0)).to.equal(20_000_000 + 5 * 250_000);
    expect([budget.stepsFor("b"), budget.stepsFor("a")]).to.deep.equal([0, 250_000]);
  });

  it("agrees with JavaScript's engine on what both read alike", () => {
    const atom = fc.constantFrom(
      "a",
      "b",
      ":",
      ".",
      "[ab]",
      "[^a]",
      String.raw`\w`,
      String.raw`\b`,
      "^",
      "(?:a|b)",
      "(?=a)",
      "(?!b)",
      "(?<=a)",
      "(?<!b:)",
      "(?=.*b)",
      "(?=[ab]*:)",
      "(?!a*c)",
    );
    const item = fc
      .tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}", "*?"))
      .map(([sign, times]) => (/^(\^|\\b|\(\?[=!<])/.test(sign) ? sign : sign + times));
    const sequence = fc.array(item, { minLength: 1, maxLength: 5 }).map((items) => items.join(""));
    const pattern = fc.array(sequence, { minLength: 1, maxLength: 2 }).map((parts) => parts.join("|"));
    const grouped = fc.tuple(pattern, sequence, fc.constantFrom("", "+", "*")).map(([inner, after, times]) => `(${inner})${times}${after}`);
    const text = fc.array(fc.constantFrom("a", "b", ":", "c", " "), { maxLength: 8 }).map((signs) => signs.join(""));
    let found = 0;
    const total = runs(2000, 50_000);
    fc.assert(
      fc.property(fc.oneof(pattern, grouped), text, (source, subject) => {
        const expected = new RegExp(source).test(subject);
        if (expected) found += 1;
        expect(fits(source, subject)).to.equal(expected);
        expect(fits(source, subject, "whole")).to.equal(new RegExp(`^(?:${source})$`).test(subject));
      }),
      { numRuns: total, seed: 16 },
    );
    expect(found).to.be.within(total * 0.2, total * 0.8);
  });
});
