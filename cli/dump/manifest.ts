import { createHash } from "node:crypto";
import { type Dirent, lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "../errors";
import { isObject } from "../json";
import type { Files } from "./program";

/** Lists what a dump wrote, with a hash of each file: what is not in it, or is not as it says, is somebody else's. */
export const manifestName = ".pulumi-oag-dump.json";

/** SHA-256 of each file by its path, relative to the folder. */
export type Manifest = ReadonlyMap<string, string>;

/** The only paths that a dump ever writes, beside its list: what names others is not believed. */
export const isOurPath = (path: string): boolean =>
  [".gitignore", "Pulumi.yaml", "README.md", "gateway.json", "identity-providers.ts"].includes(path) ||
  ["import.json", "index.ts", "package.json", "tsconfig.json", "shared.ts", "app-defaults.ts"].includes(path) ||
  /^import\.[a-z0-9][a-z0-9-]*\.json$/i.test(path) ||
  /^apps\/[\p{L}\p{M}\p{N}-]+\.ts$/u.test(path);

/** SHA-256 of a file's content, as a list has it. */
export const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

/** The list of a dump's files, as the file that stands beside them. */
export function manifestOf(files: Files): string {
  const hashes = [...files].map(([path, text]): [string, string] => [path, hashOf(text)]);
  return `${JSON.stringify({ writtenBy: "pulumi-oag dump", files: Object.fromEntries(hashes.sort()) }, null, 2)}\n`;
}

/** What the dump in a folder wrote; undefined where there is none, or its list cannot be believed. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const path = join(folder, manifestName);
    if (!lstatSync(path).isFile()) return undefined;
    const { files } = JSON.parse(readFileSync(path, "utf8")) as { files: unknown };
    if (!isObject(files)) return undefined;
    const entries = Object.entries(files);
    const isSound = entries.every(([name, hash]) => isOurPath(name) && typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash));
    return isSound ? new Map(entries as [string, string][]) : undefined;
  } catch {
    return undefined;
  }
}

/** What stands at a path, links not followed; undefined where nothing does. */
export function entryAt(path: string): Pick<Dirent, "isFile" | "isDirectory"> | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    // Also where a part of the path is a file.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** Something that stands where a dump would write or remove, and that no dump left there as it is. */
export interface Conflict {
  path: string;
  why: "noFolder" | "noFile" | "changed" | "foreign";
}

/**
 * What of a folder is somebody else's work, among the paths that a dump would write to or remove.
 * @param paths what is to be written
 */
export function conflictsIn(folder: string, manifest: Manifest, paths: Iterable<string>): Conflict[] {
  const all = [...new Set([...manifest.keys(), ...paths])].sort();
  const found = all.flatMap((path): Conflict[] => {
    const above = dirname(path);
    const isThrough = above === "." || (entryAt(join(folder, above))?.isDirectory() ?? true);
    if (!isThrough) return [{ path: above, why: "noFolder" }];
    const entry = entryAt(join(folder, path));
    if (entry === undefined) return [];
    if (!entry.isFile()) return [{ path, why: "noFile" }];
    const hash = manifest.get(path);
    if (hash === undefined) return [{ path, why: "foreign" }];
    return hashOf(readFileSync(join(folder, path))) === hash ? [] : [{ path, why: "changed" }];
  });
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}
