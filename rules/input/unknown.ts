/** The type of {@link unknown}. */
export interface Unknown {
  /** What tells it from a value. */
  readonly isUnknown: true;
}

/** A value that a preview does not know yet. What depends on it is not found. */
export const unknown: Unknown = Object.freeze({ isUnknown: true });

/** A value that is marked as secret, and is never known here. What depends on it is not found either, but that it was not judged is. */
export const withheld: Unknown = Object.freeze({ isUnknown: true });

/** A value, or one that is not known yet. */
export type Known<T> = T | Unknown;

/** True for a value that is known, be it absent. */
export const isKnown = <T>(value: T | Unknown): value is T => value !== unknown && value !== withheld;

/** True for a value that is marked as secret. */
export const isWithheld = (value: unknown): boolean => value === withheld;
