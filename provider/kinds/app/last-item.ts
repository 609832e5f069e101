import { proxiedTypes } from "../../../sdk/generated/contract";
import { textOf } from "../../../sdk/text";
import { OagResourceError } from "../../errors/resource-error";
import type { MapPlan } from "../../reconciler/aspects/map/plan";
import type { Members } from "../../reconciler/provenance";

/**
 * Refuses to empty a map of an active app that needs one item of it: the gateway would keep the last one, which may be
 * any, and stay ACTIVE with it.
 * @param without types that need none
 */
export async function assertOneLeft(
  singular: string,
  without: readonly string[],
  plan: MapPlan,
  readMembers: () => Promise<Members<"live">>,
): Promise<void> {
  if (plan.remove.length === 0 || plan.remove.length < plan.live.length || plan.create.length > 0) return;
  const { type, status } = await readMembers();
  // SAML and OIDC apps need none.
  const isNeeded = (proxiedTypes as readonly string[]).includes(textOf(type)) && !without.includes(textOf(type));
  if (status !== "ACTIVE" || !isNeeded) return;
  throw new OagResourceError(
    "OAG_STATE",
    `the app is ACTIVE, and an active app needs at least one ${singular}; keep one, or declare status: "INACTIVE" in the same change`,
  );
}
