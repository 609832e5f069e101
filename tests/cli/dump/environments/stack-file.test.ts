import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { stackFile } from "../../../../cli/dist/dump/environments/stack-file.js";
import { hostileText } from "../../../support/models/hostile-texts.ts";

const renewed = (text: string | undefined, ...entries: [string, unknown][]) => stackFile(text, entries, "Pulumi.staging.yaml");

describe("a stack's settings that a dump writes", () => {
  it("are one line each, in YAML that reads back as it was, whatever the texts", () => {
    const value = fc.oneof(
      hostileText.filter((text) => !/\p{Cs}/u.test(text)),
      fc.integer(),
      fc.boolean(),
      fc.array(
        hostileText.filter((text) => !/\p{Cs}/u.test(text)),
        { maxLength: 3 },
      ),
    );
    fc.assert(
      fc.property(value, value, (first, second) => {
        const text = renewed(undefined, ["p:first", first], ["p:second", { a: second }]);
        expect(text.split("\n")).to.have.length(4);
        expect(parse(text)).to.deep.equal({ config: { "p:first": first, "p:second": { a: second } } });
        expect(renewed(text, ["p:first", first], ["p:second", { a: second }])).to.equal(text);
      }),
      { numRuns: 300 },
    );
  });

  it("leave what else is in the file where it is: the salt, secrets, lists, comments, settings of others", () => {
    const before = `# ours
encryptionsalt: v1:abc
config:
  aws:region: eu-west-1
  p:list:
  - one
  - two
  p:groups:
    - old
    # a remark
    - older
  "p:secret":
    secure: v1:xyz

  p:deep:
    a:
      b: 1
environment:
  - oag/production
`;
    const after = renewed(before, ["p:groups", ["new"]], ["p:list", 7], ["p:domain", "example.com"]);
    expect(after).to.equal(`# ours
encryptionsalt: v1:abc
config:
  aws:region: eu-west-1
  p:list: 7
  p:groups: ["new"]
  "p:secret":
    secure: v1:xyz

  p:deep:
    a:
      b: 1
  p:domain: "example.com"
environment:
  - oag/production
`);
  });

  it("come into a file that has none yet, or an empty one, be it without a line break at the end", () => {
    expect(renewed("encryptionsalt: v1:abc", ["p:a", 1])).to.equal("encryptionsalt: v1:abc\nconfig:\n  p:a: 1\n");
    for (const text of ["config: {}\n", "config:\n", "config: {  }", "", undefined])
      expect(renewed(text, ["p:a", 1]), text).to.equal("config:\n  p:a: 1\n");
  });

  it("are refused in a file that is laid out otherwise: what it holds cannot be told apart", () => {
    const message =
      "Pulumi.staging.yaml is not laid out as Pulumi writes it, so it cannot be renewed; move it away, and bring back what you had in it";
    for (const text of ["config: {p:a: 1}\n", "config: &x\n  p:a: 1\n", "config:\n- p\n  - q\n", "config:\n ? p:a\n"])
      expect(() => renewed(text, ["p:a", 2]), text).to.throw(message);
  });

  it("are refused where the file has another document, or the settings in another form, of which Pulumi would read the wrong ones", () => {
    const evil = "{config: {oag:hostname: evil.example.com}}";
    const texts = [
      `${evil}\n---\n`,
      `--- ${evil}\n---\nconfig:\n`,
      `"config":\n  p:a: 1\n`,
      "'config': {}\n",
      "? config\n: {}\n",
      "config : {}\n",
    ];
    for (const text of [...texts, "%YAML 1.1\n---\n", "config:\n  p:a: 1\n...\n---\n", "x: 1\n&a config: {}\n", "!!str config: {}\n"])
      expect(() => renewed(text, ["oag:hostname", "oag.example.com"]), text).to.throw("is not laid out as Pulumi writes it");
    const lists = "environment:\n- oag/production\nsecretsprovider: passphrase\n";
    expect(renewed(lists, ["p:a", 1])).to.equal(`${lists}config:\n  p:a: 1\n`);
  });

  it("hold no half a character, which no YAML can", () => {
    expect(() => renewed(undefined, ["p:a", "x\ud800"])).to.throw(
      "half a character stands in a value that differs, and no configuration can hold it",
    );
  });
});
