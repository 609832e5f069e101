import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CliError } from "../errors";
import type { Files } from "./program";

/** A folder that a dump wrote has this file. */
const sign = "gateway.json";

/** Refuses a folder that holds something else, before the gateway is read. */
export function demandFree(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder);
  if (entries.length === 0) return;
  if (!force) throw new CliError(`${folder} is not empty; choose another folder with --out, or renew a dump there with --force`);
  if (!entries.includes(sign))
    throw new CliError(`${folder} is not empty and holds no dump (no ${sign}), so it is not written over, not even with --force`);
}

/**
 * Writes all files aside, then moves them into place: whoever interrupts this finds the folder as it was, or whole.
 * Other files of a folder that is renewed (stack settings, node_modules) stay; apps/ is exchanged whole.
 */
export function writeFiles(folder: string, files: Files): void {
  const target = resolve(folder);
  const aside = `${target}.partial-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(aside, path)), { recursive: true });
      writeFileSync(join(aside, path), text);
    }
    if (!existsSync(target) || readdirSync(target).length === 0) {
      rmSync(target, { recursive: true, force: true });
      renameSync(aside, target);
      return;
    }
    for (const name of ["apps", "identity-providers.ts"]) rmSync(join(target, name), { recursive: true, force: true });
    for (const name of readdirSync(aside)) renameSync(join(aside, name), join(target, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
