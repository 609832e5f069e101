import type { Clock } from "../clock";
import { debug, type Log } from "../log";
import { message, Quoted } from "../message";
import { afterUnanswered, mayHaveArrived } from "./earlier-tries";
import { isApiError } from "./response";
import { retryDelay } from "./retry";
import type { HttpRequest, HttpResponse, Transport } from "./transport";
import { longestSilence, type Wait } from "./waits";

/** What retries need. */
export interface RetryContext {
  transport: Transport;
  clock: Clock;
  log: Log;
  maxRetries: number;
  /** Called for each 429: the gateway asks for less. */
  onBusy(): void;
  /** Called before each wait that the gateway asks for, once a request waits long enough to look like a hang. */
  onLongWait(wait: Wait): void;
}

/** How one request is retried. */
interface RetryOptions {
  /** The method that decides what may be retried. @default the request's own */
  as?: HttpRequest["method"];
  /** Whether a request that was not answered in time is sent again. @default true */
  retryTimeouts?: boolean;
  /** Milliseconds that the same request has waited already. @default 0 */
  waited?: number;
}

/** The last response, and what it took. */
export interface Sent {
  response: HttpResponse;
  /** True when it was not the first try. */
  retried: boolean;
  /** True when an earlier try was not answered, and may have arrived. */
  followsUnanswered: boolean;
  /** Milliseconds that the request has waited in all. */
  waited: number;
}

/**
 * Sends a request and retries it as long as {@link retryDelay} allows. The request is made anew for each try, since a
 * client assertion is used once.
 */
export async function sendWithRetries(
  make: () => HttpRequest | Promise<HttpRequest>,
  context: RetryContext,
  { as, retryTimeouts = true, waited: before = 0 }: RetryOptions = {},
): Promise<Sent> {
  const { transport, clock, log, maxRetries, onBusy, onLongWait } = context;
  const attempt = async (index: number, waited: number, followsUnanswered: boolean): Promise<Sent> => {
    const request = await make();
    const started = clock.now();
    let response: HttpResponse | undefined;
    let error: unknown;
    try {
      response = await transport.send(request);
    } catch (failure) {
      error = failure;
    }
    const asked = message`${request.method} ${new Quoted(request.path, request.path)}`;
    const came = response?.status ?? (error as { code?: string }).code;
    debug(log, message`${asked} -> ${String(came)} in ${clock.now() - started} ms`);
    if (response?.status === 429) onBusy();
    const outcome = { method: as ?? request.method, index, waited, error, retryTimeouts, ...(response && attemptOf(response)) };
    const delay = index < maxRetries ? retryDelay(outcome, clock) : undefined;
    if (delay === undefined) {
      if (response === undefined) throw followsUnanswered ? afterUnanswered(error as Error) : error;
      return { response, retried: index > 0, followsUnanswered, waited };
    }
    debug(log, message`${asked} is retried in ${delay} ms (${index + 1} of ${maxRetries})`);
    if (response !== undefined && waited + delay > longestSilence)
      onLongWait({ operation: request.operation, status: response.status, delay, waited });
    await clock.sleep(delay);
    return attempt(index + 1, waited + delay, followsUnanswered || mayHaveArrived(error));
  };
  return attempt(0, before, false);
}

const attemptOf = (response: HttpResponse) => ({
  status: response.status,
  retryAfter: response.headers["retry-after"],
  date: response.headers.date,
  // Asked of a 503 alone: it means parsing the body.
  isForeign: response.status === 503 && !isApiError(response),
});
