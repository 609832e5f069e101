import type { MapFacts } from "./facts";
import type { MapStep } from "./map-step";
import type { MapPlan } from "./plan";

/**
 * A plan as requests, in an order that always ends and that an object in use survives: surplus items go first, since the
 * gateway takes no change of an item that it has twice; then new items and changed ones; what is no longer wanted last, so
 * that the object never runs out of any. What stands in each other's way has an order of its own.
 */
export function stepsOf(facts: MapFacts, plan: MapPlan): MapStep[] {
  const surplus: MapStep[] = plan.surplus.map(({ live, kept }) => ({ action: "remove", live, kept, needs: [] }));
  const order = facts.steps ?? inTurn;
  return [...surplus, ...order(plan, plan.live.length - surplus.length)];
}

/** Items that never want what another one has: their identity is all that must be unique. */
function inTurn(plan: MapPlan): MapStep[] {
  const writes: MapStep[] = [
    ...plan.create.map((entry): MapStep => ({ action: "create", entry, needs: [] })),
    ...plan.replace.map(({ entry, live }): MapStep => ({ action: "replace", entry, live, needs: [] })),
  ];
  return [...writes, ...plan.remove.map((live): MapStep => ({ action: "remove", live, needs: writes }))];
}
