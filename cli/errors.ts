import { OagError } from "pulumi-oag/sdk";
import { nameOf } from "./naming";

/** Exit codes of every command. */
export const exitCodes = { fine: 0, error: 1, different: 2 } as const;

/** A failure that is told in one or more lines, without a stack. */
export class CliError extends Error {
  /** More lines, one per object. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** What went wrong, in the words of this command. Only the package's own errors may speak: the text of others may hold anything. */
export function wordsOf(error: unknown): string {
  if (error instanceof CliError) return error.message;
  if (error instanceof OagError) return `${error.inWordsOf(nameOf)} [${error.code}]`;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // The plugin side's own: sentences, free of secrets.
  if (typeof code === "string" && code.startsWith("OAG_") && typeof message === "string") return message;
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return String(message);
  return `an unexpected ${error instanceof Error ? error.name : typeof error} (please report it)`;
}
