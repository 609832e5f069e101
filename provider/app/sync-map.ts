import type { OagClient } from "../../sdk/client";
import { isGone } from "../../sdk/errors";
import type { Json } from "../plugin/markers";
import { isAmbiguous } from "../reconcile/ambiguous";
import { demandKept, putMerged } from "../reconcile/put";
import { type Entry, entriesOf, itemChanges, sameItem } from "./items";
import type { MapPart } from "./parts";
import type { Progress } from "./progress";

/** What is to be done to one map: new items first, removed ones last, so that an active app never runs out of any. */
export interface MapPlan {
  create: Entry[];
  replace: { entry: Entry; live: Json }[];
  remove: Json[];
  /** Items that drifted although nobody asked to change them. */
  drifted: string[];
}

interface MapContext {
  client: OagClient;
  appId: string;
  part: MapPart;
  progress: Progress;
  notice(message: string): void;
}

const byIdentity = (part: MapPart, items: readonly Json[]) => new Map(items.map((item) => [part.identity(item), item]));

/** Everything as declared: what is missing is created, what differs replaced, what is extra removed. */
export function planFully(part: MapPart, wanted: readonly Entry[], live: readonly Json[]): MapPlan {
  const found = byIdentity(part, live);
  const isWanted = new Set(wanted.map((entry) => entry.identity));
  const plan: MapPlan = { create: [], replace: [], remove: [], drifted: [] };
  for (const entry of wanted) {
    const item = found.get(entry.identity);
    if (item === undefined) plan.create.push(entry);
    // A secret value cannot be compared with what a read shows, so it is written again.
    else if (entry.item.source === "SECRET" || !sameItem(part, entry.item, item)) plan.replace.push({ entry, live: item });
  }
  plan.remove = live.filter((item) => !isWanted.has(part.identity(item)));
  return reuseNames(part, plan);
}

/** Only what differs between the old state and the program; drift that no refresh has seen is left. */
export function planThreeWay(part: MapPart, olds: readonly Entry[], news: readonly Entry[], live: readonly Json[]): MapPlan {
  const found = byIdentity(part, live);
  const old = new Map(olds.map((entry) => [entry.identity, entry]));
  const plan: MapPlan = { create: [], replace: [], remove: [], drifted: [] };
  for (const entry of news) {
    const before = old.get(entry.identity);
    const item = found.get(entry.identity);
    if (before !== undefined && sameItem(part, before.item, entry.item)) {
      if (item === undefined || !sameItem(part, before.item, item, { ignoreSecrets: true })) plan.drifted.push(part.title(entry.item));
    } else if (item === undefined) plan.create.push(entry);
    else if (entry.item.source === "SECRET" || !sameItem(part, entry.item, item)) plan.replace.push({ entry, live: item });
  }
  const isWanted = new Set(news.map((entry) => entry.identity));
  for (const { identity } of olds) {
    const item = found.get(identity);
    if (!isWanted.has(identity) && item !== undefined) plan.remove.push(item);
  }
  plan.drifted.push(
    ...live.filter((item) => !old.has(part.identity(item)) && !isWanted.has(part.identity(item))).map((item) => part.title(item)),
  );
  return reuseNames(part, plan);
}

/** Policy names are unique: a new path under the name of one that goes takes over the old object instead. */
function reuseNames(part: MapPart, plan: MapPlan): MapPlan {
  if (part.name !== "policies") return plan;
  for (const entry of [...plan.create]) {
    const heir = plan.remove.find((item) => item.name === entry.item.name);
    if (heir === undefined) continue;
    plan.create.splice(plan.create.indexOf(entry), 1);
    plan.remove.splice(plan.remove.indexOf(heir), 1);
    plan.replace.push({ entry, live: heir });
  }
  return plan;
}

/**
 * Carries a plan out. Every item that fails is reported; the others are done. Removals wait for all else to go well.
 * Answers whether everything went well.
 */
export async function applyMap(context: MapContext, plan: MapPlan): Promise<boolean> {
  const { client, appId, part, progress, notice } = context;
  const calls = part.calls(client);
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
  for (const entry of plan.create) {
    const created = await progress.step(name(entry.item), async () => {
      const answer = await createItem(context, entry);
      keep(entry);
      demandKept(name(entry.item), entry.item, answer, part.members);
    });
    complete &&= created;
  }
  for (const { entry, live } of plan.replace) {
    const replaced = await progress.step(name(entry.item), async () => {
      const changes = itemChanges(part, entry.item, live);
      await putMerged({
        what: name(entry.item),
        table: part.members,
        readOnly: [],
        live,
        changes,
        notice,
        send: (body) => calls.replace(appId, String(live.id), body),
      });
      if (part.identity(live) !== entry.identity) forget(part.identity(live));
      keep(entry);
    });
    complete &&= replaced;
  }
  for (const live of complete ? plan.remove : []) {
    const removed = await progress.step(name(live), async () => {
      await calls.delete(appId, String(live.id)).catch((error) => {
        if (!isGone(error)) throw error;
      });
      forget(part.identity(live));
    });
    complete &&= removed;
  }
  if (plan.drifted.length > 0) {
    notice(
      `${part.singular} ${plan.drifted.join(", ")} changed on the gateway since the last refresh; left as it is (pulumi refresh shows it)`,
    );
  }
  return complete;
}

/** Creates an item. When no answer came, the list tells whether it was made. */
async function createItem({ client, appId, part }: MapContext, entry: Entry): Promise<Json> {
  const calls = part.calls(client);
  try {
    return await calls.create(appId, entry.item);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const found = (await calls.list(appId)).find((item) => part.identity(item) === entry.identity);
    if (found === undefined || !sameItem(part, entry.item, found, { ignoreSecrets: true })) throw error;
    return found;
  }
}
