import type { Clock } from "../clock";
import type { Log } from "../log";
import { errorBodyOf } from "./answer";
import { retryDelay } from "./retry";
import type { HttpAnswer, HttpRequest, Transport } from "./transport";

/** What repeating needs. */
export interface RepeatContext {
  transport: Transport;
  clock: Clock;
  log: Log;
  maxRetries: number;
  /** Called for each 429: the gateway asks for less. */
  onBusy(): void;
  /** Called before each wait that the gateway asks for and that is long enough to look like a hang. */
  onLongWait(operation: string, status: number, delay: number): void;
}

/** How one request is repeated. */
export interface RepeatOptions {
  /** The method that decides what may be repeated. @default the request's own */
  as?: HttpRequest["method"];
  /** Whether a request that was not answered in time is sent again. @default true */
  repeatTimeouts?: boolean;
}

/** Milliseconds that a user waits without being told. */
const longestSilence = 10_000;

/**
 * Sends a request and repeats it as long as {@link retryDelay} allows. The request is made anew for each try, since a
 * client assertion is used once.
 */
export async function sendRepeatedly(
  make: () => HttpRequest | Promise<HttpRequest>,
  context: RepeatContext,
  { as, repeatTimeouts = true }: RepeatOptions = {},
): Promise<{ answer: HttpAnswer; repeated: boolean }> {
  const { transport, clock, log, maxRetries, onBusy, onLongWait } = context;
  const attempt = async (index: number): Promise<{ answer: HttpAnswer; repeated: boolean }> => {
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
    const outcome = { method: as ?? request.method, index, error, repeatTimeouts, ...(answer && attemptOf(answer)) };
    const delay = index < maxRetries ? retryDelay(outcome, clock) : undefined;
    if (delay === undefined) {
      if (answer === undefined) throw error;
      return { answer, repeated: index > 0 };
    }
    log.debug(`${request.method} ${request.path} is repeated in ${delay} ms (${index + 1} of ${maxRetries})`);
    if (answer !== undefined && delay > longestSilence) onLongWait(request.operation, answer.status, delay);
    await clock.sleep(delay);
    return attempt(index + 1);
  };
  return attempt(0);
}

const attemptOf = (answer: HttpAnswer) => ({
  status: answer.status,
  retryAfter: answer.headers["retry-after"],
  date: answer.headers.date,
  isForeign: errorBodyOf(answer, []) === undefined,
});
