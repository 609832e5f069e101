import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import { type ObjectId, type ParentId, type StateId, stateIdIn } from "../ids";
import type { ApiObject } from "./api-object";
import type { KindFacts, ObjectCalls } from "./kind-facts";

/** Where one object, or all objects beside it, are found. */
export interface Location {
  readonly kind: KindFacts;
  readonly gateway: Gateway;
  /** Of a nested kind, the id of the object above. */
  readonly parent: ParentId | undefined;
  readonly calls: ObjectCalls;
  readonly inventory: Inventory<ApiObject>;
}

export const locationIn = (kind: KindFacts, gateway: Gateway, parent?: ParentId): Location => ({
  kind,
  gateway,
  parent,
  calls: kind.calls(gateway.client, parent),
  inventory: kind.inventory(gateway, parent),
});

/**
 * An object by the id that the state has.
 * @throws when nothing tells whether it is an object of this gateway
 */
export function objectAt(kind: KindFacts, gateway: Gateway, stateId: StateId): { location: Location; id: ObjectId } {
  const { parent, own } = kind.shape.idsIn(stateId, gateway, kind.noun);
  return { location: locationIn(kind, gateway, parent), id: own };
}

/** The id that the state has for an object. */
export const stateIdOf = (location: Location, id: ObjectId): StateId => stateIdIn(stateText(location, id));

/**
 * The same text of what stands for the object's own id in a sentence, which is no id of a state.
 * @param own the id itself, or what is said of one that nobody is shown
 */
export const stateText = ({ kind, gateway, parent }: Location, own: string): string => kind.shape.stateText(own, gateway, parent);
