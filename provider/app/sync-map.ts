import { isGone } from "../../sdk/errors";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous } from "../reconcile/ambiguous";
import { demandKept, putMerged } from "../reconcile/put";
import { type Entry, itemChanges, sameItem } from "./items";
import { KnownItems } from "./known-items";
import { type MapStep, stepsOf } from "./map-steps";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";
import { noticeOf, type Progress } from "./progress";

interface MapContext {
  gateway: Gateway;
  appId: string;
  part: MapPart;
  progress: Progress;
}

/**
 * Carries a plan out. Every item that fails is reported; the others are done, but for those that need it and for removals,
 * which wait for all else to go well. Answers whether everything did.
 */
export async function applyMap(context: MapContext, plan: MapPlan): Promise<boolean> {
  const { gateway, part, progress } = context;
  const failed = new Set<MapStep>();
  for (const step of stepsOf(part, plan)) {
    const isDone =
      !step.needs.some((other) => failed.has(other)) && (await progress.step(titleOf(part, step), () => carryOut(context, step)));
    if (!isDone) failed.add(step);
  }
  if (plan.drifted.length > 0) {
    noticeOf(
      gateway,
      progress.title,
    )(`${part.singular} ${plan.drifted.join(", ")} changed on the gateway since the last refresh; left as it is (pulumi refresh shows it)`);
  }
  return failed.size === 0;
}

function titleOf(part: MapPart, step: MapStep): string {
  const isWanted = step.kind === "create" || step.kind === "replace";
  return `${part.singular} ${part.title(isWanted ? step.entry.item : step.live)}`;
}

async function carryOut(context: MapContext, step: MapStep): Promise<void> {
  const { gateway, appId, part } = context;
  const known = new KnownItems(part, context.progress);
  const what = titleOf(part, step);
  const put = (live: Json, changes: Json) =>
    putMerged({
      what,
      table: part.members,
      readOnly: [],
      live,
      changes,
      gateway,
      send: (body) => part.calls(gateway.client).replace(appId, textOf(live.id), body),
    });
  switch (step.kind) {
    case "create": {
      const answer = await createItem(context, step.entry);
      known.keep(step.entry);
      demandKept(what, step.entry.item, answer, part.members);
      return;
    }
    case "replace":
      await put(step.live, itemChanges(part, step.entry.item, step.live));
      if (part.identity(step.live) !== step.entry.identity) known.forget(part.identity(step.live));
      known.keep(step.entry);
      return;
    case "rename":
      await put(step.live, { name: step.name });
      known.rename(part.identity(step.live), step.name);
      return;
    case "remove":
      await part
        .calls(gateway.client)
        .delete(appId, textOf(step.live.id))
        .catch((error) => {
          if (!isGone(error)) throw error;
        });
      known.forget(part.identity(step.live), step.kept);
  }
}

/** Creates an item. When no answer came, the list tells whether it was made. */
async function createItem({ gateway, appId, part }: MapContext, entry: Entry): Promise<Json> {
  const calls = part.calls(gateway.client);
  try {
    return await calls.create(appId, entry.item);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const found = (await calls.list(appId)).find((item) => part.identity(item) === entry.identity);
    if (found === undefined || !sameItem(part, entry.item, found, { ignoreSecrets: true })) throw error;
    return found;
  }
}
