import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { members, proxiedTypes } from "../../dist/sdk/generated/contract.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path: string) => readFileSync(join(root, path), "utf8");
/** What a table row has in code style. */
const words = (row: string) => [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word as string);

describe("the documentation", () => {
  it("names a test that exists for every situation", () => {
    const lines = text("docs/situations.md").split("\n");
    const listed = lines.filter((line) => /^\d+\. /.test(line));
    const rows = lines.filter((line) => line.startsWith("| ") && !line.startsWith("| situation"));
    const used = new Set(rows.flatMap((row) => [...row.split("|").slice(2).join("|").matchAll(/\d+/g)].map(([number]) => Number(number))));
    expect([...used].sort((a, b) => a - b)).to.deep.equal(listed.map((_, index) => index + 1));
    for (const line of listed) {
      const [, file = "", title = ""] = /^\d+\. `([^`]+)`: (.*)$/.exec(line) ?? [];
      const source = text(file);
      expect(source.includes(`it("${title}"`) || source.includes(`it(\`${title}\``), line).to.equal(true);
    }
  });

  it("names a test that exists for every threat", () => {
    const rows = text("SECURITY.md")
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| threat"));
    expect(rows.length).to.be.at.least(15);
    for (const row of rows) {
      const last = row.split(" | ").at(-1)?.replace(/ \|$/, "") ?? "";
      // A title may have a semicolon of its own.
      const named = last.split(/; (?=[a-z]+(?:\/[a-z-]+)+: )/);
      expect(named.length, row).to.be.greaterThan(0);
      for (const name of named) {
        const [, file = "", title = ""] = /^([a-z]+(?:\/[a-z-]+)+): (.*)$/.exec(name) ?? [];
        const source = text(`tests/${file}.test.ts`);
        expect(source.includes(`it("${title}"`) || source.includes(`it(\`${title}\``), name).to.equal(true);
      }
    }
  });

  it("names every application type and every argument of each family, and what cannot be updated", () => {
    const page = text("docs/application-types.md");
    const [proxied = "", saml = "", oidc = ""] = page.split("\n").filter((line) => /^\| (proxied|SAML|OIDC) /.test(line));
    const common = ["label", "description", "groups", "idpId", "status", "type"];
    const parts = ["attributes", "policies", "protectedResources", "behavior", "session", "healthCheck"];
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

  it("has no link to a file that is not there", () => {
    const pages = [
      "README.md",
      "ARCHITECTURE.md",
      "AGENTS.md",
      "CONTRIBUTING.md",
      "SECURITY.md",
      ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
    ];
    for (const page of pages.filter((name) => name.endsWith(".md")))
      for (const [, link = ""] of text(page).matchAll(/\]\(([^)#:]+)\)/g))
        expect(existsSync(join(root, page, "..", link)), `${page}: ${link}`).to.equal(true);
  });
});
