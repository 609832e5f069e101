import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

for (const [name, file] of [
  ["pulumi-oag", "../../../cli/bin/pulumi-oag.js"],
  ["pulumi-oag-simulator", "../../../simulator/bin/pulumi-oag-simulator.js"],
] as const)
  describe(`${name} on another Node.js`, () => {
    const bin = fileURLToPath(new URL(file, import.meta.url));
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "pulumi-oag-node-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const on = (version: string) => {
      const pretended = join(folder, "pretended.cjs");
      writeFileSync(pretended, `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`);
      return spawnSync(process.execPath, ["--require", pretended, bin, "--help"], { encoding: "utf8" });
    };

    for (const version of ["18.20.0", "22.11.0"])
      it(`says in one line that ${version} is too old`, () => {
        const { status, stdout, stderr } = on(version);
        expect([status, stdout, stderr]).to.deep.equal([
          1,
          "",
          `${name} needs Node.js 22.12 or newer, but runs on ${version}; install a newer one on this machine (it is the "node" of PATH)\n`,
        ]);
      });

    it("runs on what is new enough", () => {
      for (const version of ["22.12.0", "23.0.0"]) expect(on(version).status).to.equal(0);
    });
  });
