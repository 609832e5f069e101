import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { withStacks } from "../../cli/dist/dump/stacks.js";

describe("files of stacks that a dump renews", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-stacks-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are written through no link that lies where they are written aside [stacks-link]", () => {
    const theirs = join(folder, "somebody's");
    writeFileSync(theirs, "work");
    const name = "Pulumi.staging.yaml";
    symlinkSync(theirs, join(folder, `${name}.partial-${process.pid}`));
    expect(withStacks(folder, new Map([[name, "config:\n"]]), () => [])).to.deep.equal([]);
    expect([readFileSync(theirs, "utf8"), readFileSync(join(folder, name), "utf8"), lstatSync(join(folder, name)).isFile()]).to.deep.equal([
      "work",
      "config:\n",
      true,
    ]);
  });
});
