import { isGone } from "../../../sdk/errors";
import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { OtherWriterError } from "../../plugin/failure";
import { LostError } from "../../reconciler/lost";
import { withNewer } from "../../reconciler/newer";
import { post } from "../../reconciler/post";
import { demandKept, putMerged } from "../../reconciler/put";
import { keepAnswered } from "./answered-item";
import { noticeOf } from "./collection";
import { type Entry, itemChanges, sameItem } from "./items";
import { KnownItems } from "./known-items";
import type { MapStep } from "./map-step";
import { stepsOf } from "./map-steps";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";
import type { Progress } from "./progress";
import { refusalOfRoot } from "./root-policy";

interface MapContext {
  gateway: Gateway;
  appId: string;
  part: MapPart;
  progress: Progress;
  /** The app was taken over: what appears in it meanwhile is somebody else's. */
  isTaken?: boolean;
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

/** What a gateway made of a write that it kept in part is known as its answer shows it. */
async function carryOut(context: MapContext, step: MapStep): Promise<void> {
  try {
    await write(context, step);
  } catch (error) {
    if (error instanceof LostError) keepAnswered(context.part, context.progress, step, error.answer);
    throw error;
  }
}

async function write(context: MapContext, step: MapStep): Promise<void> {
  const { gateway, appId, part } = context;
  const known = new KnownItems(part, context.progress);
  const what = titleOf(part, step);
  const put = (live: Json, changes: Json, wanted: Json = {}) =>
    putMerged({
      what,
      table: withNewer(part.members, wanted),
      readOnly: [],
      live,
      changes,
      gateway,
      send: (body) => part.calls(gateway.client).replace(appId, textOf(live.id), body),
    }).catch(async (error) => {
      throw await refusalOfRoot(context, live, { ...live, ...changes }, error);
    });
  switch (step.kind) {
    case "create": {
      const { item } = step.entry;
      const answer = await createItem(context, step.entry, (found) => put(found, itemChanges(part, item, found), item));
      known.keep(step.entry);
      demandKept(what, step.entry.item, answer, part.members, gateway.isSecret);
      return;
    }
    case "replace":
      await put(step.live, itemChanges(part, step.entry.item, step.live), step.entry.item);
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
        .catch(async (error) => {
          if (!isGone(error)) throw await refusalOfRoot(context, step.live, undefined, error);
        });
      known.forget(part.identity(step.live), step.kept);
  }
}

/**
 * Creates an item. One that turns out to exist although it was seen absent was made by a try of ours whose answer was lost.
 * In an app that was taken over that holds only if there was such a try and the item is as sent: otherwise somebody else is
 * at work on the app.
 */
async function createItem(
  { gateway, appId, part, isTaken }: MapContext,
  entry: Entry,
  replace: (live: Json) => Promise<Json>,
): Promise<Json> {
  const calls = part.calls(gateway.client);
  const isSame = (item: Json) => sameItem(part, entry.item, item, { ignoreSecrets: true });
  const find = async () => (await calls.list(appId)).find((item) => part.identity(item) === entry.identity);
  const assertOurs = (found: Json, isOurs: boolean): Json => {
    if (isTaken && !isOurs) throw new OtherWriterError(`${part.singular} ${part.title(entry.item)} appeared meanwhile`);
    return found;
  };
  const { made, foundAfter } = await post({
    send: () => calls.create(appId, entry.item),
    look: find,
    ours: (found) => assertOurs(found, isSame(found)),
    rival: (found) => assertOurs(found, false),
  });
  return foundAfter === undefined || isSame(made) ? made : replace(made);
}
