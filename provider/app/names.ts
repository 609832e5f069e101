import { textOf } from "../../sdk/text";
import type { Json } from "../plugin/markers";
import type { Entry } from "./items";
import type { MapPart } from "./parts";
import type { MapPlan } from "./plan-map";

/** One write of a map: an item is created, or a live one replaced. */
export interface MapStep {
  entry: Entry;
  /** The object on the gateway; none for a new item. */
  live?: Json;
  /** Only steps aside for now, under this name. */
  aside?: string;
}

/** Policy names are unique, so one name may have to be laid down before another policy can take it up. */
export function inOrderOfNames(part: MapPart, { create, replace }: MapPlan): MapStep[] {
  const waiting: MapStep[] = [...create.map((entry) => ({ entry })), ...replace];
  if (part.name !== "policies") return waiting;
  const steps: MapStep[] = [];
  while (waiting.length > 0) {
    const isHeld = (step: MapStep) => waiting.some((other) => other !== step && other.live?.name === step.entry.item.name);
    const free = waiting.findIndex((step) => !isHeld(step));
    if (free >= 0) {
      steps.push(...waiting.splice(free, 1));
      continue;
    }
    // A ring: each waits for another one's name. One gets a name of passage.
    const ring = waiting.findIndex((step) => step.live !== undefined);
    const { entry, live = {} } = waiting[ring] as MapStep;
    const aside = `${textOf(live.name)} (being renamed)`;
    steps.push({ entry, live, aside });
    waiting[ring] = { entry, live: { ...live, name: aside } };
  }
  return steps;
}
