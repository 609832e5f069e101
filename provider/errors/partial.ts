import { type Message, message, quoted, spell } from "../../sdk/message";
import { printable } from "../../sdk/text";
import type { Outputs } from "../lifecycle";
import { type ArgumentPath, withoutSecrets } from "./argument-path";
import type { ResourceErrorCode } from "./codes";
import { codeOf, placeOf, reasonIn, reasonOf } from "./failure";
import { type ErrorPlace, longestMessage, OagResourceError, type Said } from "./resource-error";
import { type FailedStep, stepIn } from "./step";

/** An object as people know it, for example the app "Payroll". */
export interface ObjectName {
  readonly noun: string;
  readonly title: string;
}

/** A step that failed, for whoever asks in this very process. */
export interface ToldStep extends ErrorPlace {
  readonly code: ResourceErrorCode;
  readonly path: ArgumentPath;
  /** The cause in words, without secrets. */
  readonly reason: string;
}

/** Steps that failed before the gateway had changed: nothing was done, and the code is that of the first cause. */
export class UnchangedError extends OagResourceError {
  /** What the steps failed with, in their order. */
  override readonly causes: readonly unknown[];

  constructor(failed: readonly FailedStep[]) {
    const summary = summaryOf(failed);
    super(codeOf(failed[0]?.cause), summary, { sentence: summary, place: placeOf(failed[0]?.cause) });
    this.causes = failed.map(({ cause }) => cause);
  }
}

/** How far a create or an update came, and what is said of it. */
const outcomes = {
  unfinished: {
    sentence: "was not finished",
    next: (noun: string) => `the ${noun} exists, and the next \`pulumi up\` goes on from here`,
  },
  partial: {
    sentence: "was updated in part",
    next: () => "the rest was done, and the next `pulumi up` tries again",
  },
  doubtful: {
    sentence: "may have been updated",
    next: () => "what was not answered may have been done all the same, and the next `pulumi up` tries again",
  },
} as const;

/**
 * A failure after the object came to be. Pulumi keeps the resource with its id and these properties, shows all
 * reasons, and calls update at the next `up`.
 */
export class OagPartialError extends OagResourceError {
  /** Every step that failed, one sentence each. */
  reasons: readonly string[];
  /** The same as data. */
  steps: readonly ToldStep[];
  /** The reasons in parts, and those of the steps. */
  readonly #said: { reasons: readonly Message[]; ofSteps: readonly Message[] };

  readonly id: string;
  /** What the gateway is known to have, with `__provider`: without it the resource could not be deleted. */
  properties: Outputs;

  constructor(id: string, properties: Outputs, object: ObjectName, failed: readonly FailedStep[], outcome: keyof typeof outcomes) {
    const name = objectName(object);
    const { sentence, next } = outcomes[outcome];
    const line = message`${name} (${id}) ${sentence}: ${summaryOf(failed)}`;
    super("OAG_PARTIAL", line, { sentence: line });
    this.id = id;
    this.properties = properties;
    this.steps = failed.map(({ path, cause }) => ({ code: codeOf(cause), path, ...placeOf(cause), reason: reasonOf(cause) }));
    this.#said = {
      reasons: failed.map((step) => message`${followed(stepIn(step), " of ")}${name}: ${reasonIn(step.cause)}; ${next(object.noun)}`),
      ofSteps: failed.map(({ cause }) => reasonIn(cause)),
    };
    this.reasons = this.#said.reasons.map((reason) => printable(spell(reason), longestMessage));
  }

  /** The same without what a program keeps secret, which the keys of its maps may be, too. */
  hidden(hide: (said: Said) => string, properties: Outputs): this {
    const shown = (said: Said) => printable(hide(said), longestMessage);
    return Object.assign(this, {
      message: shown(this.parts()),
      text: shown(this.parts()),
      reasons: this.#said.reasons.map(shown),
      steps: this.steps.map((step, nth) => ({
        ...step,
        path: withoutSecrets(step.path, hide),
        ...(step.members !== undefined && { members: step.members.map((path) => withoutSecrets(path, hide)) }),
        reason: shown(this.#said.ofSteps[nth] ?? []),
      })),
      properties,
    });
  }
}

/** An object in a sentence. */
export const objectName = ({ noun, title }: ObjectName): Message => message`${noun} ${quoted(title)}`;

/** All that failed as one text, for an error that names the object itself. */
const summaryOf = (failed: readonly FailedStep[]): Message =>
  failed.flatMap((step, nth) => message`${nth > 0 ? "; " : ""}${followed(stepIn(step), ": ")}${reasonIn(step.cause)}`);

/** What is said of something, with what follows it where anything is. */
const followed = (said: Message, by: string): Message => (said.length === 0 ? [] : [...said, by]);
