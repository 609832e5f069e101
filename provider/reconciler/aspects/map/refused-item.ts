import type { Gateway } from "../../../gateway/gateways";
import type { ObjectId } from "../../../ids";
import type { ApiItem } from "../../api-object";
import type { Members } from "../../provenance";
import type { CalledItems } from "./calls";

/** Where a write of an item was refused. */
export interface RefusedItem {
  facts: CalledItems;
  gateway: Pick<Gateway, "client" | "isSecret">;
  id: ObjectId;
  live: ApiItem;
  /** What it was to become; undefined for a removal. */
  target: Members<"declared"> | undefined;
  error: unknown;
}
