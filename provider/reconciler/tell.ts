import type { Scope } from "./aspect";

/** Tells the user what is no error, of the object that is written. */
export const tellScope =
  ({ gateway, progress }: Pick<Scope, "gateway" | "progress">) =>
  (message: string): void =>
    gateway.notice(`${progress.noun} ${JSON.stringify(progress.title)}: ${message}`);
