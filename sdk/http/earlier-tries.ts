import { OagTransportError } from "../errors";

const inDoubt = new WeakSet<Error>();

/** The error of a request of which an earlier try may have arrived: what it says of the last one does not hold for all. */
export function afterUnanswered<T extends Error>(error: T): T {
  inDoubt.add(error);
  return error instanceof OagTransportError ? Object.assign(error, { mayHaveArrived: true }) : error;
}

/** True for the error of a request of which an earlier try was not answered, and may have arrived. */
export const followsUnanswered = (error: unknown): boolean => error instanceof Error && inDoubt.has(error);

/** True for a try that was not answered, and may have arrived. */
export const mayHaveArrived = (error: unknown): boolean => error instanceof OagTransportError && error.mayHaveArrived;
