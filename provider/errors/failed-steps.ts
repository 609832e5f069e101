import { isGone } from "../../sdk/errors";
import { joined, type Message, message } from "../../sdk/message";
import { type ArgumentPath, withoutSecrets } from "./argument-path";
import type { ResourceErrorCode } from "./codes";
import { codeOf, reasonIn, shownFields } from "./failure";
import { inList } from "./in-list";
import { type ErrorFields, type Hide, shownText } from "./resource-error";
import { type FailedStep, stepIn } from "./step-name";
import { keyOfTopic, type Topic, topicOf } from "./topic";

/** A step that failed, for whoever asks in this very process. Nothing in it is secret. */
export interface ToldStep extends ErrorFields {
  readonly code: ResourceErrorCode;
  readonly path: ArgumentPath;
  /** The cause in words. */
  readonly reason: string;
}

/** Steps as data. */
export const toldSteps = (failed: readonly FailedStep[], hide: Hide): ToldStep[] =>
  failed.map(({ path, cause }) => ({
    code: codeOf(cause),
    path: withoutSecrets(path, hide),
    ...shownFields(cause, hide),
    reason: shownText(reasonIn(cause), hide),
  }));

/** Why steps failed, in a sentence. */
interface Reasoned {
  /** The steps of one cause; empty where the object itself says enough. */
  readonly steps: Message;
  readonly reason: Message;
}

/** Why steps failed, each cause once. */
export function reasonsOf(failed: readonly FailedStep[]): Reasoned[] {
  const byCause = new Map<string, FailedStep[]>();
  for (const step of failed) {
    const key = keyOfTopic(causeIn(step));
    byCause.set(key, [...(byCause.get(key) ?? []), step]);
  }
  return [...byCause.values()].map((steps) => ({ steps: namesOf(steps), reason: reasonIn(steps[0]?.cause) }));
}

/** What makes two steps of one call fail for one cause. */
function causeIn({ cause, path }: FailedStep): Topic {
  // Within one call there is one gateway and one configuration.
  const topic = topicOf(cause, { origin: undefined, configuration: () => "", object: path });
  const isOfItem = path.length > 1;
  // Of an object that is gone every call finds nothing, whichever it is; of an item its own calls.
  return isGone(cause) && !isOfItem ? { ...topic, operation: undefined } : topic;
}

/** Steps in a sentence, each once. */
function namesOf(steps: readonly FailedStep[]): Message {
  const distinct = [...new Map(steps.map(({ cause: _, ...name }) => [keyOfTopic({ ...name }), name])).values()];
  if (distinct.length === 1) return distinct.flatMap(stepIn);
  return inList(distinct.map((name) => (name.noun === undefined ? ["own members"] : stepIn(name))));
}

/** All that failed as one text, for an error that names the object itself. */
export const summaryOf = (failed: readonly FailedStep[]): Message =>
  joined(
    reasonsOf(failed).map(({ steps, reason }) => message`${followed(steps, ": ")}${reason}`),
    "; ",
  );

/** What is said of something, with what follows it where anything is. */
export const followed = (said: Message, by: string): Message => (said.length === 0 ? [] : [...said, by]);
