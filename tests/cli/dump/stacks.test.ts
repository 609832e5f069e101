import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { withStacks } from "../../../cli/dist/dump/stacks.js";

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

  it("are kept from others where their owner kept them from others [stacks-mode]", function onUnix() {
    // Windows has no such modes.
    if (process.platform === "win32") return this.skip();
    const name = "Pulumi.prod.yaml";
    writeFileSync(join(folder, name), "config:\n  own:line: kept\n");
    chmodSync(join(folder, name), 0o600);
    const [kept] = withStacks(folder, new Map([[name, "config:\n"]]), () => []);
    const modes = [name, String(kept?.copy)].map((file) => (statSync(join(folder, file)).mode & 0o777).toString(8));
    expect(modes).to.deep.equal(["600", "600"]);
  });
});
