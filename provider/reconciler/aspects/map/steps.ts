import type { MapFacts } from "./facts";
import type { MapPlan } from "./plan";
import type { MapStep } from "./step";

/**
 * A plan as requests, in an order that always ends and that an object in use survives: surplus items go first, since the
 * gateway takes no change of an item that it has twice; then new items and changed ones; what is no longer wanted last, so
 * that the object never runs out of any. What stands in each other's way has an order of its own.
 */
export function stepsOf(part: MapFacts, plan: MapPlan): MapStep[] {
  const surplus: MapStep[] = plan.surplus.map(({ live, kept }) => ({ kind: "remove", live, kept, needs: [] }));
  const order = part.steps ?? inTurn;
  return [...surplus, ...order(plan, plan.live.length - surplus.length)];
}

/** Items that never want what another one has: their identity is all that must be unique. */
function inTurn(plan: MapPlan): MapStep[] {
  const writes: MapStep[] = [
    ...plan.create.map((entry): MapStep => ({ kind: "create", entry, needs: [] })),
    ...plan.replace.map(({ entry, live }): MapStep => ({ kind: "replace", entry, live, needs: [] })),
  ];
  return [...writes, ...plan.remove.map((live): MapStep => ({ kind: "remove", live, needs: writes }))];
}
