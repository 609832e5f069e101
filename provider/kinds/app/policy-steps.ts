import type { MapStep } from "../../reconciler/aspects/map/map-step";
import type { MapPlan } from "../../reconciler/aspects/map/plan";
import { effectOf } from "./access";
import { PolicyOrder } from "./policy-order";

/** A plan of an app's policies as requests: they stand in each other's way by their names, and no path may be open for a moment. */
export function orderOfPolicies(plan: MapPlan, count: number): MapStep[] {
  const changes = [
    ...plan.create.map((entry) => ({ entry, effect: effectOf(undefined, entry.item) })),
    ...plan.replace.map(({ entry, live }) => ({ entry, live, effect: effectOf(live, entry.item) })),
    ...plan.remove.map((live) => ({ live, effect: effectOf(live, undefined) })),
  ];
  return new PolicyOrder(changes, plan.live, count).steps();
}
