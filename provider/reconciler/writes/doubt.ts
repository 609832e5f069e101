import { mayHaveTakenEffect } from "../../../sdk/outcomes";
import { isSameValue } from "../compare/equal";
import type { Progress } from "./progress";

/**
 * Waits for a write. One that was not answered properly may be in force all the same: what is known to be another before than
 * after it is not known any more, so that whichever the program declares next is written, be it what it was before.
 * @param keepCertain keeps of what is known that alone which is so either way
 */
export async function doubting<T>(progress: Progress, write: Promise<T>, keepCertain: () => void): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (mayHaveTakenEffect(error)) {
      const before = progress.known;
      keepCertain();
      progress.isInDoubt ||= !isSameValue(before, progress.known);
    }
    throw error;
  }
}
