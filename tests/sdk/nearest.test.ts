import { expect } from "chai";
import { nearest } from "pulumi-oag/sdk";
import { suggest } from "../../dist/provider/reconciler/problems/suggest.js";

describe("the names that were probably meant", () => {
  it("are those within a third of the letters, the nearest first, those as near by the alphabet, and each once", () => {
    expect(nearest("payrol", ["Payrolls", "Payroll", "payroll", "Orders", "Payroll", "parol"])).to.deep.equal([
      "Payroll",
      "parol",
      "payroll",
    ]);
    expect(nearest("payrol", ["Payrolls", "Payroll", "payroll"], { most: 1 })).to.deep.equal(["Payroll"]);
    expect(nearest("portal", ["Orders", "wiki"])).to.deep.equal([]);
  });

  it("are one letter away from a short word, and two from a longer one", () => {
    expect(nearest("ab", ["xy", "ax", "abc"], { contained: false })).to.deep.equal(["abc", "ax"]);
    expect(nearest("abcd", ["abdc", "xycd", "xyzd"])).to.deep.equal(["abdc", "xycd"]);
  });

  it("may be a part of the other, where parts count", () => {
    expect(nearest("wiki", ["The wiki of all teams", "w", "portal"])).to.deep.equal(["The wiki of all teams"]);
    expect(nearest("the wiki of all", ["wiki", "wi", ""])).to.deep.equal(["wiki"]);
    expect(nearest("wiki", ["The wiki of all teams"], { contained: false })).to.deep.equal([]);
  });

  it("are compared without regard to case, form and blanks, and by their first 80 characters", () => {
    expect(nearest(" \uff30ayroll ", ["PAYROLL"])).to.deep.equal(["PAYROLL"]);
    const long = "x".repeat(80);
    expect(nearest(`${long}${"a".repeat(100_000)}`, [`${long}${"b".repeat(100_000)}`])).to.have.length(1);
  });

  it("are looked for letter by letter among the first ones of very many, which may be a gateway's [nearest-bounded]", () => {
    const wanted = `${"x".repeat(63)}.example.com`;
    const others = Array.from({ length: 100_000 }, (_, index) => `${"y".repeat(63)}.${index}`.padEnd(wanted.length, "z"));
    const near = wanted.replace("com", "con");
    expect(nearest(wanted, [near, ...others])).to.deep.equal([near]);
    expect(nearest(wanted, [...others.slice(0, 2000), near])).to.deep.equal([near]);
    const before = performance.now();
    expect(nearest(wanted, [...others, near, `a.${wanted}`])).to.deep.equal([`a.${wanted}`]);
    expect(performance.now() - before).to.be.below(10_000);
  });

  it("are no more than one in a did-you-mean, and none for what is longer than any name", () => {
    expect(suggest("lable", ["label", "labels"])).to.equal("label");
    expect(suggest("x".repeat(65), ["x".repeat(65)])).to.equal(undefined);
    expect(suggest("The label of all", ["label"])).to.equal(undefined);
  });
});
