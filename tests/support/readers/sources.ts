import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../basics/checkout.ts";

/** One source file of the packages. */
export class Source {
  readonly path: string;
  readonly text: string;
  #file: ts.SourceFile | undefined;

  constructor(path: string, text = readFileSync(join(root, path), "utf8")) {
    this.path = path;
    this.text = text;
  }

  /** What it is parsed to, by the first who asks. */
  get file(): ts.SourceFile {
    this.#file ??= ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true);
    return this.#file;
  }
}

/** What people wrote in these folders. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root }))
    .filter((path) => !/(^|\/)(generated|node_modules|dist)\//.test(path) && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => new Source(path));
}

/** Visits a node and all within it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
