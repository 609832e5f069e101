import { OagApiError, OagAuthenticationError, OagError, OagProtocolError } from "../../sdk/errors";
import { type Message, message, named } from "../../sdk/message";
import { keyOf } from "../configuration/setting-names";
import { withoutSecrets } from "./argument-path";
import { inBrackets, type ResourceErrorCode } from "./codes";
import { type ErrorFields, type Hide, OagResourceError, type Said } from "./resource-error";

/** An error about which this package knows more than who threw it. The code stays that of the cause. */
export class ExplainedError extends OagResourceError {
  /** @param text what follows from the cause, or the way out */
  constructor(cause: unknown, text: Said) {
    super(codeOf(cause), text, { sentence: message`${reasonIn(cause)}; ${text}`, fields: fieldsOf(cause) });
  }
}

/** The object of a state is looked for on another gateway than the one that the state recorded, which does not have it. */
export class WrongGatewayError extends OagResourceError {
  /** Where the state says that it lives. */
  readonly recorded: string;

  constructor(text: string, recorded: string) {
    super("OAG_STATE", text);
    this.recorded = recorded;
  }
}

/** What a cause is about, as data. */
export function fieldsOf(cause: unknown): ErrorFields {
  const { setting, member, members }: ErrorFields =
    cause instanceof OagResourceError || cause instanceof OagProtocolError
      ? cause
      : cause instanceof OagError
        ? { setting: cause.setting }
        : {};
  return {
    ...(setting !== undefined && { setting }),
    ...(member !== undefined && { member }),
    ...(members !== undefined && { members }),
  };
}

/** The same without the names that a program keeps secret. */
export function shownFields(cause: unknown, hide: Hide): ErrorFields {
  const { members, ...others } = fieldsOf(cause);
  return { ...others, ...(members !== undefined && { members: members.map((path) => withoutSecrets(path, hide)) }) };
}

/**
 * Somebody else is at work on an object that this run took for one that was left behind. It is theirs: it stays out of the
 * state, and nothing more is written to it.
 */
export class OtherWriterError extends OagResourceError {
  constructor(what: Said) {
    super(
      "OAG_CONFLICT",
      message`another program or person is at work on it at this moment (${what}), so it was left to them and is not in this stack; run \`pulumi up\` again when they are done, or declare one of another name`,
    );
  }
}

/** Pulumi takes the client credentials of refresh and destroy from the state. */
const staleClientCredentials =
  "refresh and destroy use the client credentials of the last up: after a change of those run `pulumi up` first, or add --run-program";

/** A text as a line for people: its code stands at the end, in brackets. */
export const withCode = (text: Said, code: ResourceErrorCode): Message => message`${text}${inBrackets(code)}`;

/** An error as the end of a sentence, with its code. The one place where a setting gets the name that Pulumi users know it by. */
export function reasonIn(error: unknown): Message {
  if (error instanceof OagResourceError) return error.segments();
  return withCode(messageOf(error), codeOf(error));
}

/** What an error that is no resource's says, without its code. */
export function messageOf(error: unknown): Said {
  if (error instanceof OagApiError) return message`the gateway answered ${error.segments()}`;
  if (error instanceof OagAuthenticationError) return message`${named(error.segments(), keyOf)}; ${staleClientCredentials}`;
  if (error instanceof OagError) return named(error.segments(), keyOf);
  // Not one of ours, so a defect. Only the kind is told: its text may hold anything.
  return `an unexpected ${error instanceof Error ? error.name : typeof error} (please report it)`;
}

/** The code to give to an error that wraps another one. */
export function codeOf(error: unknown): ResourceErrorCode {
  return error instanceof OagError || error instanceof OagResourceError ? error.code : "OAG_INTERNAL";
}
