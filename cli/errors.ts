import { codeTable, type OagCode, OagError } from "pulumi-oag/sdk";
import { nameOf } from "./naming";
import { isShown } from "./shown";

/** Exit codes of every command. */
export const exitCodes = { fine: 0, error: 1, different: 2 } as const;

/** A failure that is told in one or more lines, without a stack. */
export class CliError extends Error {
  /** Stable cause, one of those in docs/errors.md. */
  readonly code: OagCode;
  /** More lines, one per object. */
  readonly details: readonly string[];
  /** What people are shown: the code is what they look the cure up by. */
  readonly line: string;

  /** @param message what is wrong and what to do */
  constructor(code: OagCode, message: string, details: readonly string[] = [], line = withCode(message, code)) {
    super(message);
    this.code = code;
    this.details = details;
    this.line = line;
  }
}

/** A text of people with the code that they look its cure up by. */
export const withCode = (text: string, code: OagCode): string => `${text} [${code}]`;

/** Another failure with where it happened: its code stays. */
export function within(where: string, cause: unknown): CliError {
  const { code, line } = reasonOf(cause);
  const whole = `${where}: ${line}`;
  return new CliError(code, whole, cause instanceof CliError ? cause.details : [], whole);
}

/** What went wrong, in the words of this command. */
export const wordsOf = (error: unknown): string => reasonOf(error).line;

/** Only the package's own errors may speak: the text of others may hold anything. */
function reasonOf(error: unknown): Pick<CliError, "code" | "line"> {
  if (error instanceof CliError) return error;
  if (error instanceof OagError) return { code: error.code, line: withCode(error.inWordsOf(nameOf), error.code) };
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // The plugin side's own: sentences with their codes, free of secrets.
  if (isCode(code) && typeof message === "string") return { code, line: message };
  if (typeof code === "string" && /^E[A-Z]+$/.test(code))
    return { code: "OAG_FILE", line: withCode(wordsOfSystem(error, code), "OAG_FILE") };
  const kind = error instanceof Error ? error.name : typeof error;
  return { code: "OAG_INTERNAL", line: withCode(`an unexpected ${kind} (please report it)`, "OAG_INTERNAL") };
}

/** What the file system refuses names paths: what was given in the place of one is not told. */
function wordsOfSystem(error: unknown, code: string): string {
  const { message, path = "/", dest = "/" } = error as { message?: unknown; path?: unknown; dest?: unknown };
  return [path, dest].every((one) => isShown(String(one))) ? String(message) : `a file or folder cannot be used (${code})`;
}

const isCode = (code: unknown): code is OagCode => typeof code === "string" && Object.hasOwn(codeTable, code);
