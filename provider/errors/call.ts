import { OagApiError } from "../../sdk/errors";
import { type Message, message } from "../../sdk/message";
import { shownName } from "./argument-path";
import { type ToldStep, toldSteps } from "./failed-steps";
import { codeOf, reasonIn, shownFields } from "./failure";
import { type CalledObject, calledName } from "./object-name";
import { UnchangedError } from "./partial";
import { type Hide, keepingCode, longestMessage, OagResourceError, type Said } from "./resource-error";
import type { FailedStep } from "./step-name";

/** Why a call failed. */
export interface Reason {
  /** The end of a sentence, with the code. */
  readonly said: Said;
  /** True where it only names the resource that has told the cause in full. */
  readonly isBrief: boolean;
}

/** A cause that no other resource has told. */
export const inFull = (error: unknown): Reason => ({ said: reasonIn(error), isBrief: false });

/** One of Pulumi's calls. */
export interface Call {
  readonly object: CalledObject;
  /** For example `update`. */
  readonly action: string;
}

/** The failure of one of Pulumi's calls. */
export class CallError extends OagResourceError implements Call {
  readonly object: CalledObject;
  readonly action: string;
  /** Every step that failed; empty where the call has no steps. */
  readonly steps: readonly ToldStep[];

  /** @param hide spells a message without what the program keeps secret */
  constructor({ object, action }: Call, cause: unknown, hide: Hide, reason: Reason = inFull(cause)) {
    const cure = cureFor(action, cause, reason);
    const line = message`${subjectIn(object, reason)}: ${action} failed: ${reason.said}`;
    const text = keepingCode(line, codeOf(cause), hide, longestMessage - cure.length);
    super(codeOf(cause), text, { sentence: `${text}${cure}`, fields: shownFields(cause, hide) });
    const { title, ...others } = object;
    this.object = { ...others, ...(title !== undefined && { title: shownName(title, hide) }) };
    this.action = action;
    this.steps = toldSteps(stepsOf(cause), hide);
  }
}

/** In few words only the name tells what failed; a sentence in full names the id. */
const subjectIn = (object: CalledObject, { isBrief }: Reason): Message =>
  object.title === undefined && !(isBrief && object.id !== undefined) ? [object.noun] : calledName(object);

/** What is to be done where the cause itself does not say. */
function cureFor(action: string, error: unknown, { isBrief }: Reason): string {
  // Whose cause was told for another resource has been told the cure.
  if (causesOf(error).every(isOutOfService) && !isBrief) return "; run again, and if it stays, look at the gateway's own log";
  if (action !== "update" || codeOf(error) !== "OAG_NOT_FOUND") return "";
  // Deleted behind the program's back, the object itself or an item of it.
  return "; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew";
}

const stepsOf = (error: unknown): readonly FailedStep[] => (error instanceof UnchangedError ? error.failed : []);

/** What a call failed with, each of its steps on its own. */
export const causesOf = (error: unknown): readonly unknown[] =>
  error instanceof UnchangedError ? error.failed.map(({ cause }) => cause) : [error];

const isOutOfService = (error: unknown): boolean => error instanceof OagApiError && error.code === "OAG_GATEWAY";
