import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../basics/checkout.ts";
import type { Json } from "../basics/json.ts";

/**
 * The compiler that programs have (docs/adr/0004), and the native one, which costs less. Both run in a process of their own: what
 * judges programs takes hundreds of megabytes, and every process that a worker starts has to copy what the worker has.
 */
export type Compiler = "typescript" | "typescript-native";

/** What is compiled, as the file of its settings says it: paths are taken from this folder. */
export interface Compilation {
  folder: string;
  compilerOptions: Json;
  files: readonly string[];
}

/** One thing that a compiler says against a program. */
export interface Problem {
  /** As the compiler prints it, its place first. */
  line: string;
  text: string;
  code: number;
  /** Undefined where it is about the settings; lines and columns begin at one. */
  place: { file: string; line: number; column: number } | undefined;
}

/** What a compiler says of programs. */
export function problemsOf(compiler: Compiler, { folder, compilerOptions, files }: Compilation): Problem[] {
  const settings = join(folder, `tsconfig.${compiler}.json`);
  writeFileSync(settings, JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true }, files }));
  try {
    const args = [join(root, "node_modules", compiler, "bin/tsc"), "--pretty", "false", "-p", settings];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
    const problems = problemsIn(stdout, folder);
    // One that could not run found nothing.
    if ((status === 0) !== (problems.length === 0)) throw new Error(`${compiler} ended with ${status}: ${stderr}${stdout}`);
    return problems;
  } finally {
    rmSync(settings);
  }
}

/** What was printed: a line each, and what explains it in lines that begin with a space. */
export function problemsIn(output: string, folder: string): Problem[] {
  const printed = output.split(/\r?\n(?! )/).filter((line) => line !== "");
  return printed.map((line) => {
    const [, file, row, column, code, text] = /^(?:(.+)\((\d+),(\d+)\): )?error TS(\d+): ([\s\S]*)$/.exec(line) ?? [];
    if (text === undefined) throw new Error(`the compiler says: ${output}`);
    const place = file === undefined ? undefined : { file: resolve(folder, file), line: Number(row), column: Number(column) };
    return { line, text, code: Number(code), place };
  });
}

/** A resource has a variable of its own, whether or not another one refers to it. */
function isOfResource({ code, place }: Problem): boolean {
  if (code !== 6133 || place === undefined) return false;
  const line = readFileSync(place.file, "utf8").split("\n")[place.line - 1] ?? "";
  return /^\w+ = new Oag(IdentityProvider|AuthenticationService)\(/.test(line.slice(place.column - 1));
}

/** What a compiler says of dumped programs, under strict and as their package is. The first five are enough. */
export function compilerSays(folders: readonly string[], parent: string, compiler: Compiler = "typescript-native"): string {
  const compilerOptions = {
    strict: true,
    skipLibCheck: true,
    esModuleInterop: true,
    noUnusedLocals: true,
    types: [],
    target: "ES2022",
    module: "commonjs",
    // The newer one knows no "node", which Pulumi's templates have.
    moduleResolution: compiler === "typescript" ? "node" : "bundler",
  };
  const problems = problemsOf(compiler, { folder: parent, compilerOptions, files: folders.map((folder) => join(folder, "index.ts")) });
  return problems
    .filter((problem) => !isOfResource(problem))
    .slice(0, 5)
    .map(({ line }) => `${line}\n`)
    .join("");
}
