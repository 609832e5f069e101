import type { Json } from "../plugin/markers";
import { type Entry, sameItem } from "./items";
import type { MapPart } from "./parts";

/** What is to be done to one map: new items first, removed ones last, so that an active app never runs out of any. */
export interface MapPlan {
  create: Entry[];
  replace: { entry: Entry; live: Json }[];
  remove: Json[];
  /** Items that drifted although nobody asked to change them. */
  drifted: string[];
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
    if (before !== undefined && sameItem(part, before.item, entry.item) && sameItem(part, entry.item, before.item)) {
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
