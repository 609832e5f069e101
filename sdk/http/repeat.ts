import type { Clock } from "../clock";
import type { Log } from "../log";
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
}

/**
 * Sends a request and repeats it as long as {@link retryDelay} allows. The request is made anew for each try, since a
 * client assertion is used once. `as` overrides the method that decides what may be repeated.
 */
export async function sendRepeatedly(
  make: () => HttpRequest | Promise<HttpRequest>,
  context: RepeatContext,
  as?: HttpRequest["method"],
): Promise<{ answer: HttpAnswer; repeated: boolean }> {
  const { transport, clock, log, maxRetries } = context;
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
    if (answer?.status === 429) context.onBusy();
    const outcome = { method: as ?? request.method, index, error, ...(answer && attemptOf(answer)) };
    const delay = index < maxRetries ? retryDelay(outcome, clock) : undefined;
    if (delay === undefined) {
      if (answer === undefined) throw error;
      return { answer, repeated: index > 0 };
    }
    log.debug(`${request.method} ${request.path} is repeated in ${delay} ms (${index + 1} of ${maxRetries})`);
    await clock.sleep(delay);
    return attempt(index + 1);
  };
  return attempt(0);
}

const attemptOf = ({ status, headers }: HttpAnswer) => ({ status, retryAfter: headers["retry-after"], date: headers.date });
