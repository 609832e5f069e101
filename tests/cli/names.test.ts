import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { comment, literal } from "../../cli/dist/dump/literal.js";
import { identifierOf, nameAll, reservedWords, slugOf } from "../../cli/dist/dump/names.js";

const label = fc.string({ unit: "grapheme", maxLength: 20 });
const slugs = { make: slugOf, separator: "-", fallback: "app" };
const identifiers = { make: identifierOf, separator: "", fallback: "App" };
/** What TypeScript says against a text. */
const problems = (text: string): number =>
  ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022 } }).diagnostics?.length ?? 0;

describe("names in a dumped program", () => {
  it("are read off labels, in any script", () => {
    const labels = ["Payroll", "JD Edwards", "3rd-party invoices", "Orders (partners)", "数据 Reports", "Ünïcode café", "  ", "!!!", "HR"];
    expect(labels.map(slugOf)).to.deep.equal([
      "payroll",
      "jd-edwards",
      "3rd-party-invoices",
      "orders-partners",
      "数据-reports",
      "ünïcode-café",
      "",
      "",
      "hr",
    ]);
    expect(labels.map(identifierOf)).to.deep.equal([
      "payroll",
      "jdEdwards",
      "_3rdPartyInvoices",
      "ordersPartners",
      "reports",
      "unicodeCafe",
      "",
      "",
      "hr",
    ]);
  });

  it("are made of letters that every compiler knows", () => {
    // The capital of the second letter is newer than TypeScript's tables.
    expect(["ؠ ƛ", "Straße ƛ1"].map(identifierOf)).to.deep.equal(["", "straE1"]);
  });

  it("carry the beginning of the id where labels would collide, all of them, so that one more app renames none", () => {
    const two = [
      { id: "aaaaaaaa-1111-4000-8000-000000000000", label: "Payroll" },
      { id: "bbbbbbbb-1111-4000-8000-000000000000", label: "payroll!" },
    ];
    const three = [...two, { id: "cccccccc-1111-4000-8000-000000000000", label: "PAYROLL" }];
    const before = nameAll(two, slugs);
    const after = nameAll(three, slugs);
    expect([...before.values()]).to.deep.equal(["payroll-aaaaaaaa", "payroll-bbbbbbbb"]);
    for (const { id } of two) expect(after.get(id)).to.equal(before.get(id));
  });

  it("are cut where labels are long, and told apart where they then are the same", () => {
    const long = ["1", "2"].map((end) => ({ id: `${end.repeat(8)}-0000-4000-8000-000000000000`, label: `${"数据".repeat(80)} ${end}` }));
    const names = [...nameAll(long, slugs).values()];
    expect(names.map((name) => [...name].length)).to.deep.equal([69, 69]);
    expect(new Set(names).size).to.equal(2);
  });

  it("stand in for labels of which nothing is left, and for words that mean something", () => {
    const odd = [
      { id: "aaaaaaaa-1111-4000-8000-000000000000", label: "!!!" },
      { id: "bbbbbbbb-1111-4000-8000-000000000000", label: "class" },
      { id: "cccccccc-1111-4000-8000-000000000000", label: "config" },
    ];
    expect([...nameAll(odd, slugs).values()]).to.deep.equal(["app-aaaaaaaa", "class", "config"]);
    expect([...nameAll(odd, identifiers, reservedWords()).values()]).to.deep.equal(["Appaaaaaaaa", "classApp", "configApp"]);
  });

  it("are unique, and identifiers that TypeScript takes, for any labels", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const objects = labels.map((text, index) => ({ id: `${String(index).padStart(8, "0")}-0000-4000-8000-000000000000`, label: text }));
        const names = [...nameAll(objects, slugs).values()];
        expect(new Set(names).size).to.equal(objects.length);
        expect(names.every((name) => name !== "" && !/[\s:]/.test(name))).to.equal(true);
        const variables = [...nameAll(objects, identifiers, reservedWords()).values()];
        expect(new Set(variables).size).to.equal(objects.length);
        expect(problems(variables.map((name) => `const ${name} = 1;`).join("\n")), variables.join()).to.equal(0);
      }),
      { numRuns: 300 },
    );
  });

  it("and values keep a member that is called __proto__", () => {
    const value = JSON.parse('{"__proto__": {"source": "IDP"}}');
    expect(new Function(`return ${literal(value)}`)()).to.deep.equal(value);
    expect(Object.keys(new Function(`return ${literal(value)}`)())).to.deep.equal(["__proto__"]);
  });

  it("and values are text that TypeScript reads back as it was, comments included", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary", maxLength: 40 }), (value, text) => {
        const code = `${comment(text)}\nmodule.exports = ${literal(value)};`;
        const module = { exports: undefined as unknown };
        new Function("module", code)(module);
        expect(JSON.stringify(module.exports)).to.equal(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });
});
