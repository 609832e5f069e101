import type { Json } from "../../../sdk/json";
import { OagResourceError } from "../../plugin/failure";
import { findFamily } from "./family";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";

/**
 * Refuses to empty a map of an active app that needs one item of it: the gateway would keep the last one, which may be
 * any, and stay on line with it.
 */
export async function demandOneLeft(part: MapPart, plan: MapPlan, readOwn: () => Promise<Json>): Promise<void> {
  if (plan.remove.length === 0 || plan.remove.length < plan.live.length || plan.create.length > 0) return;
  const { type, status } = await readOwn();
  if (status !== "ACTIVE" || findFamily(type)?.name !== "proxied" || (part.name === "attributes" && type === "OAG_NOAUTH")) return;
  throw new OagResourceError(
    "OAG_STATE",
    `the app is ACTIVE, and an active app needs at least one ${part.singular}; keep one, or declare status: "INACTIVE" in the same change`,
  );
}
