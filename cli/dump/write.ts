import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CliError } from "../errors";
import { isContent, shownPath } from "../shown-paths";
import { exchange, isStaging, recover } from "./exchange-files";
import { copyName, type Kept } from "./kept-files";
import { type Conflict, conflictsIn, entryAt, type Manifest, manifestName, manifestOf, readManifest } from "./manifest";
import type { Files } from "./program";
import { withStacks } from "./stacks";

/** They hold what the gateway has: nobody else on the machine needs to read it. */
const isPrivate = (path: string): boolean => /^(gateway|import(\.[^/]+)?)\.json$/.test(path);

/**
 * Refuses a folder in which something else would be written over, before the gateway is read.
 * @throws CliError naming what stands in the way
 */
export function assertFree(folder: string, force: boolean): void {
  const target = inFolder(folder, () => targetOf(folder));
  // It would be told, and stay on the disk.
  if (target === undefined && isContent(folder)) throw new CliError("OAG_USAGE", "--out: that is no name for a folder; give its path");
  if (target !== undefined) inFolder(folder, () => assertOurs(folder, target, force, [], renameSync));
}

/**
 * Writes all files, or none. Where a dump is renewed, a file that no dump wrote, or that was changed since, is kept as a copy
 * beside; other files of the folder (stack settings, node_modules, .git) stay as they are.
 * @param stacks files that others write to as well: they hold what was in them, and are moved in last, one by one
 * @returns what was kept
 */
export function writeFiles(folder: string, files: Files, force: boolean, move = renameSync, stacks: Files = new Map()): Kept[] {
  const all = new Map(files).set(manifestName, manifestOf(files));
  return inFolder(folder, () => {
    const target = targetOf(folder);
    if (target === undefined) {
      writeNew(resolve(folder), new Map([...all, ...stacks]), move);
      return [];
    }
    const { manifest, edited } = assertOurs(folder, target, force, files.keys(), move);
    const kept = edited.map((conflict) => ({ ...conflict, copy: copyName(target, conflict.path) }));
    const old = new Set([...manifest.keys(), manifestName, ...edited.map(({ path }) => path)]);
    return withStacks(target, stacks, () => {
      exchange(target, { old: [...old], paths: [...all.keys()], kept }, (aside) => writeAll(aside, all), move);
      return kept;
    });
  });
}

/** The folder behind the name, links followed; undefined where there is none yet. */
function targetOf(folder: string): string | undefined {
  const path = resolve(folder);
  if (entryAt(path) === undefined) return undefined;
  const target = realpathSync(path);
  if (!entryAt(target)?.isDirectory()) throw new CliError("OAG_OCCUPIED", `${folder} is a file; choose another folder with \`--out\``);
  return target;
}

/** The list of the dump that is there, and what of its folder is somebody's work. */
interface Ours {
  manifest: Manifest;
  edited: Conflict[];
}

function assertOurs(folder: string, target: string, force: boolean, paths: Iterable<string>, move: typeof renameSync): Ours {
  recover(target, move);
  if (readdirSync(target).filter((name) => !isStaging(name)).length === 0) return { manifest: new Map(), edited: [] };
  if (!force)
    throw new CliError(
      "OAG_OCCUPIED",
      `${folder} is not empty; choose another folder with \`--out\`, or renew a dump there with \`--force\``,
    );
  const manifest = readManifest(target);
  if (manifest === undefined)
    throw new CliError(
      "OAG_OCCUPIED",
      `${folder} is not empty and holds no dump (no ${manifestName}), so it is not written over, not even with \`--force\``,
    );
  const conflicts = conflictsIn(target, manifest, paths);
  const isWork = ({ why }: Conflict) => why === "changed" || why === "foreign";
  const others = conflicts.filter((conflict) => !isWork(conflict));
  if (others.length > 0)
    throw new CliError(
      "OAG_OCCUPIED",
      `${folder} holds something else where a dump has a file or a folder; nothing was touched. Move these away, or choose another folder with \`--out\``,
      others,
    );
  return { manifest, edited: conflicts.filter(isWork) };
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
    writeFileSync(join(folder, path), text, { mode: isPrivate(path) ? 0o600 : 0o666, flag: "wx" });
  }
}

/** Says what the file system refuses in the words of this command. */
function inFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof CliError || code === undefined) throw error;
    throw new CliError("OAG_FILE", `${shownPath(folder, "the folder of --out")} cannot be written (${code}); it is as it was`);
  }
}
