import type { Aspect, Scope } from "./aspect";
import type { Members } from "./provenance";

/** What takes values for a time. */
interface Writable {
  write(scope: Scope, wanted: Members<"declared">): Promise<unknown>;
}

/** One step of an update: the object's own members, one of its aspects, or a block with values for the time between. */
export type Step =
  | { readonly writes: "members" }
  | { readonly writes: "aspect"; readonly aspect: Aspect }
  | { readonly writes: "temporary"; readonly block: Writable; readonly values: Members<"declared"> };

/** Where nothing asks for another order: the object's own members, then its aspects in turn. */
export const stepsInTurn = (aspects: readonly Aspect[]): Step[] => [
  { writes: "members" },
  ...aspects.map((aspect): Step => ({ writes: "aspect", aspect })),
];
