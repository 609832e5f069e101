import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { codeTable, type SettingFacts, settingTable } from "pulumi-oag/sdk";
import ts from "typescript";
import { proxiedTypes } from "../../dist/sdk/generated/contract.js";
import { root } from "../support/basics/checkout.ts";
import { run } from "../support/commands/command.ts";
import { Source, sourcesOf, walk } from "../support/readers/sources.ts";

const table = Object.entries<SettingFacts>(settingTable);
const ranges = table.flatMap(([key, { value }]) => (typeof value === "object" && "unit" in value ? [{ key, ...value }] : []));

const rowsOf = (path: string, begin: RegExp) =>
  readFileSync(join(root, path), "utf8")
    .split("\n")
    .filter((line) => begin.test(line))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

/** The members of an interface, and what is said of each. */
function membersOf(path: string, name: string): Map<string, string> {
  const found = new Source(path).file.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  const { members } = found as ts.InterfaceDeclaration;
  return new Map(members.map((member) => [(member.name as ts.Identifier).text, member.getFullText()]));
}

describe("a setting is the same everywhere", () => {
  it("in the README: each has its row with its variable, and there is no other", () => {
    const rows = rowsOf("README.md", /^\| `oag:/);
    expect(rows.map(([key, variable]) => [key, variable])).to.deep.equal(
      table.map(([key, { variable }]) => [`\`oag:${key}\``, variable === undefined ? "none" : `\`${variable}\``]),
    );
    const said = new Map(rows.map(([key = "", , about = ""]) => [key.slice("`oag:".length, -1), about]));
    for (const [key, { isSecret = false, isRequired = false, value }] of table) {
      expect(said.get(key)?.startsWith("**secret.** "), key).to.equal(isSecret);
      // A file may stand in for the key.
      if (isRequired && key !== "privateKey") expect(said.get(key)).to.match(/ Required$/);
      if (Array.isArray(value)) for (const word of value) expect(said.get(key)).to.include(`\`${word}\``);
    }
    for (const { key, least, most, default: standard } of ranges)
      expect(said.get(key)).to.match(new RegExp(`, ${least} to ${most}\\. Default ${standard}$`));
  });

  it("among the arguments of an OagProvider and the options of a client, with the same variables, bounds and defaults", () => {
    const args = membersOf("provider/oag-provider.ts", "OagProviderArgs");
    expect([...args.keys()]).to.deep.equal([...table.map(([key]) => key), "appDefaults"]);
    for (const [key, { variable, isRequired = false }] of table) {
      const [, named] = /Environment: `(\w+)`/.exec(args.get(key) as string) ?? [];
      if (!isRequired || named !== undefined) expect(named, key).to.equal(variable);
    }
    const options = membersOf("sdk/client-options.ts", "OagClientOptions");
    expect([...options.keys()]).to.deep.equal(table.map(([key]) => key).filter((key) => key !== "validation" && !key.endsWith("File")));
    for (const { key, least, most, default: standard } of ranges) {
      expect(args.get(key)).to.include(`, ${least} to ${most}. `);
      for (const members of [args, options]) expect(members.get(key), key).to.include(`@default ${standard} `);
    }
  });

  it("on the command line: an option is called like its setting, and a secret has none", async () => {
    const { stdout } = await run(["doctor", "--help"]);
    const given = [...stdout.replaceAll(/\s+/g, " ").matchAll(/ (--[a-z\d-]+)(?= (?:<|[a-z]))(?:(?! --).)*?\benv: (\w+)\)/g)];
    const variables = new Map(given.map(([, option = "", variable = ""]) => [variable, option]));
    const optionOf = (key: string) => `--${key.replaceAll(/[A-Z]|\d+$/g, (sign) => (/\d/.test(sign) ? sign : `-${sign.toLowerCase()}`))}`;
    for (const [key, { variable, isSecret = false }] of table) {
      if (isSecret) expect(stdout).to.not.include(`${optionOf(key)} `);
      const option = variables.get(variable ?? "");
      if (option !== undefined) expect(option).to.equal(optionOf(key));
    }
    expect([...variables.keys()].filter((name) => !table.some(([, { variable }]) => variable === name))).to.deep.equal([]);
    expect(table.filter(([, { variable = "" }]) => !variables.has(variable)).map(([key]) => key)).to.deep.equal([
      ...["privateKey", "caCertificate", "insecureSkipVerify", "proxy", "validation"],
    ]);
    expect(stdout).to.include("--insecure-skip-verify ");
  });

  it("and nothing else is called one: what a team sets of the rules is their tuning", () => {
    const found = sourcesOf("rules", "policies", "cli/audit", "cli/explain").flatMap(({ path, file }) => {
      const names: string[] = [];
      walk(file, (node) => {
        if (ts.isIdentifier(node) && /setting/i.test(node.text)) names.push(`${path}: ${node.text}`);
      });
      return names;
    });
    expect(found).to.deep.equal([]);
  });

  // The log of changes has old names, and a slip as an example.
  it("in every document: no key and no variable that is none", () => {
    const keys = [...table.map(([key]) => key), "adopt"];
    const variables: readonly string[] = [
      ...table.flatMap(([, { variable }]) => (variable === undefined ? [] : [variable])),
      ...["OAG_LOG", "OAG_SAML", "OAG_OIDC"],
      ...[...proxiedTypes, ...Object.keys(codeTable)],
    ];
    const documents = globSync("{*.md,docs/**/*.md,cli/*.md,examples/*/*.md}", {
      cwd: root,
      exclude: (name) => /node_modules|api$/.test(name),
    });
    for (const path of documents.filter((name) => name !== "CHANGELOG.md")) {
      const text = readFileSync(join(root, path), "utf8");
      const named = [...text.matchAll(/(?<![\w:/])oag:([A-Za-z]\w*)/g)].map(([, key = ""]) => key);
      expect(
        named.filter((key) => !keys.includes(key)),
        path,
      ).to.deep.equal([]);
      const taken = [...text.matchAll(/\bOAG_[A-Z]\w*/g)].map(([name]) => name);
      expect(
        taken.filter((name) => !variables.includes(name)),
        path,
      ).to.deep.equal([]);
    }
  });
});
