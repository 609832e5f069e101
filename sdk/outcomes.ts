import { logIn, OagApiError, OagError, OagProtocolError, OagTransportError } from "./errors";
import { afterUnanswered, followsUnanswered } from "./http/earlier-tries";

/** What the error of a call says of the deed: whoever decides by it needs to know nothing of HTTP. */

const isAnswered = (error: unknown, ...statuses: readonly number[]): error is OagApiError =>
  error instanceof OagApiError && statuses.includes(error.status);

/** The gateway does not take what it was given. */
export const isRefused = (error: unknown): error is OagApiError => isAnswered(error, 400);

/** A refusal that another object may have caused: one that exists already, or one that still needs this one. */
export const mayBeInTheWay = (error: unknown): error is OagApiError => isAnswered(error, 400, 409);

/** The gateway could not do it, and need not have said why. */
export const isRefusedOrFailed = (error: unknown): error is OagApiError => isAnswered(error, 400, 500);

/** What is behind the gateway is starting, or does not answer. */
export const isStarting = (error: unknown): error is OagApiError => isAnswered(error, 502, 503);

/** The gateway itself says nothing: a proxy before it does, or nobody. */
export const isUnanswered = (error: unknown): error is OagError =>
  (error instanceof OagProtocolError && [502, 503, 504].includes(error.status)) ||
  (error instanceof OagTransportError && ["OAG_TRANSPORT", "OAG_TIMEOUT"].includes(error.code));

/** The gateway knows the path and not this call. */
export const isNoSuchCall = (error: unknown): error is OagApiError => isAnswered(error, 405);

/**
 * What the gateway may not have, or not for this client: that is said of the call, not of an object. A path that a gateway does
 * not know may be answered with a page instead of the API's error.
 */
export const isNotOffered = (error: unknown): boolean =>
  isAnswered(error, 404, 403) || (error instanceof OagProtocolError && error.status === 404);

/** The gateway's refusal, or that of a proxy before it; what is not as the contract says is none. */
const isRefusal = (error: unknown): error is OagApiError | OagProtocolError =>
  error instanceof OagApiError || (error instanceof OagProtocolError && error.member === undefined);

/** Why something that only some gateways have cannot be read: this one does not have it, or it is out of order. */
export function whyUnreadable(error: unknown): "missing" | "out of order" | undefined {
  if (!isRefusal(error)) return undefined;
  if (error.status === 405) return "missing";
  return error.status >= 500 ? "out of order" : undefined;
}

/** True when a write may have taken effect although it was not answered properly. */
export function mayHaveTakenEffect(error: unknown): boolean {
  // Without an access token nothing was written.
  if (error instanceof OagError && "operation" in error && error.operation === logIn) return false;
  if (followsUnanswered(error)) return true;
  if (error instanceof OagTransportError) return error.mayHaveArrived;
  // Whoever refuses in between (3xx, 4xx) does so instead of passing the request on.
  if (error instanceof OagProtocolError) return error.status >= 500 || (error.status >= 200 && error.status < 300);
  // 503 says that nothing was done; other server errors may come after the deed.
  return error instanceof OagApiError && error.status >= 500 && error.status !== 503;
}

/** The error of a look at what became of a write: what it says is said of the look, and the write may have taken effect. */
export const ofLookAtUnanswered = <T extends Error>(error: T): T => afterUnanswered(error);

/** True when no connection came to be: nothing was sent. A certificate that is not trusted will not be the next time either. */
export const hasNeverArrived = (error: unknown): boolean =>
  error instanceof OagTransportError && !error.mayHaveArrived && error.code === "OAG_TRANSPORT" && error.operation !== logIn;
