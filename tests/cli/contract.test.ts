import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { providers } from "../../cli/dist/dump/verify.js";
import { appProvider, idpProvider } from "../../dist/provider/program/constants.js";
import { run } from "../support/command.ts";

const text = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

describe("the command line", () => {
  it("writes the provider strings that the constructors write", () => {
    expect(providers).to.deep.equal({ app: appProvider, idp: idpProvider });
  });

  it("takes its settings from the environment under the names that the provider knows", () => {
    const known = [...text("provider/plugin/settings.ts").matchAll(/^ {2}(\w+): "(OAG_\w+)",$/gm)].map(([, key, name]) => `${key} ${name}`);
    const taken = [...text("cli/settings.ts").matchAll(/key: "(\w+)",[^}]*?env: "(OAG_\w+)"/g)].map(([, key, name]) => `${key} ${name}`);
    expect(taken.length).to.be.at.least(12);
    for (const setting of taken) expect(known).to.include(setting);
  });

  it("explains every command with --help, its exit codes included", async () => {
    const all = await run(["--help"]);
    expect(all.code).to.equal(0);
    for (const command of ["dump", "diff", "doctor", "simulator"]) {
      expect(all.stdout).to.include(`  ${command} `);
      const help = await run([command, "--help"]);
      expect([help.code, /Exit codes: 0 /.test(help.stdout)], command).to.deep.equal([0, true]);
    }
  });

  it("refuses a command that it does not know, with the one that was meant", async () => {
    const { code, stderr } = await run(["dmup"]);
    expect([code, stderr]).to.deep.equal([1, "error: unknown command 'dmup'\n(Did you mean dump?)\n(add --help for what is allowed)\n"]);
  });
});
