import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CliError, codeOf } from "../errors";
import { modeOf } from "../file-mode";
import { copyName, type Kept } from "./kept-files";
import { entryAt } from "./manifest";
import type { Files } from "./program";

/**
 * Renews files of stacks, which are never a dump's alone, beside other work in a folder: they are written aside first, and moved when the
 * work is done. What was there is kept.
 */
export function withStacks(target: string, stacks: Files, work: () => Kept[]): Kept[] {
  const isRenewed = ([path, text]: [string, string]) => textAt(join(target, path)) !== text;
  const renewed = [...stacks]
    .filter(isRenewed)
    .map(([path, text]) => ({ path, text, aside: join(target, `${path}.partial-${process.pid}`) }));
  try {
    for (const { path, aside, text } of renewed) {
      // What lies there is of a run that was killed, or a link that leads elsewhere.
      rmSync(aside, { force: true });
      writeFileSync(aside, text, { flag: "wx", flush: true, mode: modeOf(join(target, path)) });
    }
    const kept = work();
    return [...kept, ...renewed.flatMap(({ path, aside }) => moveIn(target, path, aside))];
  } finally {
    for (const { aside } of renewed) rmSync(aside, { force: true });
  }
}

/** What a file holds; undefined where none is. */
export function textAt(path: string): string | undefined {
  const entry = entryAt(path);
  if (entry === undefined) return undefined;
  if (!entry.isFile()) throw new CliError("OAG_OCCUPIED", `${path} is no file; move it away, and run the same command again`);
  return readFileSync(path, "utf8");
}

function moveIn(target: string, path: string, aside: string): Kept[] {
  const to = join(target, path);
  try {
    const kept = textAt(to) === undefined ? [] : [{ path, why: "changed" as const, copy: copyName(target, path) }];
    for (const { copy } of kept) copyFileSync(to, join(target, copy));
    renameSync(aside, to);
    return kept;
  } catch (error) {
    throw new CliError("OAG_FILE", `all but ${path} is renewed: it cannot be written (${codeOf(error)}); run the same command again`);
  }
}
