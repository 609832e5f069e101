import { copyFileSync, mkdirSync, readdirSync, readFileSync, type renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { CliError, codeOf } from "../errors";
import { entryAt, hashOf, isOurPath, manifestName } from "./manifest";

/**
 * Files of a folder exchanged as one. They are moved within the folder: it may be the current one, a mount, or stand in one
 * that cannot be written, and what else is in it is never touched (docs/adr/0014). All old ones leave before a new one comes: never
 * are files of two dumps there. The name tells which process is at work:
 *
 *     .pulumi-oag-dump-PID/new    what is to come in, whole before anything moves
 *     .pulumi-oag-dump-PID/plan   the paths and hashes of that, and the folders that come to be
 *     .pulumi-oag-dump-PID/old    what was moved out; from here it comes back when anything fails
 *     .pulumi-oag-dump-PID/done   the same, once all is in place
 */
const prefix = ".pulumi-oag-dump-";

export const isStaging = (name: string): boolean => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));

type Move = typeof renameSync;

interface Plan {
  /** Hashes by path: what is not as it came in is somebody's work. */
  paths: Readonly<Record<string, string>>;
  made: readonly string[];
}

/** What is exchanged. */
interface Exchange {
  /** Paths of the files to move out, where they are still there. */
  old: readonly string[];
  /** Paths of the new files. */
  paths: readonly string[];
  /** Of files that are moved out, copies that stay. */
  kept: readonly { path: string; copy: string }[];
}

/**
 * Exchanges files of a folder: all of them, or none.
 * @param write makes the new files in a folder beside
 */
export function exchange(target: string, { old, paths, kept }: Exchange, write: (folder: string) => void, move: Move): void {
  const staging = join(target, `${prefix}${process.pid}`);
  const [coming, leaving] = [join(staging, "new"), join(staging, "old")];
  const all = [...paths, ...kept.map(({ copy }) => copy)];
  mkdirSync(staging);
  try {
    write(coming);
    for (const { path, copy } of kept) {
      mkdirSync(dirname(join(coming, copy)), { recursive: true });
      copyFileSync(join(target, path), join(coming, copy));
    }
    const made = foldersOf(all).filter((folder) => entryAt(join(target, folder)) === undefined);
    const hashes = all.map((path) => [path, hashOf(readFileSync(join(coming, path)))]);
    writeFileSync(join(staging, "plan"), JSON.stringify({ paths: Object.fromEntries(hashes), made } satisfies Plan), { flush: true });
    mkdirSync(leaving);
    for (const path of old) if (entryAt(join(target, path)) !== undefined) moveFile(join(target, path), join(leaving, path), move);
    for (const { path, copy } of kept) assertCopied(path, join(leaving, path), join(coming, copy));
    for (const path of all) moveFile(join(coming, path), join(target, path), move);
    move(leaving, join(staging, "done"));
  } catch (error) {
    restore(target, staging, move);
    throw error;
  }
  removeEmpty(target, foldersOf(old));
  clear(staging);
}

/** Between the copy and the move, somebody may have written. */
function assertCopied(path: string, original: string, copy: string): void {
  if (hashOf(readFileSync(original)) !== hashOf(readFileSync(copy)))
    throw new CliError("OAG_CONFLICT", `${path} was changed meanwhile; nothing was touched. Run the same command again`);
}

/** Puts a folder back as it was where an exchange was cut off, by a kill or a power failure. */
export function recover(target: string, move: Move): void {
  for (const name of readdirSync(target).filter(isStaging)) {
    if (isAtWork(Number(name.slice(prefix.length))))
      throw new CliError("OAG_CONFLICT", `another dump is at work in ${target}; wait for it, or remove ${name} there if it is not`);
    if (!isWhole(join(target, name)))
      throw new CliError("OAG_OCCUPIED", `${target} holds ${name}, which no dump left there as it is; remove it`);
    restore(target, join(target, name), move);
  }
}

/** False where a link leads elsewhere: whoever made the folder, nothing outside of it is read or moved. */
function isWhole(staging: string): boolean {
  if (!entryAt(staging)?.isDirectory()) return false;
  const areFolders = ["old", "new"].every((name) => entryAt(join(staging, name))?.isDirectory() ?? true);
  return areFolders && (entryAt(join(staging, "plan"))?.isFile() ?? true);
}

/** What came in goes out again, what left comes back. */
function restore(target: string, staging: string, move: Move): void {
  try {
    // Without it, nothing has moved yet, or all is in place.
    if (entryAt(join(staging, "old")) !== undefined) {
      const { paths, made } = JSON.parse(readFileSync(join(staging, "plan"), "utf8")) as Plan;
      const hasComeIn = (path: string) => entryAt(join(staging, "new", path)) === undefined && entryAt(join(target, path)) !== undefined;
      const back = ours(Object.keys(paths)).filter(hasComeIn);
      const changed = back.filter((path) => !isFileWith(join(target, path), paths[path]));
      if (changed.length > 0)
        throw new CliError(
          "OAG_OCCUPIED",
          `${target} holds a dump that was cut off, and ${changed.join(", ")} was changed since; move it away, or remove ${basename(staging)} there, and run the same command again`,
        );
      for (const path of back) moveFile(join(target, path), join(staging, "new", path), move);
      for (const path of ours(filesIn(join(staging, "old")))) moveFile(join(staging, "old", path), join(target, path), move);
      removeEmpty(
        target,
        foldersOf(ours(Object.keys(paths))).filter((folder) => made.includes(folder)),
      );
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      "OAG_FILE",
      `${target} cannot be put back as it was (${codeOf(error)}); what it held is in ${staging}, and the same command, run again, puts it back`,
    );
  }
  clear(staging);
}

const isFileWith = (path: string, hash: string | undefined): boolean =>
  entryAt(path)?.isFile() === true && hashOf(readFileSync(path)) === hash;

/** Whoever made the folder, nothing outside of it moves. */
const ours = (paths: readonly string[]): string[] =>
  paths.filter((path) => path === manifestName || isOurPath(path.replace(/\.edited(-\d+)?$/, "")));

/** Moves a file to where nothing is, through no link. */
function moveFile(from: string, to: string, move: Move): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!entryAt(dirname(to))?.isDirectory()) throw Object.assign(new Error("a link is there"), { code: "ENOTDIR" });
  if (entryAt(to) !== undefined) throw Object.assign(new Error("something is there"), { code: "EEXIST" });
  move(from, to);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? []
      : [
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .split(sep)
            .join("/"),
        ],
  );

const foldersOf = (paths: readonly string[]): string[] => [...new Set(paths.map(dirname).filter((path) => path !== "."))];

/** Those of these folders in which nothing is left. */
function removeEmpty(target: string, folders: readonly string[]): void {
  for (const folder of folders)
    try {
      rmdirSync(join(target, folder));
    } catch {
      // Something is in it, or it was never there.
    }
}

function clear(staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
  } catch {
    // All is in place: the next dump clears it.
  }
}

function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
