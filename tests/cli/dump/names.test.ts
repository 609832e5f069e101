import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { parse } from "yaml";
import { comment, literal } from "../../../cli/dist/dump/literal.js";
import { fileNameOf, identifierOf, nameAll, reservedWords, slugOf } from "../../../cli/dist/dump/names.js";
import { functions } from "../../../cli/dist/dump/program.js";
import { packageName, projectName, yamlName } from "../../../cli/dist/dump/project-name.js";
import { anyText } from "../../support/models/any-text.ts";

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

  it("are none of the package's functions that a program calls", () => {
    for (const name of functions)
      expect(nameAll([{ id: "1", label: name }], identifiers, reservedWords()).get("1"), name).to.not.equal(name);
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
      fc.property(fc.jsonValue(), anyText(40), (value, text) => {
        const code = `${comment(text)}\nmodule.exports = ${literal(value)};`;
        const module = { exports: undefined as unknown };
        new Function("module", code)(module);
        expect(JSON.stringify(module.exports)).to.equal(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  it("of files are none that Windows keeps for devices, and none that file systems take for another one", () => {
    const names = ["con", "aux", "com1", "com¹", "lpt9", "console", "payroll", "straße", "ｐａｙ"];
    expect(names.map(fileNameOf)).to.deep.equal(["con-", "aux-", "com1-", "com1-", "lpt9-", "console", "payroll", "strasse", "pay"]);
    const same = ["fi", "ﬁ", "s", "ſ", "ä", "a\u0308"].map((name, nth) => ({
      id: `${nth}0000000-0000-4000-8000-000000000000`,
      label: name,
    }));
    const files = [...nameAll(same, { make: fileNameOf, separator: "-", fallback: "app" }).values()];
    expect(new Set(files.map((name) => name.normalize("NFKC").toUpperCase())).size).to.equal(same.length);
    expect(Buffer.byteLength(fileNameOf("数".repeat(60)))).to.be.at.most(120);
  });

  it("of a project are text for YAML, old and new, and names that npm takes [label-in-project]", () => {
    const odd = [
      "123",
      "1e5",
      "0x1F",
      "1_000",
      "2026-01-01",
      ".5",
      ".inf",
      "-1",
      "-",
      "_",
      "...x",
      "e0",
      "true",
      "No",
      "y",
      "ON",
      "null",
      "Null",
    ];
    const written = [...odd, "oag", "acme.gateway-2", "Off-site"].map((name) => `name: ${yamlName(name)}\n`);
    for (const version of ["1.1", "1.2"] as const)
      expect(written.map((text) => parse(text, { version }).name)).to.deep.equal([...odd, "oag", "acme.gateway-2", "Off-site"]);
    expect(written.slice(-3)).to.deep.equal(["name: oag\n", "name: acme.gateway-2\n", "name: Off-site\n"]);
    for (const name of odd) expect(packageName(name), name).to.match(/^[a-z0-9][a-z0-9._-]*$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/), (name) => {
        for (const version of ["1.1", "1.2"] as const) expect(parse(`name: ${yamlName(name)}`, { version })).to.deep.equal({ name });
      }),
      { numRuns: 500 },
    );
    for (const project of [".", "..", "a b", "a/b", ""])
      expect(() => projectName({ project, out: "x" }), project).to.throw("--project: give");
    expect(projectName({ out: "some/where/my gateway" })).to.equal("my-gateway");
  });
});
