import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../support/basics/checkout.ts";
import { run } from "../../support/commands/command.ts";

describe("a wrong command line", () => {
  it("is told by what this version of commander calls: it is one version, and without a method nothing is done", async () => {
    for (const folder of ["cli", "simulator"]) {
      const { dependencies } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      expect(dependencies.commander, folder).to.match(/^\d+\.\d+\.\d+$/);
    }
    for (const method of ["unknownOption", "unknownCommand", "_excessArguments", "_callParseArg"]) {
      const without = `import { Command } from ${JSON.stringify(import.meta.resolve("commander"))}; delete Command.prototype.${method};`;
      const options = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(without)}` };
      for (const args of [["doctor", "CANARY one"], ["simulator", "--port", "CANARY"], ["--version"]])
        expect(await run(args, options), args.join(" ")).to.deep.equal({
          code: 1,
          stdout: "",
          stderr: `pulumi-oag: the package commander that is installed has no ${method}, without which values of options could be shown; nothing was done. Install the version that package.json of pulumi-oag-cli names [OAG_INSTALLATION]\n`,
        });
    }
  });
});
