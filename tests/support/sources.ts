import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One source file of the packages, parsed. */
export interface Source {
  path: string;
  file: ts.SourceFile;
}

/** What people wrote in these folders. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root }))
    .filter((path) => !/(^|\/)(generated|node_modules|dist)\//.test(path) && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => ({ path, file: ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true) }));
}

/** Visits a node and all within it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
