import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../support/basics/checkout.ts";

describe("a program started from a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-program-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const messageFrom = () =>
    execFileSync(
      process.execPath,
      [
        "-e",
        `try { new (require(${JSON.stringify(join(root, "dist/provider/index.js"))}).OagApp)("a", {}); console.log("fine") } catch (error) { console.log(error.message) }`,
      ],
      { cwd: folder, encoding: "utf8" },
    ).trim();

  it("says what to install when the plugin process could not find the package", () => {
    expect(messageFrom()).to.equal(
      "pulumi-oag cannot be found from the program's folder, where Pulumi's plugin process looks for it. Install it there as a direct dependency: `npm install pulumi-oag@0.1.0` [OAG_INSTALLATION]",
    );
  });

  it("says what to install when the plugin process would find another version", () => {
    const other = join(folder, "node_modules/pulumi-oag");
    mkdirSync(join(other, "dist/provider"), { recursive: true });
    writeFileSync(
      join(other, "package.json"),
      JSON.stringify({ name: "pulumi-oag", version: "0.0.9", exports: { "./provider/v1": "./dist/provider/v1.js" } }),
    );
    writeFileSync(join(other, "dist/provider/v1.js"), "");
    expect(messageFrom()).to.equal(
      "the program uses pulumi-oag 0.1.0, but Pulumi's plugin process would load 0.0.9 from the program's folder. Use one version: `npm install pulumi-oag@0.1.0` [OAG_INSTALLATION]",
    );
  });
});
