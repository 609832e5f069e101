import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ruleTexts } from "pulumi-oag/rules";
import { root } from "../support/basics/checkout.ts";

const sources = readdirSync(join(root, "rules"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(join(root, "rules", name), "utf8") }));

describe("the page on the rules", () => {
  it("lists every rule with its severity and what it finds, in the order of the list", () => {
    const rows = readFileSync(join(root, "rules/README.md"), "utf8")
      .split("\n")
      .filter((line) => /\| (error|warning|note) \|/.test(line));
    expect(rows).to.deep.equal(ruleTexts.map(({ id, severity, finds }) => `| \`${id}\` | ${severity} | ${finds.replaceAll("|", "\\|")} |`));
  });
});

describe("the room of the rules", () => {
  it("imports nothing but itself and what is pure in the sdk: no I/O, no Pulumi, no provider", () => {
    const outside = sources.flatMap(({ text }) =>
      [...text.matchAll(/(?:from|import|require\() ?\(?"([^"]+)"/g)]
        .map(([, path]) => path as string)
        .filter((path) => !/^\.{1,2}\/(?!.*sdk\/)/.test(path)),
    );
    expect([...new Set(outside.map((path) => path.replace(/^(\.\.\/)+/, "")))].sort()).to.deep.equal([
      "sdk/certificate-dates",
      "sdk/json",
      "sdk/message",
      "sdk/nearest",
      "sdk/text",
    ]);
    expect(sources.filter(({ text }) => /provider\//.test(text))).to.deep.equal([]);
  });

  it("asks for no time and no chance by itself", () => {
    expect(
      sources.filter(({ text }) => /Date\.now|new Date\(\)|Math\.random|process\.|performance\./.test(text)).map(({ name }) => name),
    ).to.deep.equal([]);
  });

  it("has a file for every rule", () => {
    const rulesIn = ({ text }: (typeof sources)[number]) => text.match(/^ {2}id: "/gm)?.length ?? 0;
    expect(sources.reduce((sum, source) => sum + rulesIn(source), 0)).to.equal(ruleTexts.length);
    expect(sources.filter((source) => rulesIn(source) > 1).map(({ name }) => name)).to.deep.equal([]);
  });
});
