import type { KindFacts, Variant } from "../kind-facts";
import type { Managed } from "../parsed/managed";
import { type Step, stepsInTurn } from "../step";

/** The steps of a create or an update, in the order in which a live object survives them. */
export const orderOf = (kind: KindFacts, variant: Variant, before: Managed<"known">, after: Managed<"declared">): Step[] =>
  kind.order?.(variant, before, after) ?? stepsInTurn(variant.aspects);
