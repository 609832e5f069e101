import type { Members } from "../../provenance";
import type { CalledItems } from "./calls";
import type { MapStep } from "./map-step";
import type { MapPlan } from "./plan";
import type { RefusedItem } from "./refused-item";

/** What is to be known of a map: its items, and how they stand to each other when they are written. */
export interface MapFacts extends CalledItems {
  /** The steps of a plan where items stand in each other's way. @default new and changed ones first, then removals */
  steps?(plan: MapPlan, count: number): MapStep[];
  /** Why the gateway refused to change or to remove an item, as far as a look tells. @default the error */
  causeOf?(refused: RefusedItem): Promise<unknown>;
  /** Asked of an object that needs an item while it is in use. @throws when a plan would leave one that is in use without any */
  assertEnough?(plan: MapPlan, readMembers: () => Promise<Members<"live">>): Promise<void>;
}
