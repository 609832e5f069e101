import { unmarked } from "../basics/secret-mark.ts";
import { canaries, isSealed, type Told } from "./contract-secrets.ts";

/** What a program does not say; the client secret of an OIDC app, which the stand-in makes, is one of them. */
export const made = /secret-of-/;

/** Of the canaries, those of what is a secret for sure. The others may be in a state or a diff, and in no sentence. */
const surely = /CANARY-[12]-KESTREL|91827[12]\d{3}/;

/** Looks for canaries in all that somebody may see, and keeps where there are some. */
export class CanarySearch {
  readonly found: string[] = [];
  looked = 0;
  readonly #secrets: readonly Told[];

  constructor(secrets: readonly Told[] = []) {
    this.#secrets = secrets;
  }

  /** In a sentence. */
  look(where: string, text: unknown): void {
    this.#lookFor(canaries, where, String(text));
  }

  /** In a state, a diff or a program, where values stand; what is marked there is encrypted. */
  lookInValues(where: string, value: unknown): void {
    this.#lookFor(surely, where, typeof value === "string" ? value : JSON.stringify(unmarked(value)));
  }

  /** A switch cannot be looked for, so that the marks are, as well. */
  sealed(where: string, props: unknown): void {
    this.lookInValues(where, props);
    for (const { sealed: path } of this.#secrets) if (!isSealed(props, path)) this.found.push(`${where}: ${path.join(".")} has no mark`);
  }

  #lookFor(wanted: RegExp, where: string, text: string): void {
    this.looked += 1;
    if (wanted.test(text) || made.test(text)) this.found.push(`${where}: ${text}`);
  }
}
