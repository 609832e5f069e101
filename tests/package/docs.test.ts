import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { kinds } from "../../cli/dist/kinds.js";
import { app } from "../../dist/provider/kinds/app/kind.js";
import { members, proxiedTypes } from "../../dist/sdk/generated/contract.js";
import { root } from "../support/basics/checkout.ts";
import { namedTests } from "../support/readers/test-ids.ts";

const text = (path: string) => readFileSync(join(root, path), "utf8");
/** What a table row has in code style. */
const words = (row: string) => [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word as string);
/** The cells of the table that begins with that head. */
const rowsOf = (page: string, head: string) =>
  text(page)
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith(`| ${head}`))
    .map((line) => line.slice(2, -2).split(" | "));
const existing = new Set(namedTests().map(({ id }) => id));

/** The cell has ids of tests, with commas between them, and nothing else. */
function expectTests(cell: string): void {
  expect(cell).to.match(/^`[a-z0-9-]+`(, `[a-z0-9-]+`)*$/);
  for (const id of words(cell)) expect(existing.has(id), id).to.equal(true);
}

describe("the documentation", () => {
  it("names a test that exists for every situation", () => {
    const rows = rowsOf("docs/situations.md", "situation");
    expect(rows.length).to.be.at.least(43);
    for (const [situation, ...cells] of rows) {
      expect(cells.length, situation).to.equal(5);
      expect(cells.flatMap(words), situation).to.not.be.empty;
      for (const cell of cells.filter((text) => text !== "–")) expectTests(cell);
    }
  });

  it("names a test that exists for every threat", () => {
    const rows = rowsOf("SECURITY.md", "threat");
    expect(rows.length).to.be.at.least(15);
    for (const row of rows) expectTests(row.at(-1) ?? "");
  });

  it("names a test that exists for every option of Pulumi's, but for two that no test shows", () => {
    const rows = rowsOf("docs/pulumi-options.md", "option");
    expect(rows.length).to.be.at.least(27);
    const withoutTest = rows.filter((row) => row.at(-1) === "–");
    for (const row of rows.filter((row) => !withoutTest.includes(row))) expectTests(row.at(-1) ?? "");
    expect(withoutTest.map(([option]) => option)).to.deep.equal([
      "`pulumi import TYPE NAME ID`",
      "`pulumi state rename`, `move`, `unprotect`, `delete`",
    ]);
  });

  it("names tests that exist where a page says that it is tried", () => {
    for (const page of ["docs/runbooks/README.md", "docs/environments.md"]) {
      const named = [...text(page).matchAll(/`\[([a-z0-9-]+)\]`/g)].map(([, id]) => id as string);
      expect(named.length, page).to.be.above(0);
      for (const id of named) expect(existing.has(id), id).to.equal(true);
    }
  });

  it("names tests by ids of which each is that of one", () => {
    const ids = namedTests().map(({ id }) => id);
    expect(ids.length).to.be.at.least(200);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
  });

  it("names every kind of resource where people look for one", () => {
    const table = rowsOf("README.md", "resource").flatMap(([first = ""]) => words(first));
    const opening = (page: string) => text(page).split("\n\n")[1] ?? "";
    for (const { class: name } of Object.values(kinds)) {
      expect(table, "README.md").to.include(name);
      for (const page of ["docs/situations.md", "docs/pulumi-options.md"]) expect(opening(page), page).to.include(`\`${name}\``);
    }
  });

  it("names every application type and every argument of each variant, and what cannot be updated", () => {
    const page = text("docs/application-types.md");
    const [proxied = "", saml = "", oidc = ""] = page.split("\n").filter((line) => /^\| (proxied|SAML|OIDC) /.test(line));
    const common = ["label", "description", "groups", "idpId", "status", "type"];
    const parts = ["attributes", "policies", "protectedResources", "behavior", "session", "healthCheck", "offlineMode"];
    const head = page.split("\n").find((line) => line.startsWith("| variant")) ?? "";
    const rows = [proxied, saml, oidc];
    for (const [index, { name, aspects }] of app.variants.entries())
      expect(words(`${head}${rows[index]}`), name).to.include.members(aspects.map((aspect) => aspect.name));
    const own = (row: string) =>
      words(row).filter((word) => !/^(OAG|ORACLE)_/.test(word) && !parts.includes(word) && word !== "idpMetadata");
    const declared = (schema: object) =>
      Object.keys(schema).filter((name) => !common.includes(name) && name !== "useDefaultHeadersAndPolicies");
    expect(words(proxied).filter((word) => /^(OAG|ORACLE)_/.test(word))).to.have.members([...proxiedTypes]);
    expect(own(proxied)).to.have.members(declared(members.HeaderBasedApplicationCreateRequest));
    expect(own(saml)).to.have.members(declared(members.SamlApplicationCreateRequest));
    expect(own(oidc)).to.have.members([...declared(members.OidcApplicationCreateRequest), "clientId", "clientSecret"]);

    const createOnly = (create: object, update: object) => Object.keys(create).filter((name) => !(name in update));
    expect(createOnly(members.HeaderBasedApplicationCreateRequest, members.HeaderBasedApplicationUpdateRequest)).to.have.members([
      "idpId",
      "debug",
      "useDefaultHeadersAndPolicies",
    ]);
    expect(createOnly(members.SamlApplicationCreateRequest, members.SamlApplicationUpdateRequest)).to.deep.equal(["idpId"]);
    for (const name of ["type", "idpId", "debug"]) expect(page).to.include(`\n| \`${name}\` |`);
  });

  it("counts one thing as one, in every sentence of the sources: a plural stands only where there are several", () => {
    const sources = execFileSync("git", ["ls-files", "--", "sdk", "provider", "rules", "cli", "simulator", "policies", "engines"], {
      cwd: root,
      encoding: "utf8",
    });
    const plurals = sources
      .split("\n")
      .filter((name) => name.endsWith(".ts") && !name.includes("/generated/"))
      .flatMap((name) =>
        [...text(name).matchAll(/\$\{[^}]*(?:length|size|[cC]ount)\} ([a-z]+s)\b/g)].map(([, noun]) => `${name}: ${noun}`),
      );
    expect(plurals).to.deep.equal([
      // Of what is one, another sentence is made before, or there never is one.
      "cli/doctor/command.ts: checks",
      "cli/doctor/token.ts: characters",
      "cli/dump/environments/match.ts: objects",
      "cli/explain/choose.ts: apps",
      "cli/explain/explain.ts: groups",
      "provider/kinds/idp/hooks.ts: apps",
      "sdk/read/reader.ts: objects",
      "simulator/gateway/store.ts: apps",
    ]);
  });

  it("says what --skip-preview does wherever it says that something stops before anything is touched", () => {
    const pages = execFileSync("git", ["ls-files", "--", "*.md"], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const claiming = pages.filter((page) => /before\s+anything\s+is\s+touched/.test(text(page)));
    expect(claiming.length).to.be.at.least(7);
    expect(claiming.filter((page) => !text(page).includes("`--skip-preview`"))).to.deep.equal([]);
  });

  it("gives every argument a meaning in its docstring, not only a place where to look for one", () => {
    const sources = execFileSync("git", ["ls-files", "--", "provider"], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const members = sources
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [...text(name).matchAll(/^export interface \w+Args\b[^{]*\{(?:\}|[\s\S]*?^\})/gm)].map(([body]) => body))
      .flatMap((body) => [...body.matchAll(/^ {2}(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+)?(?:readonly )?(\w+)\??: /gm)]);
    expect(members.length).to.be.above(200);
    const meaningless = members.filter(([, docstring = ""]) => {
      const meaning = docstring.replace(/^[\s*]+/gm, "").replace(/@(default|see)[\s\S]*/, "");
      return (
        meaning
          .replace(/\b[Ss]ee (the )?API reference\b/g, "")
          .split(/\s+/)
          .filter((word) => /\w/.test(word)).length < 2
      );
    });
    expect(meaningless.map(([, , name]) => name)).to.deep.equal([]);
  });

  it("has no link to a file that is not there", () => {
    const pages = [
      "README.md",
      "ARCHITECTURE.md",
      "AGENTS.md",
      "CONTRIBUTING.md",
      "SECURITY.md",
      "docs/contributing/adding.md",
      ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
      ...readdirSync(join(root, "docs/adr")).map((name) => `docs/adr/${name}`),
    ];
    for (const page of pages.filter((name) => name.endsWith(".md")))
      for (const [, link = ""] of text(page).matchAll(/\]\(([^)#:]+)\)/g))
        expect(existsSync(join(root, page, "..", link)), `${page}: ${link}`).to.equal(true);
  });

  it("names no file of the tests that is not there to those who change the code, and keeps the first page one page", () => {
    const pages = ["AGENTS.md", "CONTRIBUTING.md", "docs/contributing/adding.md"];
    const named = pages.flatMap((page) =>
      [...text(page).matchAll(/`((?:tests|scripts|bench|engines)\/[\w./-]+)`/g)].map(([, path = ""]) => path),
    );
    expect(named.length).to.be.at.least(12);
    expect(named.filter((path) => !/[A-Z]{2}/.test(path) && !existsSync(join(root, path)))).to.deep.equal([]);
    const lines = text("AGENTS.md").trimEnd().split("\n");
    expect([lines.length <= 65, lines.filter((line) => line.length > 150)]).to.deep.equal([true, []]);
  });
});
