import { textOf } from "../../../sdk/text";
import type { Outputs } from "../../lifecycle";
import { saysOwned } from "../../values/owned-paths";
import { isHidden } from "../compare/hidden";
import { isAsWritten } from "../compare/members";
import { knownOutputs, outputsFrom } from "../crossings";
import type { KindFacts, Variant } from "../kind-facts";
import { declaredIn, type Members, type Written } from "../provenance";
import { managedIn, managedNow, propsOf } from "./by-aspect";
import { computedOutputs, type Located } from "./computed";
import { type Declaration, keyIn } from "./declaration";
import type { Managed } from "./managed";
import { finished, type Notes, notesIn, notesOut } from "./notes";
import { Owned, ownedIn } from "./owned";
import { variantOf } from "./variant";

/** What a state knows of one object: outputs, parsed once. */
export interface State extends Notes {
  readonly variant: Variant;
  /** The value of the kind's key, as people know the object. */
  readonly title: string;
  /** Declared values, as far as the gateway is known to have them. */
  readonly known: Managed<"known">;
  readonly computed: Located;
}

/** The state that outputs hold. */
export function parseState(kind: KindFacts, outputs: Outputs): State {
  const variant = variantOf(kind, outputs.type);
  const notes = notesIn(variant, outputs);
  const computed = computedOutputs(Object.fromEntries(variant.computed.map((name) => [name, outputs[name]])));
  return {
    ...notes,
    variant,
    title: textOf(keyIn(kind, outputs)),
    known: ownedIn(kind, variant, managedIn(kind, variant, knownOutputs(outputs)), notes.owned),
    // Empty where it says nothing.
    computed: { ...computed, gateway: textOf(outputs.gateway ?? "") },
  };
}

/** True for what create, update and refresh have written; of `.get()` it is what the program gave. */
export const isOfState = (outputs: Outputs): boolean => saysOwned(outputs);

/** What is asked for of an object that no state has: by `.get()`, or by a look. */
export interface Sought {
  /** The variant that it probably has. */
  readonly guess: Variant;
  /** False for whoever reads many objects and knows which cannot have what only some gateways have. */
  readonly hasOptional: boolean;
}

export const parseSought = (kind: KindFacts, outputs: Outputs): Sought => ({
  guess: variantOf(kind, outputs.type),
  hasOptional: outputs.__optional !== false,
});

/** The outputs to keep in the state. */
export const outputsOf = (state: Omit<State, "variant" | "title">): Outputs =>
  outputsFrom(state.computed, propsOf(state.known), notesOut(state));

/** The state that a finished create or update leads to: all that the program declares. */
export function wantedState({ kind, variant, title, managed, importId }: Declaration, computed: Located): State {
  const owned = Owned.by(variant, managed);
  return { ...finished(owned, importId), variant, title, known: ownedIn(kind, variant, managedNow(managed), owned), computed };
}

/**
 * The members that a state knows and that are other ones now, as far as reads show them.
 * @param wanted what is about to be written: a write of it that nobody answered may have been done before
 */
export function changedSince({ variant, known }: State, live: Members<"live">, wanted: Members<"declared"> = declaredIn({})): string[] {
  const isAs = (written: Members<Written>, name: string) =>
    isAsWritten(variant.members, name, { live: live[name], written: written[name] });
  const isWritten = (name: string) => Object.hasOwn(wanted, name) && isAs(wanted, name);
  return Object.keys(known.members)
    .sort()
    .filter((name) => !isHidden(variant.members[name]) && !isAs(known.members, name) && !isWritten(name));
}
