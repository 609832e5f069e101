import type { Clock } from "../clock";
import { OagTransportError } from "../errors";

/** What came of one attempt: a response, or an error on the way. */
interface Attempt {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Attempts made before this one. */
  index: number;
  /** Milliseconds that this request has waited before. @default 0 */
  waited?: number;
  status?: number;
  /** The `Retry-After` header as it came. */
  retryAfter?: string | undefined;
  /** The `Date` header as it came: the clock by which a `Retry-After` date is meant. */
  date?: string | undefined;
  error?: unknown;
  /** Of a 503: the response is not in the API's own form: a proxy's, or a load balancer's. */
  isForeign?: boolean;
  /** False when a time-out is not worth another try. @default true */
  retryTimeouts?: boolean;
}

const firstDelay = 500;
const longestDelay = 30_000;
/** Milliseconds that one request waits in all: a gateway that asks for more is better reported than waited for. */
export const longestWait = 600_000;

/**
 * Milliseconds to wait before the request is retried, or undefined when it must not be.
 * After 429 and 503 every method is when the gateway names a time, since it then says that nothing was done; without a
 * time, after a 503 that somebody else gave, and after a broken connection only methods that may safely arrive twice.
 * A request waits ten minutes in all at most.
 */
export function retryDelay(attempt: Attempt, clock: Clock): number | undefined {
  const delay = wantedDelay(attempt, clock);
  return delay !== undefined && (attempt.waited ?? 0) + delay <= longestWait ? delay : undefined;
}

function wantedDelay(attempt: Attempt, clock: Clock): number | undefined {
  const mayArriveTwice = attempt.method !== "POST";
  if (attempt.status === 429 || attempt.status === 503) {
    const named = parseRetryAfter(attempt.retryAfter, Date.parse(attempt.date ?? "") || clock.now());
    if (!mayArriveTwice && (named === undefined || (attempt.status === 503 && attempt.isForeign))) return undefined;
    // "Now" to everybody at once would be the next storm.
    return named || backOff(attempt.index, clock);
  }
  const broken =
    attempt.error instanceof OagTransportError &&
    attempt.error.code !== "OAG_TLS" &&
    (attempt.retryTimeouts !== false || attempt.error.code !== "OAG_TIMEOUT");
  return broken && mayArriveTwice ? backOff(attempt.index, clock) : undefined;
}

/** Exponential with jitter in the upper half, so that many clients do not come back together. */
function backOff(index: number, clock: Clock): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** index);
  return Math.round(full / 2 + (full / 2) * clock.random());
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const imfFixdate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const rfc850 = /^[A-Z][a-z]{5,8}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const asctime = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * Milliseconds from now that a `Retry-After` header names: seconds or one of the three HTTP date forms
 * (RFC 9110, 10.2.3). Anything else is undefined, and a date that has passed is 0.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const time = parseHttpDate(value, now);
  return time === undefined ? undefined : Math.max(0, time - now);
}

function parseHttpDate(value: string, now: number): number | undefined {
  const modern = imfFixdate.exec(value);
  if (modern) return utc(modern[3], modern[2], modern[1], modern[4], modern[5], modern[6]);
  const old = asctime.exec(value);
  if (old) return utc(old[6], old[1], old[2], old[3], old[4], old[5]);
  const older = rfc850.exec(value);
  if (!older) return undefined;
  // Two digits of a year mean the century that is not more than 50 years ahead (RFC 9110, 5.6.7).
  const thisYear = new Date(now).getUTCFullYear();
  const candidate = Math.floor(thisYear / 100) * 100 + Number(older[3]);
  const year = candidate > thisYear + 50 ? candidate - 100 : candidate;
  return utc(String(year), older[2], older[1], older[4], older[5], older[6]);
}

function utc(...[year, month, day, hour, minute, second]: (string | undefined)[]): number | undefined {
  const monthIndex = months.indexOf(String(month));
  if (monthIndex < 0) return undefined;
  return Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
}
