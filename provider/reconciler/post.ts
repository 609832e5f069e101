import { logIn, OagApiError, OagTransportError } from "../../sdk/errors";
import { isAmbiguous } from "./ambiguous";

/** A POST that must not take effect twice. */
interface Post<T> {
  send(): Promise<T>;
  /** What the POST makes, if it is there: asked when the POST was not answered properly. */
  look(error: unknown): Promise<T | undefined>;
}

/** What came of a POST: its response, or what a look found instead of one. */
interface Posted<T> {
  made: T;
  /** The error instead of which the object was found; undefined for a proper response. */
  foundAfter?: unknown;
}

/** True for a refusal that what exists already may have caused, for example an earlier try that arrived late. */
export const mayExist = (error: unknown): boolean => error instanceof OagApiError && [400, 409].includes(error.status);

/** True when no connection came to be: nothing was sent. A certificate that is not trusted will not be the next time either. */
const neverArrived = (error: unknown): boolean =>
  error instanceof OagTransportError && !error.mayHaveArrived && error.code === "OAG_TRANSPORT" && error.operation !== logIn;

/**
 * Sends a POST. One that was not answered properly may have taken effect: one look tells. What is not there is sent once
 * more, unless the gateway itself said that it failed; the second try may meet the first, so a refusal asks for another look.
 */
export async function post<T>({ send, look }: Post<T>): Promise<Posted<T>> {
  try {
    return { made: await send() };
  } catch (error) {
    if (!isAmbiguous(error) && !neverArrived(error)) throw error;
    const made = neverArrived(error) ? undefined : await look(error);
    if (made !== undefined) return { made, foundAfter: error };
    if (error instanceof OagApiError) throw error;
  }
  try {
    return { made: await send() };
  } catch (error) {
    const made = isAmbiguous(error) || mayExist(error) ? await look(error) : undefined;
    if (made === undefined) throw error;
    return { made, foundAfter: error };
  }
}
