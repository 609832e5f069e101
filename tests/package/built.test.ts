import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { isBuilt, markBuilt } from "../../scripts/built.ts";

describe("what tells whether the build is current", () => {
  let root: string;
  const at = (path: string) => join(root, path);
  const long = new Date("2020-01-01T00:00:00Z");

  /** A checkout of old files, built. */
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "pulumi-oag-built-"));
    const folders = ["sdk/http", "provider", "rules", "simulator", "cli", "policies", "scripts"];
    for (const folder of [...folders, "dist", "simulator/dist", "cli/dist", "policies/dist", "node_modules", "provider/generated"])
      mkdirSync(at(folder), { recursive: true });
    for (const file of ["sdk/a.ts", "sdk/http/b.ts", "old.ts", "package-lock.json", "tsconfig.json"]) {
      writeFileSync(at(file), "");
      utimesSync(at(file), long, long);
    }
    markBuilt(new Date(), root);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("takes a build for current after which no source has changed, whatever is made anew", () => {
    writeFileSync(at("provider/generated/types.ts"), "");
    writeFileSync(at("cli/dist/main.js"), "");
    expect(isBuilt(root)).to.equal(true);
  });

  const changes: readonly (readonly [what: string, change: () => void])[] = [
    ["written", () => utimesSync(at("sdk/http/b.ts"), new Date(), new Date(Date.now() + 1000))],
    ["deleted", () => rmSync(at("sdk/http/b.ts"))],
    ["deleted with its folder", () => rmSync(at("sdk/http"), { recursive: true })],
    ["renamed, which leaves its time as it was", () => renameSync(at("sdk/a.ts"), at("sdk/c.ts"))],
    ["moved here, with an old time", () => renameSync(at("old.ts"), at("rules/old.ts"))],
  ];
  for (const [what, change] of changes)
    it(`takes it for stale after a source was ${what}`, () => {
      change();
      expect(isBuilt(root)).to.equal(false);
    });

  it("takes it for stale after a source was written while the build ran", () => {
    const begun = new Date();
    utimesSync(at("sdk/a.ts"), begun, new Date(begun.getTime() + 1));
    markBuilt(begun, root);
    expect(isBuilt(root)).to.equal(false);
  });

  it("takes it for stale where what a package is compiled into is gone, or nothing was built at all", () => {
    rmSync(at("cli/dist"), { recursive: true });
    expect(isBuilt(root)).to.equal(false);
    rmSync(at("node_modules/.pulumi-oag-built"));
    expect(isBuilt(root)).to.equal(false);
  });
});
