import { expect } from "chai";

/** The error that a promise is rejected with. */
export async function rejection<T extends Error = Error & { code?: string }>(promise: Promise<unknown>): Promise<T> {
  try {
    await promise;
  } catch (error) {
    return error as T;
  }
  return expect.fail("nothing was thrown");
}

/** The error that a function throws. */
export function thrown<T extends Error = Error & { code?: string }>(work: () => unknown): T {
  try {
    work();
  } catch (error) {
    return error as T;
  }
  return expect.fail("nothing was thrown");
}

/** The message of the error that a promise is rejected with. */
export const refusal = async (promise: Promise<unknown>): Promise<string> => (await rejection(promise)).message;
