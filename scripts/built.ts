// Whether the build is current: a file beside the dependencies says when it was made and of which sources, so that no package carries it.
import { existsSync, globSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stamp = "node_modules/.pulumi-oag-built";
const sources = ["sdk", "provider", "rules", "simulator", "cli", "policies", "scripts", "package-lock.json", "tsconfig.json"];
const outputs = ["dist", "simulator/dist", "cli/dist", "policies/dist"];
const made = new Set(["dist", "generated", "node_modules"]);

/** What a build reads. */
function filesIn(root: string): string[] {
  const found = globSync(`{${sources.join()}}{,/**}`, { cwd: root, exclude: ({ name }) => made.has(name), withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** Marks what lies in dist as made from the sources as they were at a time. */
export function markBuilt(begun: Date, root = "."): void {
  writeFileSync(join(root, stamp), filesIn(root).join("\n"));
  utimesSync(join(root, stamp), begun, begun);
}

/** True when the sources are those of the build, and none is newer: one that was deleted or renamed leaves no time behind. */
export function isBuilt(root = "."): boolean {
  const stampFile = join(root, stamp);
  if (![stampFile, ...outputs.map((folder) => join(root, folder))].every((path) => existsSync(path))) return false;
  const files = filesIn(root);
  const { mtimeMs } = statSync(stampFile);
  return files.join("\n") === readFileSync(stampFile, "utf8") && files.every((file) => statSync(file).mtimeMs < mtimeMs);
}
