import type { ItemName } from "../../../errors/step-name";
import type { PlainText } from "../../../values/branded";
import type { ApiItem } from "../../api-object";
import type { Members, Provenance } from "../../provenance";
import { holdsUnseen, type ItemFacts } from "./item-facts";
import { type Entry, groupedBy, isSameItem, recognise } from "./items";

/** What is to be done to one map. The order in which it is done is that of `steps.ts`. */
export interface MapPlan {
  create: Entry<"declared">[];
  replace: { entry: Entry<"declared">; live: ApiItem }[];
  remove: ApiItem[];
  /** Further live items of an identity, and the key under which the state knows the one that stays. */
  surplus: { live: ApiItem; kept: PlainText | undefined }[];
  /** Items that drifted although nobody asked to change them. */
  drifted: ItemName[];
  /** All that the gateway has. */
  live: readonly ApiItem[];
}

/** Everything as declared: what is missing is created, what differs replaced, what is extra or there twice removed. */
export function planFully(facts: ItemFacts, wanted: readonly Entry<"declared">[], live: readonly ApiItem[]): MapPlan {
  const plan = emptyPlan(live);
  const groups = groupedBy(live, facts.identity);
  for (const entry of wanted) {
    const { item, others } = choose(facts, entry, groups.get(entry.identity));
    groups.delete(entry.identity);
    plan.surplus.push(...others.map((other) => ({ live: other, kept: entry.key })));
    if (item === undefined) plan.create.push(entry);
    else if (mustBeWritten(facts, entry, item)) plan.replace.push({ entry, live: item });
  }
  plan.remove = [...groups.values()].flat();
  return keepingNames(facts, plan);
}

/** Only what differs between the old state and the program; drift that no refresh has seen is left. */
export function planThreeWay(
  facts: ItemFacts,
  olds: readonly Entry<"known">[],
  news: readonly Entry<"declared">[],
  live: readonly ApiItem[],
): MapPlan {
  const plan = emptyPlan(live);
  const drift = (items: readonly Members<Provenance>[]) => plan.drifted.push(...items.map(facts.title));
  const groups = groupedBy(ownFirst(facts, live, olds), facts.identity);
  const known = groupedBy(olds, (entry) => entry.identity);
  for (const entry of news) {
    const knownHere = known.get(entry.identity) ?? [];
    const before = knownHere.find((old) => old.key === entry.key) ?? knownHere[0];
    const { item, others } = choose(facts, entry, groups.get(entry.identity), knownHere.length);
    groups.delete(entry.identity);
    // Of several with one identity those go that a refresh has shown.
    const surplus = others.slice(0, Math.max(knownHere.length - 1, 0));
    // Of two with a secret value that no read shows the one that stays may be either: it is not ours before it is written.
    const isUncertain = item !== undefined && surplus.length > 0 && holdsUnseen(facts, entry.item) && !isSameItem(facts, entry.item, item);
    if (isUncertain) plan.replace.push({ entry, live: item });
    else if (before !== undefined && isSameItem(facts, before.item, entry.item) && isSameItem(facts, entry.item, before.item)) {
      if (item === undefined || !isSameItem(facts, before.item, item, { ignoreSecrets: true })) drift([entry.item]);
    } else if (item === undefined) plan.create.push(entry);
    else if (mustBeWritten(facts, entry, item)) plan.replace.push({ entry, live: item });
    const kept = isUncertain ? knownHere.find((old) => old !== before) : before;
    plan.surplus.push(...surplus.map((live) => ({ live, kept: kept?.key })));
    drift(others.slice(surplus.length));
  }
  for (const [identity, items] of groups) {
    const shown = known.get(identity)?.length ?? 0;
    plan.remove.push(...items.slice(0, shown));
    drift(items.slice(shown));
  }
  return keepingNames(facts, plan);
}

const emptyPlan = (live: readonly ApiItem[]): MapPlan => ({ create: [], replace: [], remove: [], surplus: [], drifted: [], live });

/** A secret value cannot be compared with what a read shows, so it is written again. */
export const mustBeWritten = (facts: ItemFacts, entry: Entry<"declared">, live: Members<"live">) =>
  holdsUnseen(facts, entry.item) || !isSameItem(facts, entry.item, live);

/** Those that the state knows before what somebody else has put beside them, which an update leaves alone. */
function ownFirst(facts: ItemFacts, live: readonly ApiItem[], olds: readonly Entry<"known">[]): ApiItem[] {
  const known = recognise(facts, live, olds);
  return [...known.keys(), ...live.filter((item) => !known.has(item))];
}

/**
 * Of the live items that the gateway takes for one: the one that is as wanted, otherwise the one of the highest rank.
 * @param known how many of them, the first ones, the state knows: where it knows any, no other is written
 */
function choose(
  facts: ItemFacts,
  entry: Entry<"declared">,
  found: readonly ApiItem[] = [],
  known = 0,
): { item: ApiItem | undefined; others: ApiItem[] } {
  const rank = facts.rank ?? (() => 0);
  const own = known > 0 ? found.slice(0, known) : found;
  const item =
    // Some gateways show secret values.
    found.find((candidate) => isSameItem(facts, entry.item, candidate)) ??
    own.find((candidate) => isSameItem(facts, entry.item, candidate, { ignoreSecrets: true })) ??
    own.find((candidate) => own.every((other) => rank(candidate) >= rank(other)));
  return { item, others: found.filter((other) => other !== item) };
}

/** An item that keeps its name but has another identity is the same one: its object gets another identity. */
function keepingNames({ nameOf }: ItemFacts, plan: MapPlan): MapPlan {
  if (nameOf === undefined) return plan;
  for (const entry of [...plan.create]) {
    const live = plan.remove.find((item) => nameOf(item) === nameOf(entry.item));
    if (live === undefined) continue;
    plan.create.splice(plan.create.indexOf(entry), 1);
    plan.remove.splice(plan.remove.indexOf(live), 1);
    plan.replace.push({ entry, live });
  }
  return plan;
}
