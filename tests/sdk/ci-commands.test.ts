import { expect } from "chai";
import { oneLine, printable, visibleJson } from "pulumi-oag/sdk";

/** What pipelines look for in every line of a log, and obey. */
const commands = ["##vso[task.setvariable variable=K]v", "##[group]x", "##teamcity[message]", "a ##vso[x]", "###[error]x", "##VSO[x]"];

describe("a text that a pipeline would obey", () => {
  it("is shown, and is no command in a log any more [ci-commands]", () => {
    for (const text of commands)
      for (const shown of [oneLine(text, 100), printable(text), printable(text.replace("##", "#\u200b#"))])
        expect(shown, text).to.not.match(/##[\w.-]*\[/);
    expect(oneLine("##vso[task.x]y", 100)).to.equal("# #vso[task.x]y");
    expect(printable("say ##[warning]z")).to.equal("say # #[warning]z");
  });

  it("is no command of GitHub's either where a line begins with it", () => {
    expect(oneLine("::set-env name=A::b", 100)).to.equal(": :set-env name=A::b");
    expect(oneLine("  ::group::b", 100)).to.equal("  : :group::b");
    expect(printable("\t ::add-mask::b")).to.equal(": :add-mask::b");
    expect(["::1", "fe80::1", "a ::error::b", "::"].map((text) => oneLine(text, 100))).to.deep.equal([
      "::1",
      "fe80::1",
      "a ::error::b",
      "::",
    ]);
  });

  it("is the same data in JSON, with an escape in the command", () => {
    for (const text of commands)
      for (const indent of [undefined, 2]) {
        const json = visibleJson({ label: text, [text]: [text] }, indent);
        expect(json).to.not.match(/##[\w.-]*\[/);
        expect(JSON.parse(json)).to.deep.equal({ label: text, [text]: [text] });
      }
    expect(visibleJson("\\##[x]")).to.equal('"\\\\\\u0023#[x]"');
  });

  it("is left alone where it is no command: a heading, a number, a list", () => {
    for (const text of ["## Notes", "#1 [a]", "a#[b]", "C##"]) {
      expect(oneLine(text, 100)).to.equal(text);
      expect(visibleJson(text)).to.equal(JSON.stringify(text));
    }
  });

  it("costs no more than its length", () => {
    const started = performance.now();
    for (const text of ["#".repeat(4e6), `##${"a".repeat(4e6)}`, "##a".repeat(1e6), "::".repeat(2e6)]) {
      oneLine(text, 1e6);
      visibleJson(text);
    }
    expect(performance.now() - started).to.be.below(5000);
  });
});
