import type { Json } from "../plugin/markers";
import { effectOf } from "./access";
import type { Entry } from "./items";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";
import { PolicyOrder } from "./policy-order";

/** One request that a map needs. */
export type MapStep = (
  | { kind: "create"; entry: Entry }
  | { kind: "replace"; entry: Entry; live: Json }
  /** A policy gives up its name for now, and keeps all else. */
  | { kind: "rename"; live: Json; name: string }
  /** `kept` is the key of the item that stays, where the gateway has several for one. */
  | { kind: "remove"; live: Json; kept?: string | undefined }
) & {
  /** Steps without which this one would fail, or open what they were to close. */
  needs: readonly MapStep[];
};

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
