import type { From, Members, Provenance, Word } from "../provenance";

/** What a program declares of an object, or what a state knows of that, by the aspect that manages it. */
export interface Managed<O extends Provenance> {
  /** The object's own members. Newer ones than the contract's are among them, if check let them through. */
  readonly members: Members<O>;
  /** By the name of the aspect. One without a value is not there. */
  readonly aspects: Readonly<Record<string, From<O> | undefined>>;
  readonly status?: Word<O> | undefined;
}
