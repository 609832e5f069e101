import { logIn, OagApiError, OagTransportError } from "../../../sdk/errors";
import { isAmbiguous } from "./ambiguous";

/** A POST that must not take effect twice. */
interface Post<T> {
  send(): Promise<T>;
  /** May be sent once more where it may have arrived and nothing is there. @default true */
  isRepeatable?: boolean;
  /** What the POST makes, if it is there: asked when the POST was not answered properly, or refused. */
  look(error: unknown): Promise<T | undefined>;
  /** Judges what is there after a try of ours that may have made it. @throws if it cannot be ours @default it is ours */
  ours?(found: T): T;
  /** Judges what is there although no try of ours can have made it: somebody else's. @throws unless it may be used all the same */
  notOurs(found: T): T;
}

/** What came of a POST: its response, or what a look found instead of one. */
interface Posted<T> {
  made: T;
  /** The error instead of which the object was found; undefined for a proper response. */
  foundAfter?: unknown;
}

/** True for a refusal that what exists already may have caused: somebody else's, or an earlier try that arrived late. */
export const mayExist = (error: unknown): boolean => error instanceof OagApiError && [400, 409].includes(error.status);

/** True when no connection came to be: nothing was sent. A certificate that is not trusted will not be the next time either. */
const neverArrived = (error: unknown): boolean =>
  error instanceof OagTransportError && !error.mayHaveArrived && error.code === "OAG_TRANSPORT" && error.operation !== logIn;

/**
 * Sends a POST. One that was not answered properly may have taken effect: one look tells. What is not there is sent once
 * more, unless the gateway itself said that it failed; the second try may meet the first. A refusal asks for a look, too:
 * what exists already may be why.
 */
export async function post<T>({ send, isRepeatable = true, look, ours = (found) => found, notOurs }: Post<T>): Promise<Posted<T>> {
  let mayBeSent = false;
  const find = async (error: unknown): Promise<Posted<T> | undefined> => {
    const found = await look(error);
    return found === undefined ? undefined : { made: mayBeSent ? ours(found) : notOurs(found), foundAfter: error };
  };
  try {
    return { made: await send() };
  } catch (error) {
    if (mayExist(error)) return (await find(error)) ?? Promise.reject(error);
    if (!isAmbiguous(error) && !neverArrived(error)) throw error;
    mayBeSent = !neverArrived(error);
    const found = mayBeSent ? await find(error) : undefined;
    if (found !== undefined) return found;
    if (error instanceof OagApiError || (mayBeSent && !isRepeatable)) throw error;
  }
  try {
    return { made: await send() };
  } catch (error) {
    mayBeSent ||= isAmbiguous(error);
    const found = isAmbiguous(error) || mayExist(error) ? await find(error) : undefined;
    if (found === undefined) throw error;
    return found;
  }
}
