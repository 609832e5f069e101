import { OagResourceError } from "../../errors/resource-error";
import type { MapPlan } from "../../reconciler/aspects/map/plan";
import type { Members } from "../../reconciler/provenance";

/**
 * Refuses to empty a map of an active app that needs one item of it: the gateway would keep the last one, which may be
 * any, and stay ACTIVE with it.
 */
export async function assertOneLeft(singular: string, plan: MapPlan, readMembers: () => Promise<Members<"live">>): Promise<void> {
  if (plan.remove.length === 0 || plan.remove.length < plan.live.length || plan.create.length > 0) return;
  const { status } = await readMembers();
  if (status !== "ACTIVE") return;
  throw new OagResourceError(
    "OAG_STATE",
    `the app is ACTIVE, and an active app needs at least one ${singular}; keep one, or declare status: "INACTIVE" in the same change`,
  );
}
