import { statSync } from "node:fs";

/** What a file that takes the place of another is made with: who kept that from others keeps this. Undefined where none is. */
export function modeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && found.mode & 0o777;
}
