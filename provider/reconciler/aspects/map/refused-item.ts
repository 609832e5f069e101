import type { Json } from "../../../../sdk/json";
import type { Gateway } from "../../../gateway/gateways";
import type { Members } from "../../origin";
import type { CalledItems } from "./calls";

/** Where a write of an item was refused. */
export interface RefusedItem {
  part: CalledItems;
  gateway: Pick<Gateway, "client" | "isSecret">;
  id: string;
  live: Members<"live">;
  /** What it was to become; undefined for a removal. */
  target: Json | undefined;
  error: unknown;
}
