import { isGone } from "../../sdk/errors";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous } from "../reconcile/ambiguous";
import { demandKept, putMerged } from "../reconcile/put";
import { type Entry, entriesOf, itemChanges, sameItem } from "./items";
import { inOrderOfNames } from "./names";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";
import { noticeOf, type Progress } from "./progress";
import { refusalOfRoot } from "./root-policy";

interface MapContext {
  gateway: Gateway;
  appId: string;
  part: MapPart;
  progress: Progress;
}

/**
 * Carries a plan out: new items and changed ones, then removals, so that an active app never runs out of any. Every item
 * that fails is reported; the others are done. Removals wait for all else to go well. Answers whether everything did.
 */
export async function applyMap(context: MapContext, plan: MapPlan): Promise<boolean> {
  const { gateway, appId, part, progress } = context;
  const calls = part.calls(gateway.client);
  const name = (item: Json) => `${part.singular} ${part.title(item)}`;
  let complete = true;
  const known = () => entriesOf(part, progress.known[part.name]);
  /** The gateway no longer has this item, under whatever key it was known. */
  const forget = (identity: string) => {
    progress.changed = true;
    for (const entry of known()) if (entry.identity === identity) progress.keepInside(part.name, entry.key, undefined);
  };
  /** The gateway has this item now. One that the key named before is still there and must not be lost. */
  const keep = (entry: Entry) => {
    progress.changed = true;
    const shadowed = known().find((other) => other.key === entry.key && other.identity !== entry.identity);
    if (shadowed !== undefined) progress.keepInside(part.name, `${entry.key} (${shadowed.identity})`, shadowed.item);
    progress.keepInside(part.name, entry.key, entry.declared);
  };
  const put = (what: string, live: Json, changes: Json) =>
    putMerged({
      what,
      table: part.members,
      readOnly: [],
      live,
      changes,
      gateway,
      send: (body) => calls.replace(appId, textOf(live.id), body),
    }).catch((error) => {
      throw refusalOfRoot(part, live, error);
    });
  for (const { entry, live, aside } of inOrderOfNames(part, plan)) {
    const what = name(aside !== undefined && live !== undefined ? live : entry.item);
    const done = await progress.step(what, async () => {
      if (live === undefined) {
        const answer = await createItem(context, entry);
        keep(entry);
        demandKept(what, entry.item, answer, part.members);
      } else if (aside !== undefined) {
        await put(what, live, { name: aside });
        progress.changed = true;
        for (const { key, declared, identity } of known())
          if (identity === part.identity(live)) progress.keepInside(part.name, key, { ...declared, name: aside });
      } else {
        await put(what, live, itemChanges(part, entry.item, live));
        if (part.identity(live) !== entry.identity) forget(part.identity(live));
        keep(entry);
      }
    });
    complete &&= done;
  }
  for (const live of complete ? plan.remove : []) {
    const removed = await progress.step(name(live), async () => {
      await calls.delete(appId, textOf(live.id)).catch((error) => {
        if (!isGone(error)) throw refusalOfRoot(part, live, error);
      });
      forget(part.identity(live));
    });
    complete &&= removed;
  }
  if (plan.drifted.length > 0) {
    noticeOf(
      gateway,
      progress.title,
    )(`${part.singular} ${plan.drifted.join(", ")} changed on the gateway since the last refresh; left as it is (pulumi refresh shows it)`);
  }
  return complete;
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
