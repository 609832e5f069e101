import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { findPulumi, valueAt } from "../../engines/real.ts";

describe("a path in a difference", () => {
  const inputs = { groups: ["a", "b"], attributes: { "X-A": { value: "1" } }, policies: { '/"q"': { rule: "NO_AUTH" } } };

  it("leads to the value, through lists and names of any kind", () => {
    expect(valueAt(inputs, "groups[1]")).to.equal("b");
    expect(valueAt(inputs, 'attributes["X-A"].value')).to.equal("1");
    expect(valueAt(inputs, 'policies["/\\"q\\""].rule')).to.equal("NO_AUTH");
    expect(valueAt(inputs, "session.idleSessionTimeout")).to.equal(undefined);
    expect(valueAt(undefined, "groups")).to.equal(undefined);
  });
});

describe("the choice of an engine", () => {
  let folder: string;
  const { PATH, HOME } = process.env;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-engines-"));
    // Nothing but what a test puts there.
    process.env.PATH = join(folder, "bin");
    process.env.HOME = folder;
  });
  afterEach(() => {
    process.env.PATH = PATH;
    process.env.HOME = HOME;
    rmSync(folder, { recursive: true });
  });

  /** A command that says of itself that it is Pulumi of that version. */
  function pretend(file: string, version: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho v${version}\n`);
    chmodSync(file, 0o755);
  }

  const chosen = async () => {
    const found = await findPulumi();
    return "why" in found ? found.why : found.where;
  };

  it("says that there is no pulumi CLI, and which one would be used", async () => {
    expect(await chosen()).to.equal("no pulumi CLI on PATH or in ~/.pulumi/versions; 3.216.0 or newer is used where there is one");
  });

  it("says that the only one is too old", async () => {
    pretend(join(folder, "bin/pulumi"), "3.100.0");
    expect(await chosen()).to.equal("only pulumi 3.100.0 on PATH or in ~/.pulumi/versions; 3.216.0 or newer is used where there is one");
  });

  it("takes one on PATH that is new enough", async () => {
    pretend(join(folder, "bin/pulumi"), "3.260.0");
    expect(await chosen()).to.equal("pulumi 3.260.0 on PATH");
  });

  it("takes the newest that the Automation API installed when the one on PATH is too old", async () => {
    pretend(join(folder, "bin/pulumi"), "3.100.0");
    pretend(join(folder, ".pulumi/versions/3.250.0/bin/pulumi"), "3.250.0");
    pretend(join(folder, ".pulumi/versions/3.261.0/bin/pulumi"), "3.261.0");
    expect(await chosen()).to.equal(`pulumi 3.261.0 in ${join(folder, ".pulumi/versions/3.261.0")}`);
  });
});
