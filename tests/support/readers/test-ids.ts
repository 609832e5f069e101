import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../..", import.meta.url));

/** A test that documents or recorded calls name: its title ends with an id in brackets, which stays when the sentence changes. */
export interface NamedTest {
  id: string;
  /** As it stands in the source, without the id. */
  sentence: string;
}

/** The id in a title, if it has one. */
export const idOf = (title: string | undefined): string | undefined => / \[([a-z0-9-]+)\]$/.exec(title ?? "")?.[1];

/** All named tests of the files that match, below the folder of the tests. */
export function namedTests(pattern = "*/**/*.test.ts"): NamedTest[] {
  return globSync(pattern, { cwd: folder, exclude: ["**/node_modules/**"] }).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, "utf8").matchAll(/\bit\(\s*(["`])(.*) \[([a-z0-9-]+)\]\1,/g)].map(([, , sentence, id]) => ({
      id: id as string,
      sentence: sentence as string,
    })),
  );
}
