import { foldedId, joinId, splitId } from "../../sdk/id";
import { message, quoted } from "../../sdk/message";
import { OagResourceError } from "../errors/resource-error";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import { type ObjectId, objectIdIn, type ParentId, parentIdIn, type StateId, stateIdIn } from "../ids";
import type { ApiObject } from "./api-object";
import type { KindFacts, ObjectCalls } from "./kind-facts";

/** Where one object, or all objects beside it, are found. */
export interface Place {
  readonly kind: KindFacts;
  readonly gateway: Gateway;
  /** Of a nested kind, the id of the object above. */
  readonly parent: ParentId | undefined;
  readonly calls: ObjectCalls;
  readonly inventory: Inventory<ApiObject>;
}

export const placeIn = (kind: KindFacts, gateway: Gateway, parent?: ParentId): Place => ({
  kind,
  gateway,
  parent,
  calls: kind.calls(gateway.client, parent),
  inventory: kind.inventory(gateway, parent),
});

/**
 * An object by the id that the state has: that of a nested one is its parent's, a slash, and its own.
 * @throws when it is a singleton of another gateway: nothing tells whether that of this one is the same
 */
export function objectAt(kind: KindFacts, gateway: Gateway, stateId: StateId): { place: Place; id: ObjectId } {
  if (kind.shape === "singleton" && foldedId(stateId) !== gateway.origin) throw notOfThis(kind, gateway, stateId);
  const { parent, own } = kind.shape === "nested" ? splitId(stateId) : { own: stateId as string };
  const above = parent === undefined ? undefined : parentIdIn(parent);
  return { place: placeIn(kind, gateway, above), id: kind.onlyId ?? objectIdIn(own) };
}

/** The id that the state has for an object. A singleton has no other than that of its gateway. */
export const stateIdOf = (place: Place, id: ObjectId): StateId => stateIdIn(stateText(place, id));

/**
 * The same text of what stands for the object's own id in a sentence, which is no id of a state.
 * @param own the id itself, or what is said of one that nobody is shown
 */
export function stateText({ kind, gateway, parent }: Place, own: string): string {
  if (kind.shape === "singleton") return gateway.origin;
  return joinId(parent, own);
}

/** The refusal of another gateway's singleton, which has no id by which it could be found here. */
const notOfThis = ({ noun }: KindFacts, { origin, nameOf }: Gateway, id: string): OagResourceError =>
  new OagResourceError(
    "OAG_STATE",
    message`this is the ${noun} of ${id}, but ${origin} is configured; nothing was changed. Set ${nameOf("hostname")} back; or, if ${id} is now called ${origin} or no longer exists, remove the resource from the state with \`pulumi state delete\`, and declare { import: ${quoted(origin)} } to go on with what is there`,
  );
