import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";

const text = (path: string) => readFileSync(join(root, path), "utf8");

/** Sources, tests and documents, but for what is generated, and for this list. */
const pages = (): string[] =>
  execFileSync("git", ["ls-files", "--", "*.ts", "*.mts", "*.mjs", "*.cjs", "*.js", "*.md", "*.yaml"], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n")
    .filter((path) => !/^docs\/api\/|\/generated\/|^tests\/docs\/words\.test\.ts$/.test(path));

/** A page on one line: what a line or a comment breaks is read on. */
const unbroken = (page: string): string => page.replace(/\n\s*(?:\*|\/\/|>)?\s*/g, " ");

/** Words that had two meanings, or that one has to guess, and what is said instead. */
const others: readonly [word: RegExp, instead: string][] = [
  [/\b[Ee]states?\b|[a-z]Estates?\b/g, "objects, snapshot, gateway"],
  [/\bdiscreet\w*/gi, "redacting"],
  [/\b(?:apps?|defaults?) of (?:a|the|its|one) house\b/gi, "apps of a provider, defaults for many apps"],
  // The name of a project is data: quoted, before a key, in a URN or in Pulumi.yaml.
  [/(?<!["`:/]|name: )\bhouses?\b(?!:\S)/gi, "gateway, company"],
  [/\b(?:hear|hears|heard)\b/gi, "answered, reached"],
  [/\b(?:honest|innocent)\b/gi, "ordinary, well-behaved"],
  [/\b(?:strangers?|ghosts?|heirs?|guests?)\b/gi, "who or what it is"],
  [/\bverdicts?\b/gi, "reason, comparison"],
  [/\b(?:talk|talks)\b/gi, "call"],
  [/\b(?:Unmarked|WrittenMarks|marksIn|marksOut)\b|\bMarked<|\binterface Marks?\b/g, "brand, note"],
  [
    /\b(?:Handler|Gateway|OagClient|Connection|Error|Output|Plugin|Message)Parts\b|\berror\.parts\(|\b[Mm]essage in parts\b/g,
    "dependencies, options, segments",
  ],
  [/\bkind: "(?:create|replace|rename|remove|repeat|sequence|choice|anchor)"/g, "action, type"],
  [/\b(?:in|from|by|beats?) the environment\b/gi, "environment variable"],
  [/\b(?:the|of|new|old) credentials (?:of the last|that were deployed)/gi, "client credentials"],
];

const nouns =
  /\b(?:(?:an?|the|no|every|each|its|their|own|whose|lost|such|of|in|by|without|foreign|hostile) answers?|(?:first|second|last|this|one|nth) answer)\b/gi;
const names = /\b(?:const|let) answers?\b(?! = (?:async )?\()|\b\w*[a-z]Answers?\b|\b(?:interface|type) Answers?\b/g;

function foundIn(page: string, words: readonly RegExp[]): string[] {
  const line = unbroken(page);
  return words.flatMap((word) => line.match(word) ?? []);
}

/** The rows of the glossary: a word or several, and what is said of them. */
function glossary(page: string): { words: string[]; meaning: string }[] {
  const [, table = ""] = /^## Words\n[\s\S]*?\| word \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return table
    .trim()
    .split("\n")
    .map((row) => /^\| (.*?) \| (.*) \|$/.exec(row) ?? [])
    .map(([, word = "", meaning = ""]) => ({ words: word.split(", "), meaning }));
}

/** What is wrong with a glossary: a word that has two rows, and a row with two meanings. */
function faultsOf(rows: ReturnType<typeof glossary>): string[] {
  const all = rows.flatMap(({ words }) => words.map((word) => word.replace(/ \(.*\)$/, "").toLowerCase()));
  const twice = all.filter((word, index) => all.indexOf(word) !== index).map((word) => `${word}: twice`);
  // A second thing that the word is said of, or another sense behind "or".
  const second = /[.;] (?:of|in) (?:an?|the|its)? ?\w+(?: \w+)?:|; or\b/i;
  return [
    ...twice,
    ...rows.filter(({ meaning }) => meaning === "" || second.test(meaning)).map(({ words }) => `${words[0]}: two meanings`),
  ];
}

describe("the words of the project", () => {
  it("stand in the glossary once each, with one meaning", () => {
    const page = "## Words\n\nOne each.\n\n| word | meaning |\n|---|---|\n";
    const wrong = `${page}| place | of an object: its kind. Of a value: its path |\n| drift | what differs |\n| a, drift (of a state) | as Pulumi; or not |\n`;
    expect(faultsOf(glossary(wrong))).to.deep.equal(["drift: twice", "place: two meanings", "a: two meanings"]);
    const rows = glossary(text("ARCHITECTURE.md"));
    expect(rows.length).to.be.greaterThan(50);
    expect(faultsOf(rows)).to.deep.equal([]);
  });

  it("are those of the glossary, in sources, tests and documents: none that had two meanings, or is a play on words", () => {
    const sample = `/** An ${"honest"} gateway\n * ${"hears"} it. */\nconst step = { kind: "remove" };\ninterface House {}\n"name: house\\n" "house:key" "a::house::b"`;
    const regular = others.map(([word]) => word);
    expect(foundIn(sample, regular)).to.deep.equal(["House", "hears", "honest", 'kind: "remove"']);
    const found = pages().flatMap((path) =>
      others.flatMap(([word, instead]) => foundIn(text(path), [word]).map((one) => `${path}: ${one} (say: ${instead})`)),
    );
    expect(found).to.deep.equal([]);
  });

  it("call what a gateway sends back a response, in sources, tests and documents: answers is the verb", () => {
    const noun = "answer";
    expect(foundIn(`/**\n * Its body, of the\n * ${noun} that\n * ${noun}s. */\nconst ${noun}s = 1;`, [nouns, names])).to.have.length(2);
    expect(pages().flatMap((path) => foundIn(text(path), [nouns, names]).map((words) => `${path}: ${words}`))).to.deep.equal([]);
  });
});
