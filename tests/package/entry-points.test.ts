import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { entryPoints } from "../../scripts/entry-points.ts";
import { root } from "../support/basics/checkout.ts";

/** The types behind each path that a package lets programs import. */
function typesOf(folder: string): string[] {
  const { exports: paths = {} } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return Object.values<{ types?: string }>(paths).flatMap(({ types }) => (types === undefined ? [] : [join(folder, types)]));
}

describe("the list of entry points", () => {
  it("has every path that a package lets programs import, so that each has a report and a page", () => {
    const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const folders = [".", ...(workspaces as string[]).filter((name) => !name.includes("*"))];
    const listed = entryPoints.map(({ folder, file }) => join(folder, "dist", `${file}.d.ts`));
    expect(listed.sort()).to.deep.equal(folders.flatMap(typesOf).sort());
  });
});
