import type { Clock } from "../clock";
import type { AccessToken } from "./token";

/** Renewed this many seconds before its end, or a fifth of its life where that is shorter. */
const renewBefore = 30;

/**
 * One access token for everything that calls one gateway as one client. Kept in memory only.
 * However many callers ask at once, one token request is in flight.
 */
export class TokenCache {
  #token: { value: string; renewAt: number } | undefined;
  #pending: Promise<string> | undefined;

  readonly #request: () => Promise<AccessToken>;
  readonly #clock: Clock;

  constructor(request: () => Promise<AccessToken>, clock: Clock) {
    this.#request = request;
    this.#clock = clock;
  }

  /** A token that is valid for now; asks for one when there is none or the old one is about to end. */
  async token(): Promise<string> {
    if (this.#token !== undefined && this.#clock.now() < this.#token.renewAt) return this.#token.value;
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Forgets that very token after a 401. A newer one, fetched meanwhile by another caller, is kept. */
  drop(value: string): void {
    if (this.#token?.value === value) this.#token = undefined;
  }

  async #renew(): Promise<string> {
    const asked = this.#clock.now();
    const { value, lifetime } = await this.#request();
    const early = Math.min(renewBefore, lifetime / 5);
    this.#token = { value, renewAt: asked + (lifetime - early) * 1000 };
    return value;
  }
}
