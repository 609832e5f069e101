import { type Severity, severities } from "./finding";

/** What a switch of the tuning says of its rule: one of these. */
export interface SwitchedTo {
  /** How bad its findings are instead. */
  readonly severity?: Severity;
  /** Why it is off. */
  readonly off?: string;
}

/** Reads a rule's entry; undefined where it is none that the tuning can have. */
export function switchedTo(said: unknown): SwitchedTo | undefined {
  if (typeof said !== "string") return undefined;
  const severity = severities.find((known) => known === said);
  if (severity !== undefined) return { severity };
  const off = /^off: because (.+)$/s.exec(said)?.[1];
  return off === undefined ? undefined : { off };
}

/** A reason says something: it holds a letter or a digit that is seen. */
export const isReason = (text: string): boolean => /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);
