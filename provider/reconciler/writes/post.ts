import { OagApiError } from "../../../sdk/errors";
import { hasNeverArrived, mayBeInTheWay, mayHaveTakenEffect, ofLookAtUnanswered } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";

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

/**
 * Sends a POST. One that was not answered properly may have taken effect: one look tells. What is not there is sent once
 * more, unless the gateway itself said that it failed; the second try may meet the first. A refusal asks for a look, too:
 * what exists already may be why.
 */
export async function post<T>({ send, isRepeatable = true, look, ours = (found) => found, notOurs }: Post<T>): Promise<Posted<T>> {
  let mayBeSent = false;
  const find = async (error: unknown): Promise<Posted<T> | undefined> => {
    const found = await look(error).catch((failure) => {
      // What a failed look says is said of the look alone; a refusal says more, unless the look's failure tells of it.
      if (mayBeSent) throw ofLookAtUnanswered(failure);
      throw failure instanceof ExplainedError ? failure : error;
    });
    return found === undefined ? undefined : { made: mayBeSent ? ours(found) : notOurs(found), foundAfter: error };
  };
  try {
    return { made: await send() };
  } catch (error) {
    if (mayBeInTheWay(error)) return (await find(error)) ?? Promise.reject(error);
    if (!mayHaveTakenEffect(error) && !hasNeverArrived(error)) throw error;
    mayBeSent = !hasNeverArrived(error);
    const found = mayBeSent ? await find(error) : undefined;
    if (found !== undefined) return found;
    if (error instanceof OagApiError || (mayBeSent && !isRepeatable)) throw error;
  }
  try {
    return { made: await send() };
  } catch (error) {
    mayBeSent ||= mayHaveTakenEffect(error);
    const found = mayHaveTakenEffect(error) || mayBeInTheWay(error) ? await find(error) : undefined;
    if (found === undefined) throw error;
    return found;
  }
}
