import { message } from "../../sdk/message";
import type { StateId } from "../ids";
import type { Outputs } from "../lifecycle";
import { followed, reasonsOf, summaryOf, type ToldStep, toldSteps } from "./failed-steps";
import { codeOf, fieldsOf } from "./failure";
import { type ObjectName, objectName } from "./object-name";
import { asItIs, codedLine, type Hide, OagResourceError } from "./resource-error";
import type { FailedStep } from "./step-name";

/** Steps that failed before the gateway had changed: nothing was done, and the code is that of the first cause. */
export class UnchangedError extends OagResourceError {
  /** What failed, in turn. */
  readonly failed: readonly FailedStep[];

  constructor(failed: readonly FailedStep[]) {
    const summary = summaryOf(failed);
    super(codeOf(failed[0]?.cause), summary, { sentence: summary, fields: fieldsOf(failed[0]?.cause) });
    this.failed = failed;
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

/** A create or an update of which some steps failed. */
interface PartialFailure {
  id: StateId;
  /** What the gateway is known to have, with `__provider`: without it the resource could not be deleted. */
  properties: Outputs;
  object: ObjectName;
  failed: readonly FailedStep[];
  outcome: keyof typeof outcomes;
}

/**
 * A failure after the object came to be. Pulumi keeps the resource with its id and these properties, shows all
 * reasons, and calls update at the next `up`.
 */
export class OagPartialError extends OagResourceError {
  /** Every step that failed. */
  readonly steps: readonly ToldStep[];
  /** One sentence for each cause. Pulumi shows them, and not the message. */
  readonly reasons: readonly string[];
  readonly id: StateId;
  readonly #failure: PartialFailure;

  /** @param hide spells a message without what the program keeps secret @default as it is */
  constructor(failure: PartialFailure, hide: Hide = asItIs) {
    const { id, object, failed, outcome } = failure;
    const name = objectName(object);
    const { sentence, next } = outcomes[outcome];
    const line = message`${name} (${id}) ${sentence}: ${summaryOf(failed)}`;
    super("OAG_PARTIAL", hide(line), { sentence: codedLine(line, "OAG_PARTIAL", hide) });
    this.#failure = failure;
    this.id = id;
    this.steps = toldSteps(failed, hide);
    this.reasons = reasonsOf(failed).map(({ steps, reason }) =>
      codedLine(message`${followed(steps, " of ")}${name}: ${reason}; ${next(object.noun)}`, "OAG_PARTIAL", hide),
    );
  }

  /** What the state is to have, for Pulumi alone: secrets are in it, marked, so it is no own property that is printed with the error. */
  get properties(): Outputs {
    return this.#failure.properties;
  }

  /** The same without what a program keeps secret, which the keys of its maps may be, too. */
  hidden(hide: Hide, properties: Outputs): OagPartialError {
    return new OagPartialError({ ...this.#failure, properties }, hide);
  }
}
