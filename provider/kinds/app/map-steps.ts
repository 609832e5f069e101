import { effectOf } from "./access";
import type { MapStep } from "./map-step";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";
import { PolicyOrder } from "./policy-order";

/**
 * A plan as requests, in an order that always ends and that an active app survives: surplus items go first, since the
 * gateway takes no change of an item that it has twice; then new items and changed ones; what is no longer wanted last, so
 * that the app never runs out of any. Only policies stand in each other's way, by their names.
 */
export function stepsOf(part: MapPart, plan: MapPlan): MapStep[] {
  const surplus: MapStep[] = plan.surplus.map(({ live, kept }) => ({ kind: "remove", live, kept, needs: [] }));
  const order = part.name === "policies" ? orderOfPolicies : inTurn;
  return [...surplus, ...order(plan, plan.live.length - surplus.length)];
}

function orderOfPolicies(plan: MapPlan, count: number): MapStep[] {
  const changes = [
    ...plan.create.map((entry) => ({ entry, effect: effectOf(undefined, entry.item) })),
    ...plan.replace.map(({ entry, live }) => ({ entry, live, effect: effectOf(live, entry.item) })),
    ...plan.remove.map((live) => ({ live, effect: effectOf(live, undefined) })),
  ];
  return new PolicyOrder(changes, plan.live, count).steps();
}

/** Attributes and back ends never want what another one has: their identity is all that must be unique. */
function inTurn(plan: MapPlan): MapStep[] {
  const writes: MapStep[] = [
    ...plan.create.map((entry): MapStep => ({ kind: "create", entry, needs: [] })),
    ...plan.replace.map(({ entry, live }): MapStep => ({ kind: "replace", entry, live, needs: [] })),
  ];
  return [...writes, ...plan.remove.map((live): MapStep => ({ kind: "remove", live, needs: writes }))];
}
