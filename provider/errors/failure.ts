import { OagApiError, OagAuthenticationError, OagError } from "../../sdk/errors";
import { printable } from "../../sdk/text";
import { keyOf } from "../configuration/setting-names";
import type { ResourceErrorCode } from "./codes";

/** Labels, names and the gateway's text are in it: no terminal escapes, no megabytes. */
export const longestMessage = 10_000;

/** What the plugin process throws: one clean line. Pulumi prints stacks of some methods, so there is none. */
export class OagResourceError extends Error {
  /** What it came of, where those were several steps. */
  readonly causes: readonly unknown[] = [];

  constructor(
    /** Stable cause, one of those in docs/errors.md. */
    readonly code: ResourceErrorCode,
    /** What failed, where, and what to do about it. */
    readonly text: string,
    /** The line as people see it. @default the text, with the code in brackets */
    sentence = withCode(text, code),
  ) {
    super(printable(sentence, longestMessage));
    this.stack = "";
  }
}

/** An error about which this package knows more than who threw it. The code stays that of the cause. */
export class ExplainedError extends OagResourceError {
  /** @param text what follows from the cause, or the way out */
  constructor(cause: unknown, text: string) {
    super(codeOf(cause), text, `${reasonOf(cause)}; ${text}`);
  }
}

/** The object of a state is looked for on another gateway than the one that the state recorded, which does not have it. */
export class WrongGatewayError extends OagResourceError {
  constructor(text: string) {
    super("OAG_STATE", text);
  }
}

/** The failure of one of Pulumi's calls. */
export class CallError extends OagResourceError {
  /**
   * @param path the object that it was about, for example `app "Payroll"`
   * @param action the call, for example `update`
   * @param hide takes out of a sentence what the program keeps secret
   * @param reason the cause as the end of a sentence, where another resource has told it in full
   */
  constructor(
    readonly path: string,
    action: string,
    cause: unknown,
    hide: (sentence: string) => string,
    reason = reasonOf(cause),
  ) {
    const text = hide(`${path}: ${action} failed: ${reason}`);
    super(codeOf(cause), text, `${text}${cureFor(action, cause, reason)}`);
    this.path = hide(path);
  }
}

/** What is to be done where the cause itself does not say. */
function cureFor(action: string, error: unknown, reason: string): string {
  // Whose cause was told for another resource has been told the cure.
  if (causesOf(error).every(isOutOfService) && reason === reasonOf(error))
    return "; run again, and if it stays, look at the gateway's own log";
  if (action !== "update" || codeOf(error) !== "OAG_NOT_FOUND") return "";
  // Deleted behind the program's back, the object itself or an item of it.
  return "; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew";
}

const causesOf = (error: unknown): readonly unknown[] =>
  error instanceof OagResourceError && error.causes.length > 0 ? error.causes : [error];

const isOutOfService = (error: unknown): boolean => error instanceof OagApiError && error.code === "OAG_GATEWAY";

/**
 * Somebody else is at work on an object that this run took for one that was left behind. It is theirs: it stays out of the
 * state, and nothing more is written to it.
 */
export class OtherWriterError extends OagResourceError {
  constructor(what: string) {
    super(
      "OAG_CONFLICT",
      `another program or person is at work on it at this moment (${what}), so it was left to them and is not in this stack; run \`pulumi up\` again when they are done, or choose another label`,
    );
  }
}

/** Pulumi takes the credentials of refresh and destroy from the state. */
const staleCredentials =
  "refresh and destroy use the credentials of the last up: after a change of credentials run `pulumi up` first, or add --run-program";

/** A text as a line for people: its code stands at the end, in brackets. */
export const withCode = (text: string, code: ResourceErrorCode): string => `${text} [${code}]`;

/** An error as the end of a sentence, with its code. The one place where a setting gets the name that Pulumi users know it by. */
export function reasonOf(error: unknown): string {
  if (error instanceof OagResourceError) return error.message;
  return withCode(textOf(error), codeOf(error));
}

function textOf(error: unknown): string {
  if (error instanceof OagApiError) return `the gateway answered ${error.message}`;
  if (error instanceof OagAuthenticationError) return `${error.inWordsOf(keyOf)}; ${staleCredentials}`;
  if (error instanceof OagError) return error.inWordsOf(keyOf);
  // Not one of ours, so a defect. Only the kind is told: its text may hold anything.
  return `an unexpected ${error instanceof Error ? error.name : typeof error} (please report it)`;
}

/** The code to give to an error that wraps another one. */
export function codeOf(error: unknown): ResourceErrorCode {
  return error instanceof OagError || error instanceof OagResourceError ? error.code : "OAG_INTERNAL";
}
