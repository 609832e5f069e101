import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CliError } from "../errors";
import { exchange, isStaging, recover } from "./exchange";
import { conflictsIn, entryAt, type Manifest, manifestName, manifestOf, readManifest } from "./manifest";
import type { Files } from "./program";

/** They hold what the gateway has: nobody else on the machine needs to read it. */
const confidential = new Set(["gateway.json", "import.json"]);

/**
 * Refuses a folder in which something else would be written over, before the gateway is read.
 * @throws CliError naming what stands in the way
 */
export function assertFree(folder: string, force: boolean): void {
  const target = inFolder(folder, () => targetOf(folder));
  if (target !== undefined) inFolder(folder, () => assertOurs(folder, target, force, [], renameSync));
}

/**
 * Writes all files, or none. What was not written by a dump, or was changed since, stops it before anything is touched;
 * other files of a folder that is renewed (stack settings, node_modules, .git) stay as they are.
 */
export function writeFiles(folder: string, files: Files, force: boolean, move = renameSync): void {
  const all = new Map(files).set(manifestName, manifestOf(files));
  inFolder(folder, () => {
    const target = targetOf(folder);
    if (target === undefined) return writeNew(resolve(folder), all, move);
    const manifest = assertOurs(folder, target, force, files.keys(), move);
    return exchange(target, [...manifest.keys(), manifestName], [...all.keys()], (aside) => writeAll(aside, all), move);
  });
}

/** The folder behind the name, links followed; undefined where there is none yet. */
function targetOf(folder: string): string | undefined {
  const path = resolve(folder);
  if (entryAt(path) === undefined) return undefined;
  const target = realpathSync(path);
  if (!entryAt(target)?.isDirectory()) throw new CliError(`${folder} is a file; choose another folder with --out`);
  return target;
}

function assertOurs(folder: string, target: string, force: boolean, paths: Iterable<string>, move: typeof renameSync): Manifest {
  recover(target, move);
  if (readdirSync(target).filter((name) => !isStaging(name)).length === 0) return new Map();
  if (!force) throw new CliError(`${folder} is not empty; choose another folder with --out, or renew a dump there with --force`);
  const manifest = readManifest(target);
  if (manifest === undefined)
    throw new CliError(`${folder} is not empty and holds no dump (no ${manifestName}), so it is not written over, not even with --force`);
  const conflicts = conflictsIn(target, manifest, paths);
  if (conflicts.length > 0)
    throw new CliError(
      `${folder} holds what no dump wrote, or what was changed since; nothing was touched. Move these away, or choose another folder with --out`,
      conflicts,
    );
  return manifest;
}

/** A folder that does not exist yet comes to be with all that is in it. */
function writeNew(target: string, files: Files, move: typeof renameSync): void {
  const aside = `${target}.partial-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    writeAll(aside, files);
    move(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function writeAll(folder: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: confidential.has(path) ? 0o600 : 0o666, flag: "wx" });
  }
}

/** Says what the file system refuses in the words of this command. */
function inFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof CliError || code === undefined) throw error;
    throw new CliError(`${folder} cannot be written (${code}); it is as it was`);
  }
}
