import { OtherWriterError } from "../errors/failure";
import type { ObjectName } from "../errors/object-name";
import type { FailedStep, StepName } from "../errors/step-name";
import { present } from "./compare/present";
import type { Managed } from "./parsed/managed";
import { type From, knownIn, type Members, nowKnown, type Word, type Written } from "./provenance";

/**
 * What has been done of a create or an update: the declared values that the gateway is known to have, and every
 * step that failed. A failed one does not stop the others.
 */
export class Progress {
  /** The steps that failed, in turn. */
  readonly failures: FailedStep[] = [];
  /** True once the gateway has changed. */
  changed = false;
  /** True once a write was not answered that may have changed what was known. */
  isInDoubt = false;
  /** False once the status may be another one than it was. */
  isStatusKnown = true;
  /** The response of the last write of the object's own members. */
  response: Members<"live"> | undefined;
  #members: Members<"known">;
  #aspects: Readonly<Record<string, From<"known"> | undefined>>;
  #status: Word<"known"> | undefined;

  readonly noun: string;
  readonly title: string;

  constructor({ noun, title }: ObjectName, known: Managed<"known">) {
    this.noun = noun;
    this.title = title;
    this.#members = { ...known.members };
    this.#aspects = { ...known.aspects };
    this.#status = known.status;
  }

  /** Declared values that the gateway is known to have. */
  get known(): Managed<"known"> {
    return { members: this.#members, aspects: this.#aspects, ...(this.#status !== undefined && { status: this.#status }) };
  }

  /** Does one step; a failure is kept with the name of the step. Returns whether it went well. */
  async step(step: StepName, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (cause instanceof OtherWriterError) throw cause;
      this.failures.push({ ...step, cause });
      return false;
    }
  }

  get failed(): boolean {
    return this.failures.length > 0;
  }

  /** False where nothing has been done, as far as the state is concerned. */
  get mayHaveChanged(): boolean {
    return this.changed || this.isInDoubt;
  }

  /** The gateway has these members of the object now. */
  keep(members: Members<Written>): void {
    this.#members = knownIn(edited(this.#members, members));
  }

  /** These are no longer declared, or no longer known. */
  drop(names: readonly string[]): void {
    this.#members = knownIn(without(this.#members, names));
  }

  /** The same for a whole aspect; undefined says that it is no longer declared. */
  keepAspect(name: string, value: From<Written> | undefined): void {
    this.#aspects = edited(this.#aspects, { [name]: nowKnown(value) });
  }

  /** The same for members of a block, or items of a map by their keys. */
  keepInside(aspect: string, values: Members<Written>): void {
    this.keepAspect(aspect, knownIn(edited(present(this.#aspects[aspect]), values)));
  }

  dropInside(aspect: string, names: readonly string[]): void {
    this.keepAspect(aspect, knownIn(without(present(this.#aspects[aspect]), names)));
  }

  keepStatus(status: Word<Written> | undefined): void {
    this.#status = nowKnown(status);
    this.isStatusKnown = true;
  }

  /** A call that was to change it was taken, or may have been. */
  forgetStatus(): void {
    this.#status = undefined;
    this.isStatusKnown = false;
  }
}

function edited<T>(values: Readonly<Record<string, T>>, changes: Readonly<Record<string, T | undefined>>): Record<string, T> {
  const isNone = ([, value]: [string, T | undefined]) => value === undefined;
  const gone = Object.entries(changes).filter(isNone);
  const kept = Object.entries(changes).filter((change): change is [string, T] => !isNone(change));
  return {
    ...without(
      values,
      gone.map(([name]) => name),
    ),
    ...Object.fromEntries(kept),
  };
}

const without = <T>(values: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
