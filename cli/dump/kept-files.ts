import { join } from "node:path";
import { type Conflict, entryAt } from "./manifest";

/** A file that somebody has edited, and the name of the copy that is kept beside it. */
export interface Kept extends Conflict {
  copy: string;
}

/** A name for the copy: no extension that a compiler would read, and none that is taken. */
export function copyName(target: string, path: string): string {
  let name = `${path}.edited`;
  for (let count = 2; entryAt(join(target, name)) !== undefined; count += 1) name = `${path}.edited-${count}`;
  return name;
}
