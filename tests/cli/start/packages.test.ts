import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { run } from "../../support/commands/command.ts";

const loaded = fileURLToPath(new URL("../../support/loaded.cjs", import.meta.url));

/** The packages that a command loads to explain itself. */
const loadedBy = async (...args: string[]): Promise<string[]> => {
  const { stderr } = await run([...args, "--help"], { NODE_OPTIONS: `--require=${JSON.stringify(loaded)}` });
  return [...stderr.matchAll(/^loaded (.*)$/gm)].map(([, name]) => name as string);
};

describe("the start of pulumi-oag", () => {
  it("loads the stand-in and what writes programs only for a command that needs them", async () => {
    const heavy = async (command: string) => {
      const packages = await loadedBy(command);
      expect(packages, command).to.include("commander");
      return packages.filter((name) => ["prettier", "pulumi-oag-simulator"].includes(name));
    };
    for (const command of ["audit", "explain", "diff", "doctor"]) expect(await heavy(command), command).to.deep.equal([]);
    expect(await heavy("adopt")).to.deep.equal(["prettier"]);
    expect(await heavy("simulator")).to.deep.equal(["pulumi-oag-simulator"]);
  });

  it("knows every command by its name and all of them without one", async () => {
    const { stdout } = await run(["--help"]);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name]) => name as string);
    expect(names).to.deep.equal(["dump", "adopt", "diff", "audit", "explain", "doctor", "simulator", "help"]);
    for (const name of names.filter((known) => known !== "help"))
      expect((await run([name, "--help"])).stdout, name).to.match(new RegExp(`^Usage: pulumi-oag ${name} `));
  });
});
