import type { Clock } from "../clock";
import type { Log } from "../log";

/** An assertion bears this much: it was issued more than a minute ago, and ends in two to five. */
const tolerated = 60_000;
/** More than this is no clock that runs wrong; a response must not move our times at will. */
const believed = 24 * 3600 * 1000;

/**
 * The gateway's clock as far as it is known. Assertions carry times that the gateway judges by its own clock, so a
 * machine whose clock is wrong is refused. The `Date` header of that refusal tells by how much: it is corrected once
 * per process, and the user is told.
 */
export class GatewayClock {
  #skew = 0;
  #corrected = false;

  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Milliseconds since 1970 on the gateway's clock. */
  now(): number {
    return this.#clock.now() + this.#skew;
  }

  /** Takes the `Date` header of a refusal for the time. True when that changed something, so that a second try is worth it. */
  correct(date: string | undefined): boolean {
    const time = Date.parse(date ?? "");
    const skew = time - this.#clock.now();
    if (this.#corrected || Number.isNaN(skew) || Math.abs(skew) <= tolerated || Math.abs(skew) > believed) return false;
    this.#corrected = true;
    this.#skew = skew;
    const seconds = Math.round(Math.abs(skew) / 1000);
    this.#log.warn(
      `this machine's clock is ${seconds} s ${skew < 0 ? "ahead of" : "behind"} the gateway's; the access token was asked for by the gateway's time, but set one of the two clocks right`,
    );
    return true;
  }
}
