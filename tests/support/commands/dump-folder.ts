import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { writeFiles } from "../../../cli/dist/dump/write.js";
import type { Detail } from "../../../cli/dist/error-details.js";
import { thrown } from "../basics/rejection.ts";

/** The files of two dumps of one gateway. */
export const single = new Map(Object.entries({ "index.ts": "one", "README.md": "read", "gateway.json": "{}", "package.json": "{}" }));
export const perApp = new Map(
  Object.entries({ "index.ts": "two", "README.md": "read", "gateway.json": "{}", "apps/a.ts": "a", "apps/b.ts": "b" }),
);

/** For each test of a suite, a folder that dumps are written into, with nothing around it. */
export class DumpFolder {
  parent!: string;
  target!: string;

  /** Call it within `describe`. */
  static forEachTest(): DumpFolder {
    const folder = new DumpFolder();
    beforeEach(() => {
      folder.parent = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-oag-renewal-")));
      folder.target = join(folder.parent, "oag");
    });
    afterEach(() => rmSync(folder.parent, { recursive: true, force: true }));
    return folder;
  }

  readonly put = (path: string, text: string): void => {
    mkdirSync(dirname(join(this.target, path)), { recursive: true });
    writeFileSync(join(this.target, path), text);
  };

  readonly held = (...names: string[]): string[] => names.map((name) => readFileSync(join(this.target, name), "utf8"));

  readonly write = (files: Map<string, string> = perApp, force = true, move = renameSync): ReturnType<typeof writeFiles> =>
    writeFiles(this.target, files, force, move);

  /** All that is in the folder and around it. */
  readonly tree = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(this.parent, { recursive: true, withFileTypes: true })
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path): [string, string] => {
          const entry = lstatSync(path);
          const content = entry.isSymbolicLink() ? `-> ${readlinkSync(path)}` : entry.isDirectory() ? "" : readFileSync(path, "utf8");
          return [path.slice(this.parent.length + 1), content];
        })
        .sort(),
    );

  /** What is thrown by something that touches nothing. */
  readonly refusal = (work: () => void): { message: string; details: readonly Detail[] } => {
    const before = this.tree();
    const refusal = thrown<Error & { details: readonly Detail[] }>(work);
    expect(this.tree(), "nothing was touched").to.deep.equal(before);
    return refusal;
  };
}

/** Moves files until the nth move, which fails, and with it, for good, all that come after. */
export function failing(nth: number, isForGood: boolean): typeof renameSync {
  let moves = 0;
  return (from, to) => {
    moves += 1;
    if (moves === nth || (isForGood && moves > nth)) throw Object.assign(new Error("injected"), { code: "EIO" });
    renameSync(from, to);
  };
}
