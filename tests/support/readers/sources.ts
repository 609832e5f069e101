import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../basics/checkout.ts";
import { compiled } from "./compiled.ts";

/** One source file of the packages. */
export class Source {
  readonly path: string;
  readonly text: string;
  #file: ts.SourceFile | undefined;

  constructor(path: string, text = readFileSync(join(root, path), "utf8"), file?: ts.SourceFile) {
    this.path = path;
    this.text = text;
    this.#file = file;
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
    .map(sourceAt);
}

const known = new Map<string, Source>();

/** Whoever asks for it in this process is given the same, which is parsed once. */
function sourceAt(path: string): Source {
  const source = known.get(path) ?? new Source(path);
  known.set(path, source);
  return source;
}

/** Sources with their types, as the compiler that users have understands them. */
export function typed(sources: readonly { path: string; text: string }[]): { checker: ts.TypeChecker; sources: Source[] } {
  // Of those that are as the disk has them, what other programs have parsed will do.
  const changed = sources.filter(({ path, text }) => !existsSync(join(root, path)) || sourceAt(path).text !== text);
  const paths = sources.map(({ path }) => path);
  const program = compiled("tsconfig.json", paths, Object.fromEntries(changed.map(({ path, text }) => [path, text])));
  return {
    checker: program.getTypeChecker(),
    sources: sources.map(({ path, text }) => new Source(path, text, program.getSourceFile(join(root, path)))),
  };
}

/** Visits a node and all within it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
