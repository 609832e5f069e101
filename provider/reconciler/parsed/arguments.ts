import type { KindFacts } from "../kind-facts";
import type { Members, Written } from "../provenance";
import { managedIn } from "./by-aspect";
import type { Managed } from "./managed";
import { type Typed, typedBy } from "./variant";

/** Arguments of one object before anything says that they are valid: those of the program, or the last deployed ones. Parsed once, by check. */
export interface Arguments<O extends Written> extends Managed<O>, Typed {
  /** What was given as the id to adopt. */
  readonly importId: unknown;
}

export function argumentsIn<O extends Written>(kind: KindFacts, inputs: Members<O>): Arguments<O> {
  const typed = typedBy(kind, inputs.type);
  return { ...managedIn(kind, typed.variant, inputs), ...typed, importId: inputs.__import };
}
