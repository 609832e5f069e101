import { statSync } from "node:fs";

/** The permissions of a file, for the one that replaces it: what others could not read stays so. Undefined where there is no file. */
export function modeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && found.mode & 0o777;
}
