// Whether the build is current: a file beside the dependencies says when it was made, so that no package carries it.
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stamp = "node_modules/.pulumi-oag-built";
const sources = ["sdk", "provider", "rules", "simulator", "cli", "policies", "scripts", "package-lock.json", "tsconfig.json"];
const made = new Set(["dist", "generated", "node_modules"]);

/** The latest change below a path, of what a build reads. */
function newest(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const names = readdirSync(path).filter((name) => !made.has(name));
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

/** Marks what lies in dist as made by now. */
export const markBuilt = (): void => writeFileSync(stamp, "");

/** True when no source is newer than the build. */
export const isBuilt = (): boolean => existsSync(stamp) && existsSync("dist") && Math.max(...sources.map(newest)) < statSync(stamp).mtimeMs;
