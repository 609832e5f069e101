import { OagApiError } from "../../sdk/errors";
import { message } from "../../sdk/message";
import { printable } from "../../sdk/text";
import { inBrackets } from "./codes";
import { codeOf, reasonIn, shownPlace } from "./failure";
import { UnchangedError } from "./partial";
import { type Hide, longestMessage, OagResourceError, type Said } from "./resource-error";

/** Why a call failed. */
export interface Reason {
  /** The end of a sentence, with the code. */
  readonly said: Said;
  /** True where it only names the resource that has told the cause in full. */
  readonly isBrief: boolean;
}

/** A cause that no other resource has told. */
export const inFull = (error: unknown): Reason => ({ said: reasonIn(error), isBrief: false });

/** The failure of one of Pulumi's calls. */
export class CallError extends OagResourceError {
  readonly path: string;

  /**
   * @param path the object that it was about, for example `app "Payroll"`
   * @param action the call, for example `update`
   * @param hide spells a message without what the program keeps secret
   */
  constructor(path: Said, action: string, cause: unknown, hide: Hide, reason: Reason = inFull(cause)) {
    const cure = cureFor(action, cause, reason);
    const most = longestMessage - cure.length;
    const whole = printable(hide(message`${path}: ${action} failed: ${reason.said}`), most + 1);
    const end = inBrackets(codeOf(cause));
    // What is cut off has lost its code: people look the cure up by it.
    const text = whole.length > most ? `${whole.slice(0, most - end.length - 1)}…${end}` : whole;
    super(codeOf(cause), text, { sentence: `${text}${cure}`, place: shownPlace(cause, hide) });
    this.path = hide(path);
  }
}

/** What is to be done where the cause itself does not say. */
function cureFor(action: string, error: unknown, { isBrief }: Reason): string {
  // Whose cause was told for another resource has been told the cure.
  if (causesOf(error).every(isOutOfService) && !isBrief) return "; run again, and if it stays, look at the gateway's own log";
  if (action !== "update" || codeOf(error) !== "OAG_NOT_FOUND") return "";
  // Deleted behind the program's back, the object itself or an item of it.
  return "; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew";
}

/** What a call failed with, each of its steps on its own. */
export const causesOf = (error: unknown): readonly unknown[] =>
  error instanceof UnchangedError ? error.failed.map(({ cause }) => cause) : [error];

const isOutOfService = (error: unknown): boolean => error instanceof OagApiError && error.code === "OAG_GATEWAY";
