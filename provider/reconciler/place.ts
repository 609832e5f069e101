import type { Json } from "../../sdk/json";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import type { ApiObject, Kind, ObjectCalls } from "./kind";

/** Where one object, or all objects beside it, are found. */
export interface Place {
  readonly kind: Kind;
  readonly gateway: Gateway;
  /** Of a nested kind, the id of the object above. */
  readonly parent: string | undefined;
  readonly calls: ObjectCalls;
  readonly inventory: Inventory<ApiObject>;
}

export const placeIn = (kind: Kind, gateway: Gateway, parent?: string): Place => ({
  kind,
  gateway,
  parent,
  calls: kind.calls(gateway.client, parent),
  inventory: kind.inventory(gateway, parent),
});

/** An object by the id that the state has: that of a nested one is its parent's, a slash, and its own. */
export function objectAt(kind: Kind, gateway: Gateway, stateId: string): { place: Place; id: string } {
  const slash = kind.shape === "nested" ? stateId.indexOf("/") : -1;
  const parent = slash < 0 ? undefined : stateId.slice(0, slash);
  return { place: placeIn(kind, gateway, parent), id: stateId.slice(slash + 1) };
}

/** The id that the state has for an object. A singleton has no other than that of its gateway. */
export function stateIdOf({ kind, gateway, parent }: Place, object: Json): string {
  if (kind.shape === "singleton") return gateway.origin;
  return parent === undefined ? textOf(object.id) : `${parent}/${textOf(object.id)}`;
}

/** Tells the user what is no error, of one object. */
export const tellOf =
  ({ kind, gateway }: Pick<Place, "kind" | "gateway">, title: string) =>
  (message: string): void =>
    gateway.notice(`${kind.noun} ${JSON.stringify(title)}: ${message}`);
