import type { OagClient } from "../../../../sdk/client";
import type { Json } from "../../../../sdk/json";
import type { Gateway } from "../../../gateway/gateways";
import type { Progress } from "../../life/progress";
import type { Members } from "../../parsed/origin";
import type { ItemFacts } from "./item-facts";
import type { MapPlan } from "./plan";
import type { MapStep } from "./step";

/** The calls of a list-like part of an object. */
export interface ItemCalls {
  list(id: string): Promise<Json[]>;
  create(id: string, body: Json): Promise<Json>;
  replace(id: string, itemId: string, body: Json): Promise<Json>;
  delete(id: string, itemId: string): Promise<void>;
}

/** Where a write of an item was refused. */
export interface RefusedItem {
  part: MapFacts;
  gateway: Pick<Gateway, "client" | "isSecret">;
  id: string;
  live: Members<"live">;
  /** What it was to become; undefined for a removal. */
  target: Json | undefined;
  error: unknown;
}

/** What is to be known of a map: its items, and how a gateway has them read and written. */
export interface MapFacts extends ItemFacts {
  calls(client: OagClient): ItemCalls;
  /** The steps of a plan where items stand in each other's way. @default new and changed ones first, then removals */
  steps?(plan: MapPlan, count: number): MapStep[];
  /** Why the gateway refused to change or to remove an item, as far as a look tells. @default the error */
  causeOf?(refused: RefusedItem): Promise<unknown>;
  /** @throws when a plan would leave an object that is in use without an item that it needs */
  assertEnough?(plan: MapPlan, readMembers: () => Promise<Members<"live">>): Promise<void>;
}

/** Of a map, what writes to it need. */
export interface MapScope {
  gateway: Gateway;
  id: string;
  part: MapFacts;
  progress: Progress;
  isTaken?: boolean;
}
