import type { Progress } from "../../progress";
import { knownIn, type Members, type Written } from "../../provenance";
import type { ItemFacts } from "./item-facts";
import { type Entry, entriesOf, itemAsKnown } from "./items";
import { KnownItems } from "./known-items";
import type { MapStep } from "./map-step";

/** An item of which a write was kept in part is known as the gateway answered it, under the keys that a refresh gives. */
export function keepItemInResponse(facts: ItemFacts, progress: Progress, step: MapStep, response: Members<"live">): void {
  const known = new KnownItems(facts, progress);
  const asShown = ({ key, declared }: Entry<Written>) =>
    entriesOf(facts, knownIn({ [key]: itemAsKnown(facts, key, response, declared) })) as [Entry<"known">];
  if (step.action === "create" || step.action === "replace") known.keep(asShown(step.entry)[0]);
  if (step.action === "replace") known.forget(facts.identity(step.live), { but: step.entry.key });
  if (step.action !== "rename") return;
  const renamed = entriesOf(facts, progress.known.aspects[facts.name]).filter(({ identity }) => identity === facts.identity(step.live));
  for (const entry of renamed) known.keep(asShown(entry)[0]);
}
