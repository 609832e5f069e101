import { readFileSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import type { OagCode } from "pulumi-oag/sdk";
import { CliError, codeOf } from "./errors";

/** A file that a command is given, as its sentences tell of it. Nothing that stands in it is told: another file may have been given. */
export interface GivenFile {
  /** `-` is standard input, where the command takes that. */
  readonly path: string;
  /** How sentences name it: its path, or what stands for one that may be something else. */
  readonly title: string;
  /** The option that it was given by. @default none, or one that the title names */
  readonly option?: string;
  /** @default OAG_FILE */
  readonly code?: OagCode;
  /** What to do where it cannot be read. @default nothing but what the code of the system says */
  readonly cure?: string;
}

/** A file that cannot be used. @param what is wrong with it, as the end of a sentence. @param cure what to do @default nothing */
export function refused({ title, option, code = "OAG_FILE" }: GivenFile, what: string, cure?: string): CliError {
  const said = `${option === undefined ? "" : `${option}: `}${title} ${what}`;
  return new CliError(code, cure === undefined ? said : `${said}; ${cure}`);
}

const unread = (file: GivenFile, error: unknown): CliError => refused(file, `cannot be read (${codeOf(error)})`, file.cure);

/** @throws CliError where it cannot be read */
export function textIn(file: GivenFile): string {
  try {
    return readFileSync(file.path, "utf8");
  } catch (error) {
    throw unread(file, error);
  }
}

/** What a file holds as JSON; undefined where it is none. @throws CliError where it cannot be read */
export const jsonIn = (file: GivenFile): unknown => parsed(textIn(file));

/** The same of a file or of standard input. @throws CliError where it cannot be read */
export async function jsonGiven(file: GivenFile): Promise<unknown> {
  if (file.path !== "-") return jsonIn(file);
  return parsed(
    await textOf(process.stdin).catch((error: unknown) => {
      throw unread(file, error);
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Its message repeats what stands there, which may be secret.
    return undefined;
  }
}
