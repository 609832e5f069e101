import type { Clock } from "../clock";
import type { Log } from "../log";
import { longestWait, parseRetryAfter } from "./retry";
import type { HttpResponse } from "./transport";

/** Milliseconds that a user waits without being told. */
export const longestSilence = 10_000;
/** Waits that were begun within this time are one: requests that were refused together wait together. */
const togetherFor = 5000;

const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`;

/** A wait that the gateway asks for, about to begin. */
export interface Wait {
  operation: string;
  status: number;
  /** Milliseconds. */
  delay: number;
  /** Milliseconds that this request has waited before. */
  waited: number;
}

/** Minutes of silence look like a hang: a wait is told as it begins, once for all requests that wait together. */
export class WaitNotices {
  #toldUntil = 0;

  readonly #origin: string;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(origin: string, clock: Clock, log: Log) {
    this.#origin = origin;
    this.#clock = clock;
    this.#log = log;
  }

  tell({ operation, status, delay, waited }: Wait): void {
    const until = this.#clock.now() + delay;
    if (until <= this.#toldUntil + togetherFor) return;
    this.#toldUntil = until;
    const inAll = waited > 0 ? `, ${seconds(waited + delay)} in all` : "";
    this.#log.warn(`${this.#origin} asks to wait ${seconds(delay)} (status ${status}) before ${operation}${inAll}; waiting`);
  }
}

/** What an error adds for a request that was given up although its time may come: how long was waited, and what is asked for. */
export function waitAdvice(response: HttpResponse, waited: number, clock: Clock): string {
  const after = waited > longestSilence ? `after ${seconds(waited)} of waiting for this request` : "";
  const isBusy = response.status === 429 || response.status === 503;
  const named = isBusy ? (parseRetryAfter(response.headers["retry-after"], clock.now()) ?? 0) : 0;
  if (waited + named <= longestWait) return after;
  const asked = `the gateway asks to wait ${seconds(named)}`;
  return `${[asked, after].filter(Boolean).join(", ")}; no more than ${seconds(longestWait)} are waited in all`;
}
