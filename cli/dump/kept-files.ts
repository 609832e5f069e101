import { join } from "node:path";
import { type Conflict, entryAt } from "./manifest";

/** A file that is somebody's work, and the copy that is kept beside. */
export interface Kept extends Conflict {
  copy: string;
}

/** No ending that a compiler would read, and no name that is taken. */
export function copyName(target: string, path: string): string {
  let name = `${path}.edited`;
  for (let count = 2; entryAt(join(target, name)) !== undefined; count += 1) name = `${path}.edited-${count}`;
  return name;
}
