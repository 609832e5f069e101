import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { run } from "../../support/commands/command.ts";

describe("a folder with objects that no dump writes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-odd-folder-"));
    writeFileSync(join(folder, "import.json"), '{"resources":[]}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const commands = (): string[][] => [
    ["audit", folder],
    ["explain", "Payroll", "/", "--dump", folder],
    ["diff", folder, folder],
    ["simulator", "--seed", folder],
    ["dump", "--out", join(folder, "house"), "--environments", `a=${folder}`, `b=${folder}`],
  ];

  const odd = { applications: [{ id: "a" }], identityProviders: [null], directories: [{ id: "d", props: [] }], authenticationServices: {} };
  for (const [key, objects] of Object.entries(odd))
    it(`is told as such by every command that reads one, and never as a mistake of ours: ${key} [odd-folder]`, async () => {
      const snapshot = { origin: "https://oag.example.com", applications: [], identityProviders: [], [key]: objects };
      writeFileSync(join(folder, "gateway.json"), JSON.stringify(snapshot));
      for (const args of commands())
        expect(await run(args), args[0]).to.deep.equal({
          code: 1,
          stdout: "",
          stderr: `pulumi-oag: ${join(folder, "gateway.json")} is not what \`pulumi-oag dump\` writes; make a new dump [OAG_FILE]\n`,
        });
    });
});
