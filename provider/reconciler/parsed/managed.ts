import type { From, Members, Origin, Word } from "../origin";

/** What a program declares of an object, or what a state knows of that, by the aspect that manages it. */
export interface Managed<O extends Origin> {
  /** The object's own members. Newer ones than the contract's are among them, if check let them through. */
  readonly members: Members<O>;
  /** By the name of the aspect. One without a value is not there. */
  readonly aspects: Readonly<Record<string, From<O> | undefined>>;
  readonly status?: Word<O> | undefined;
}
