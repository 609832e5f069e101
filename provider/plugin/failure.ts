import { OagApiError, OagAuthenticationError, OagError } from "../../sdk/errors";
import type { Json } from "../../sdk/json";
import { printable } from "../../sdk/text";
import { keyOf } from "../gateway/settings";

/** Labels, names and the gateway's text are in it: no terminal escapes, no megabytes. */
const longestMessage = 10_000;

/** What the plugin process throws: one clean line. Pulumi prints stacks of some methods, so there is none. */
export class OagResourceError extends Error {
  constructor(
    message: string,
    /** Stable cause, see {@link OagErrorCode}. */
    readonly code: string,
  ) {
    super(printable(message, longestMessage));
    this.stack = "";
  }
}

/**
 * A failure after the object came to be. Pulumi keeps the resource with its id and these properties, shows all
 * reasons, and calls update at the next `up`.
 */
export class OagPartialError extends OagResourceError {
  constructor(
    readonly id: string,
    /** What the gateway is known to have, with `__provider`: without it the resource could not be deleted. */
    readonly properties: Json,
    /** Every part that failed. */
    readonly reasons: string[],
    message: string,
  ) {
    super(message, "OAG_PARTIAL");
    this.reasons = reasons.map((reason) => printable(reason, longestMessage));
  }
}

/**
 * Somebody else is at work on an object that this run took for one that was left behind. It is theirs: it stays out of the
 * state, and nothing more is written to it.
 */
export class OtherWriterError extends OagResourceError {
  constructor(what: string) {
    super(
      `another program or person is at work on it at this moment (${what}), so it was left to them and is not in this stack; run \`pulumi up\` again when they are done, or choose another label [OAG_CONFLICT]`,
      "OAG_CONFLICT",
    );
  }
}

/** Pulumi takes the credentials of refresh and destroy from the state. */
const staleCredentials =
  "refresh and destroy use the credentials of the last up: after a change of credentials run `pulumi up` first, or add --run-program";

/** An error as the end of a sentence, with its code. */
export function reasonOf(error: unknown): string {
  if (error instanceof OagApiError) return `the gateway answered ${error.message} [${error.code}]`;
  if (error instanceof OagAuthenticationError) return `${error.inWordsOf(keyOf)}; ${staleCredentials} [${error.code}]`;
  if (error instanceof OagError) return `${error.inWordsOf(keyOf)} [${error.code}]`;
  if (error instanceof OagResourceError) return error.message;
  // Not one of ours, so a defect. Only the kind is told: its text may hold anything.
  return `an unexpected ${error instanceof Error ? error.name : typeof error} (please report it) [OAG_INTERNAL]`;
}

/** The code to give to an error that wraps another one. */
export function codeOf(error: unknown): string {
  return error instanceof OagError || error instanceof OagResourceError ? error.code : "OAG_INTERNAL";
}
