import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CliError, codeOf } from "../errors";
import { modeOf } from "../file-mode";
import { shownPath } from "../shown-paths";
import type { Pieces } from "./code";

/** For `pulumi import`; of no use afterwards. */
export const importName = "oag-adopt.json";

/** A file of the program as it was read. */
export interface ProgramFile {
  path: string;
  text: string;
}

/** @throws CliError when the folder holds no Pulumi project, or an import file that would be written over */
export function assertProject(folder: string): void {
  if (!["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((name) => existsSync(join(folder, name))))
    throw new CliError(
      "OAG_FILE",
      `--into: ${shownPath(folder, "the folder")} holds no Pulumi project (no Pulumi.yaml); \`pulumi-oag dump\` makes a new one`,
    );
  if (existsSync(join(folder, importName)))
    throw new CliError(
      "OAG_OCCUPIED",
      `${join(folder, importName)} is there already, and nothing is written over; remove it if it was imported`,
    );
}

/** @throws CliError when there is no such file, or it is no TypeScript by its name */
export function readProgramFile(folder: string, name: string): ProgramFile {
  const path = resolve(folder, name);
  const title = shownPath(name, existsSync(path) ? name : "the file");
  if (!/\.[mc]?ts$/.test(path))
    throw new CliError("OAG_FILE", `--append: ${title} is no TypeScript file; leave --append out and paste the code`);
  try {
    return { path, text: readFileSync(path, "utf8") };
  } catch (error) {
    throw new CliError("OAG_FILE", `--append: ${title} cannot be read in ${folder} (${codeOf(error)})`);
  }
}

/** Keys of the project's own configuration that any stack has set. */
export function configKeysIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^Pulumi\.[^.]+\.ya?ml$/.test(name));
  return files.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/^\s+["']?[^\s:"']+:([A-Za-z0-9_]+)["']?:/gm)].map(([, key]) => key as string),
  );
}

/** Writes the import file and, where one is given, adds the code to a file of the program: both or none. */
export function writeBoth(folder: string, importFile: string, file: ProgramFile | undefined, pieces: Pieces, endOfImports: number): void {
  const path = join(folder, importName);
  try {
    // It holds what the gateway has: nobody else on the machine needs to read it.
    writeFileSync(path, importFile, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new CliError("OAG_FILE", `${path} cannot be written (${codeOf(error)}); nothing was changed`);
  }
  try {
    if (file !== undefined) append(file, pieces, endOfImports);
  } catch (error) {
    rmSync(path, { force: true });
    if (error instanceof CliError) throw error;
    throw new CliError("OAG_FILE", `${file?.path} cannot be written (${codeOf(error)}); nothing was changed`);
  }
}

/** What was in the file stays in it, byte by byte. It is written aside, to the disk, and moved: no power failure leaves half of it. */
function append({ path, text }: ProgramFile, { imports, body }: Pieces, endOfImports: number): void {
  if (readFileSync(path, "utf8") !== text)
    throw new CliError("OAG_CONFLICT", `${path} was changed meanwhile; nothing was written. Run it again`);
  const head = imports === "" ? "" : endOfImports === 0 ? `${imports}\n` : `\n${imports}`;
  const rest = text.slice(endOfImports);
  const full = `${text.slice(0, endOfImports)}${head}${rest}${rest === "" || rest.endsWith("\n") ? "" : "\n"}\n${body}`;
  const aside = `${path}.partial-${process.pid}`;
  try {
    writeFileSync(aside, full, { flag: "wx", flush: true, mode: modeOf(path) });
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
