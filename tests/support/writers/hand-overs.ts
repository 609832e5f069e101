import type { MapFacts } from "../../../dist/provider/reconciler/aspects/map/facts.js";
import type { MapPlan } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { stepsOf } from "../../../dist/provider/reconciler/aspects/map/steps.js";
import type { Json } from "../basics/json.ts";
import type { SmallGateway } from "../models/small-gateway.ts";

/** A declaration under keys of its own. */
export const declared = (items: readonly Json[], key = (item: Json, nth: number) => `key ${nth} ${item.name ?? item.hostname}`): Json =>
  Object.fromEntries(items.map((item, nth) => [key(item, nth), item]));

export const sameItems = (facts: MapFacts, items: readonly Json[], wanted: readonly Json[]) =>
  items.length === wanted.length &&
  wanted.every((item) =>
    items.some((live) => Object.entries(item).every(([name, value]) => (live[name] ?? facts.table[name]?.default) === value)),
  );

/** What a plan came to. */
interface Walk {
  states: Json[][];
  refusals: string[];
  requests: number;
  renames: number;
}

/** Carries a plan out on a small gateway, as the reconciler does; the step with this number fails. */
export function walkPlan(facts: MapFacts, gateway: SmallGateway, plan: MapPlan, failing = -1): Walk {
  const steps = stepsOf(facts, plan);
  const failed = new Set<unknown>();
  const result: Walk = { states: [], refusals: [], requests: steps.length, renames: 0 };
  for (const [nth, step] of steps.entries()) {
    if (nth === failing || step.needs.some((other) => failed.has(other))) {
      failed.add(step);
      continue;
    }
    const refusal = gateway.take(step);
    if (refusal !== undefined) {
      failed.add(step);
      result.refusals.push(`${step.action}: ${refusal}`);
    }
    if (step.action === "rename") result.renames++;
    result.states.push(gateway.items);
  }
  return result;
}
