import { OagApiError, OagAuthenticationError, OagProtocolError, OagTransportError } from "pulumi-oag/sdk";

/** What else was seen on the way, and may be the cause of a refusal. */
export interface Circumstances {
  /** The clocks differ more than an assertion bears. */
  isClockWrong: boolean;
  /** The gateway may see this machine under an address that is not private. */
  isPublic: boolean;
}

export const clockFirst =
  "set one of the two clocks right (NTP) first, and run doctor again: an assertion with a wrong time is refused, whatever the key";

/** Statuses that say nothing of the client and its key, and pass by themselves. */
const busy = new Set([429, 500, 502, 503, 504]);

/** What explains a failure, and what to do about it. New client credentials are never advised here: to make them ends those that work. */
const cures = {
  connection: "mend the connection first (see above)",
  busy: "wait some minutes and run doctor again: the gateway is starting, in maintenance or busy; client and key are not the cause",
  disabled:
    "enable the API (console, Settings > Access Gateway > API; an upgrade may have switched it off), or give the gateway's admin host as --hostname; client and key are not the cause",
  foreign:
    "check --hostname, and what stands between this machine and the gateway: what answers is not its API; client and key are not the cause",
  clock: clockFirst,
  address: "run doctor from a machine with a private address first (see source): the gateway may refuse all others",
} as const;

/** What to do about a failure, by its cause. Undefined where nothing else explains it. */
export function cureOf(error: unknown, around: Circumstances): string | undefined {
  const explained = explanationOf(error, around);
  return explained && cures[explained];
}

/** What explains a failure but client and key; undefined where nothing does. */
export function explanationOf(error: unknown, { isClockWrong, isPublic }: Circumstances): keyof typeof cures | undefined {
  if (error instanceof OagTransportError) return "connection";
  const status = statusOf(error);
  if (status !== undefined && busy.has(status)) return "busy";
  if (error instanceof OagProtocolError && (status === 404 || status === 405)) return "disabled";
  // A token that this client cannot use is none of the API's: nobody refused anything.
  const isForeign = error instanceof OagProtocolError || (error instanceof OagAuthenticationError && error.status === 200);
  if (isForeign) return "foreign";
  const isRefused = error instanceof OagAuthenticationError || status === 401 || status === 403;
  if (isRefused && isClockWrong) return "clock";
  return isRefused && isPublic ? "address" : undefined;
}

function statusOf(error: unknown): number | undefined {
  const hasStatus = error instanceof OagApiError || error instanceof OagProtocolError || error instanceof OagAuthenticationError;
  return hasStatus ? error.status : undefined;
}
