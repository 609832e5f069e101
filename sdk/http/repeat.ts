import type { Clock } from "../clock";
import type { Log } from "../log";
import { isApiError } from "./answer";
import { retryDelay } from "./retry";
import type { HttpAnswer, HttpRequest, Transport } from "./transport";
import { longestSilence, type Wait } from "./waits";

/** What repeating needs. */
export interface RepeatContext {
  transport: Transport;
  clock: Clock;
  log: Log;
  maxRetries: number;
  /** Called for each 429: the gateway asks for less. */
  onBusy(): void;
  /** Called before each wait that the gateway asks for, once a request waits long enough to look like a hang. */
  onLongWait(wait: Wait): void;
}

/** How one request is repeated. */
export interface RepeatOptions {
  /** The method that decides what may be repeated. @default the request's own */
  as?: HttpRequest["method"];
  /** Whether a request that was not answered in time is sent again. @default true */
  repeatTimeouts?: boolean;
  /** Milliseconds that the same request has waited already. @default 0 */
  waited?: number;
}

/** The last answer, and what it took. */
export interface Sent {
  answer: HttpAnswer;
  /** True when it was not the first try. */
  repeated: boolean;
  /** Milliseconds that the request has waited in all. */
  waited: number;
}

/**
 * Sends a request and repeats it as long as {@link retryDelay} allows. The request is made anew for each try, since a
 * client assertion is used once.
 */
export async function sendRepeatedly(
  make: () => HttpRequest | Promise<HttpRequest>,
  context: RepeatContext,
  { as, repeatTimeouts = true, waited: before = 0 }: RepeatOptions = {},
): Promise<Sent> {
  const { transport, clock, log, maxRetries, onBusy, onLongWait } = context;
  const attempt = async (index: number, waited: number): Promise<Sent> => {
    const request = await make();
    const started = clock.now();
    let answer: HttpAnswer | undefined;
    let error: unknown;
    try {
      answer = await transport.send(request);
    } catch (failure) {
      error = failure;
    }
    log.debug(`${request.method} ${request.path} -> ${answer?.status ?? (error as { code?: string }).code} in ${clock.now() - started} ms`);
    if (answer?.status === 429) onBusy();
    const outcome = { method: as ?? request.method, index, waited, error, repeatTimeouts, ...(answer && attemptOf(answer)) };
    const delay = index < maxRetries ? retryDelay(outcome, clock) : undefined;
    if (delay === undefined) {
      if (answer === undefined) throw error;
      return { answer, repeated: index > 0, waited };
    }
    log.debug(`${request.method} ${request.path} is repeated in ${delay} ms (${index + 1} of ${maxRetries})`);
    if (answer !== undefined && waited + delay > longestSilence)
      onLongWait({ operation: request.operation, status: answer.status, delay, waited });
    await clock.sleep(delay);
    return attempt(index + 1, waited + delay);
  };
  return attempt(0, before);
}

const attemptOf = (answer: HttpAnswer) => ({
  status: answer.status,
  retryAfter: answer.headers["retry-after"],
  date: answer.headers.date,
  // Asked of a 503 alone: it means parsing the body.
  isForeign: answer.status === 503 && !isApiError(answer),
});
