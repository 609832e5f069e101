import type { Json } from "../../../sdk/json";

/** What a program declares of an object, or what a state knows of that, by the aspect that manages it. */
export interface Managed {
  /** The object's own members. Newer ones than the contract's are among them, if check let them through. */
  readonly members: Json;
  /** By the name of the aspect. One without a value is not there. */
  readonly aspects: Readonly<Record<string, unknown>>;
  readonly status?: unknown;
}
