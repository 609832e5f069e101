import type { Json } from "../../sdk/json";
import { OtherWriterError, reasonOf } from "../plugin/failure";
import { type Managed, membersOf } from "./managed";

/**
 * What has been done of a create or an update: the declared values that the gateway is known to have, and every
 * step that failed. A failed one does not stop the others.
 */
export class Progress {
  readonly #reasons: { what: string; reason: string }[] = [];
  /** True once the gateway has changed. */
  changed = false;
  /** The object's own members as the gateway last answered them. */
  answered: Json | undefined;
  readonly #errors: unknown[] = [];
  #members: Json;
  #aspects: Record<string, unknown>;
  #status: unknown;

  constructor(
    readonly noun: string,
    readonly title: string,
    known: Managed,
  ) {
    this.#members = { ...known.members };
    this.#aspects = { ...known.aspects };
    this.#status = known.status;
  }

  /** Declared values that the gateway is known to have. */
  get known(): Managed {
    return { members: this.#members, aspects: this.#aspects, ...(this.#status !== undefined && { status: this.#status }) };
  }

  /** Does one step; a failure is kept with the name of the step. Answers whether it went well. */
  async step(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof OtherWriterError) throw error;
      this.#errors.push(error);
      this.#reasons.push({ what, reason: reasonOf(error) });
      return false;
    }
  }

  get failed(): boolean {
    return this.#reasons.length > 0;
  }

  /** One sentence for each step that failed, naming step and object. */
  get sentences(): string[] {
    return this.#reasons.map(({ what, reason }) => `${what ? `${what} of ` : ""}${this.noun} ${JSON.stringify(this.title)}: ${reason}`);
  }

  /** The same as one text, for an error that names the object itself. */
  get summary(): string {
    return this.#reasons.map(({ what, reason }) => (what ? `${what}: ${reason}` : reason)).join("; ");
  }

  /** The failures themselves, in the order of the steps. */
  get errors(): readonly unknown[] {
    return this.#errors;
  }

  /** The gateway has this member of the object now; undefined says that it is no longer declared. */
  keep(name: string, value: unknown): void {
    this.#members = edited(this.#members, name, value);
  }

  /** The same for a whole aspect. */
  keepAspect(name: string, value: unknown): void {
    this.#aspects = edited(this.#aspects, name, value);
  }

  /** The same for a member of a block or an item of a map. */
  keepInside(aspect: string, key: string, value: unknown): void {
    this.keepAspect(aspect, edited(membersOf(this.#aspects[aspect]), key, value));
  }

  keepStatus(status: unknown): void {
    this.#status = status;
  }
}

function edited(values: Json, name: string, value: unknown): Json {
  const { [name]: _, ...others } = values;
  return value === undefined ? others : { ...values, [name]: value };
}
