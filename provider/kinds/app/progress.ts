import type { Json } from "../../../sdk/json";
import { OtherWriterError, reasonOf } from "../../plugin/failure";

/**
 * What has been done of a create or an update: the declared values that the gateway is known to have, and every
 * part that failed. A failed part does not stop the others.
 */
export class Progress {
  readonly #reasons: { what: string; reason: string }[] = [];
  /** True once the gateway has changed. */
  changed = false;
  /** The app's own members as the gateway last answered them. */
  answered: Json | undefined;
  #firstError: unknown;

  constructor(
    readonly title: string,
    /** Declared values that the gateway is known to have. */
    readonly known: Json,
  ) {}

  /** Does one step; a failure is kept with the name of the part. Answers whether it went well. */
  async step(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof OtherWriterError) throw error;
      this.#firstError ??= error;
      this.#reasons.push({ what, reason: reasonOf(error) });
      return false;
    }
  }

  get failed(): boolean {
    return this.#reasons.length > 0;
  }

  /** One sentence for each part that failed, naming part and app. */
  get sentences(): string[] {
    return this.#reasons.map(({ what, reason }) => `${what ? `${what} of ` : ""}app ${JSON.stringify(this.title)}: ${reason}`);
  }

  /** The same as one text, for an error that names the app itself. */
  get summary(): string {
    return this.#reasons.map(({ what, reason }) => (what ? `${what}: ${reason}` : reason)).join("; ");
  }

  /** The first failure itself, for the code of an update that changed nothing. */
  get firstError(): unknown {
    return this.#firstError;
  }

  /** The gateway has this declared member now; undefined says that it is no longer declared. */
  keep(name: string, value: unknown): void {
    if (value === undefined) delete this.known[name];
    else this.known[name] = value;
  }

  /** The same for a member of a block or an item of a map. */
  keepInside(name: string, key: string, value: unknown): void {
    const inner = { ...(this.known[name] as Json | undefined) };
    if (value === undefined) delete inner[key];
    else inner[key] = value;
    this.known[name] = inner;
  }
}
