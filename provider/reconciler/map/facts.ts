import type { OagClient } from "../../../sdk/client";
import type { SchemaValidator } from "../../../sdk/generated/validators";
import type { Json } from "../../../sdk/json";
import type { Expand } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import type { MemberTable } from "../members";
import type { Progress } from "../progress";
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
  part: ItemFacts;
  gateway: Pick<Gateway, "client" | "isSecret">;
  id: string;
  live: Json;
  /** What it was to become; undefined for a removal. */
  target: Json | undefined;
  error: unknown;
}

/** What is to be known of a list-like part, which programs declare as a map. */
export interface ItemFacts {
  /** Argument, output and `_embedded` member. */
  name: string;
  singular: string;
  expand?: Expand;
  table: MemberTable;
  required: readonly string[];
  validator: SchemaValidator;
  /** What the key stands for when the item does not say otherwise. */
  implied(key: string): Json;
  /** What the gateway takes for the same item. */
  identity(item: Json): string;
  /** Members that identity and other unique names are made of: while one is not known, neither are they. */
  identifying: readonly string[];
  /** How errors name an item. */
  title(item: Json): string;
  /** The key for an item that no program has named. */
  keyFor(item: Json): string;
  calls(client: OagClient): ItemCalls;
  /** The member whose value an identity hides the spelling of. */
  normalised?: string;
  /** Of several live items of one identity, the one that asks for most stays. @default all alike */
  rank?(item: Json): number;
  /** An item that keeps this name although its identity changes is the same object. */
  nameOf?(item: Json): string;
  /** The steps of a plan where items stand in each other's way. @default new and changed ones first, then removals */
  steps?(plan: MapPlan, count: number): MapStep[];
  /** Why the gateway refused to change or to remove an item, as far as a look tells. @default the error */
  causeOf?(refused: RefusedItem): Promise<unknown>;
  /** @throws when a plan would leave an object that is in use without an item that it needs */
  assertEnough?(plan: MapPlan, readMembers: () => Promise<Json>): Promise<void>;
}

/** Of a map, what writes to it need. */
export interface MapScope {
  gateway: Gateway;
  id: string;
  part: ItemFacts;
  progress: Progress;
  isTaken?: boolean;
}
