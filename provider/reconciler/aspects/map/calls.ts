import type { OagClient } from "../../../../sdk/client";
import type { Json } from "../../../../sdk/json";
import type { ItemFacts } from "./item-facts";

/** The calls of a list-like part of an object. */
export interface ItemCalls {
  list(id: string): Promise<Json[]>;
  create(id: string, body: Json): Promise<Json>;
  replace(id: string, itemId: string, body: Json): Promise<Json>;
  delete(id: string, itemId: string): Promise<void>;
}

/** Items, and how a gateway has them read and written. */
export interface CalledItems extends ItemFacts {
  calls(client: OagClient): ItemCalls;
}
