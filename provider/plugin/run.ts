import { message } from "../../sdk/message";
import { type CalledObject, calledName } from "../errors/object-name";
import type { Said } from "../errors/resource-error";
import { keyOfTopic, type Topic } from "../errors/topic";

/** Who tells a cause. */
export interface Subject {
  object: CalledObject;
  /** What tells it from all others; undefined where nothing does. */
  identity: string | undefined;
}

/** One run of the engine, as far as this process sees it: what is told once, whatever the kind and the number of resources. */
export class Run {
  readonly #told = new Set<string>();
  /** Causes that were told, each with the object that told it. */
  readonly #causes = new Map<string, Subject>();
  /** The gateway could not be asked: a preview does not try again. */
  isCutOff = false;

  /** True for the first of those that are about to tell this. */
  isFirst(topic: Topic): boolean {
    const key = keyOfTopic(topic);
    const isFirst = !this.#told.has(key);
    this.#told.add(key);
    return isFirst;
  }

  /** Where causes were told in full, as the end of a sentence; undefined for whoever has them first, or again, and is to tell them. */
  toldWhere(causes: readonly Topic[], subject: Subject): Said | undefined {
    const key = [...new Set(causes.map(keyOfTopic))].join("\n");
    const first = this.#causes.get(key);
    if (first === undefined) {
      this.#causes.set(key, subject);
      return undefined;
    }
    if (first.identity !== undefined && first.identity === subject.identity) return undefined;
    return message`as told for ${calledName(first.object)}`;
  }
}
