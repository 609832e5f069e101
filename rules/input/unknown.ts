/** The type of {@link unknown}. */
export interface Unknown {
  /** What tells it from a value. */
  readonly isUnknown: true;
}

/** A value that a preview does not know yet. What depends on it is not found. */
export const unknown: Unknown = Object.freeze({ isUnknown: true });

/** A value, or one that is not known yet. */
export type Known<T> = T | Unknown;

/** True for a value that is known, be it absent. */
export const isKnown = <T>(value: T | Unknown): value is T => value !== unknown;
