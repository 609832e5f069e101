import { codeTable, type OagCode, OagError } from "pulumi-oag/sdk";
import { type Cause, type Detail, withCode } from "./error-details";
import { isShown } from "./shown-paths";
import { nameOfSetting } from "./variable-names";

/** Exit codes of every command. */
export const exitCodes = { fine: 0, error: 1, different: 2 } as const;

/** A failure that is told in one or more lines, without a stack. */
export class CliError extends Error implements Cause {
  /** Stable cause, one of those in docs/errors.md. */
  readonly code: OagCode;
  /** What is wrong and what to do. */
  readonly text: string;
  /** What it comes of, or what may be meant: each is told in a line of its own. */
  readonly details: readonly Detail[];
  /** What people are shown: the code is what they look the cure up by. */
  readonly line: string;

  /** @param text what is wrong and what to do */
  constructor(code: OagCode, text: string, details: readonly Detail[] = [], line = withCode(text, code)) {
    super(text);
    this.code = code;
    this.text = text;
    this.details = details;
    this.line = line;
  }
}

/** Another failure with where it happened: its code stays. */
export function within(where: string, error: unknown): CliError {
  const { code, text, line } = causeOf(error);
  return new CliError(code, `${where}: ${text}`, error instanceof CliError ? error.details : [], `${where}: ${line}`);
}

/** What went wrong, in the words of this command. */
export const wordsOf = (error: unknown): string => causeOf(error).line;

/** The same as data. Only the package's own errors may speak: the text of others may hold anything. */
export function causeOf(error: unknown): Cause {
  if (error instanceof CliError) return { code: error.code, text: error.text, line: error.line };
  if (error instanceof OagError) return withLine(error.code, error.inWordsOf(nameOfSetting));
  const { code, text, message } = (error ?? {}) as { code?: unknown; text?: unknown; message?: unknown };
  // The plugin side's own: sentences with their codes, free of secrets.
  if (isCode(code) && typeof message === "string") return { code, text: typeof text === "string" ? text : message, line: message };
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return withLine("OAG_FILE", wordsOfSystem(error, code));
  const kind = error instanceof Error ? error.name : typeof error;
  return withLine("OAG_INTERNAL", `an unexpected ${kind} (please report it)`);
}

const withLine = (code: OagCode, text: string): Cause => ({ code, text, line: withCode(text, code) });

/** The code by which the system refuses something. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "no code";
}

/** What the file system refuses names paths: what was given in the place of one is not told. */
function wordsOfSystem(error: unknown, code: string): string {
  const { message, path = "/", dest = "/" } = error as { message?: unknown; path?: unknown; dest?: unknown };
  return [path, dest].every((one) => isShown(String(one))) ? String(message) : `a file or folder cannot be used (${code})`;
}

const isCode = (code: unknown): code is OagCode => typeof code === "string" && Object.hasOwn(codeTable, code);
