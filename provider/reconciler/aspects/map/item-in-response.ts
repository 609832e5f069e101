import { knownIn, type Members, type Written } from "../../origin";
import type { Progress } from "../../writes/progress";
import type { ItemFacts } from "./item-facts";
import { type Entry, entriesOf, itemAsKnown } from "./items";
import { KnownItems } from "./known-items";
import type { MapStep } from "./step";

/** An item of which a write was kept in part is known as the gateway answered it, under the keys that a refresh gives. */
export function keepItemInResponse(part: ItemFacts, progress: Progress, step: MapStep, response: Members<"live">): void {
  const known = new KnownItems(part, progress);
  const asShown = ({ key, declared }: Entry<Written>) =>
    entriesOf(part, knownIn({ [key]: itemAsKnown(part, key, response, declared) })) as [Entry<"known">];
  if (step.kind === "create" || step.kind === "replace") known.keep(asShown(step.entry)[0]);
  if (step.kind === "replace") known.forget(part.identity(step.live), { but: step.entry.key });
  if (step.kind !== "rename") return;
  const renamed = entriesOf(part, progress.known.aspects[part.name]).filter(({ identity }) => identity === part.identity(step.live));
  for (const entry of renamed) known.keep(asShown(entry)[0]);
}
