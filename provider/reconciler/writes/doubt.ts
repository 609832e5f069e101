import { mayHaveTakenEffect } from "../../../sdk/outcomes";
import { isSameValue } from "../compare/equal";
import type { Progress } from "../progress";

/**
 * Waits for a write. One whose response never came may have taken effect all the same: a value that differs before and after
 * it is then forgotten, so that the next declared value is written whatever it is.
 * @param keepCertain keeps of the known values those alone that are the same before and after the write
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
