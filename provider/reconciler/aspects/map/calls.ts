import type { OagClient } from "../../../../sdk/client";
import type { ItemId, ObjectId } from "../../../ids";
import type { ApiItem } from "../../api-object";
import type { Body } from "../../body";
import type { ItemFacts } from "./item-facts";

/** The calls of a list-like part of an object. */
export interface ItemCalls {
  list(id: ObjectId): Promise<ApiItem[]>;
  create(id: ObjectId, body: Body): Promise<ApiItem>;
  replace(id: ObjectId, itemId: ItemId, body: Body): Promise<ApiItem>;
  delete(id: ObjectId, itemId: ItemId): Promise<void>;
}

/** Items, and how a gateway has them read and written. */
export interface CalledItems extends ItemFacts {
  calls(client: OagClient): ItemCalls;
}
