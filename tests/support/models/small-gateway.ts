import type { MapStep } from "../../../dist/provider/reconciler/aspects/map/map-step.js";
import type { Json } from "../basics/json.ts";

/** What a strict gateway must find different in two items of one map. */
type MapName = "attributes" | "policies" | "protectedResources";

const uniques: Record<MapName, (item: Json) => string[]> = {
  policies: (item) => [`path ${item.resourcePath}`, `name ${item.name}`],
  attributes: (item) => [`${item.type ?? "HEADER"} ${item.name}`],
  protectedResources: (item) => [item.hostname.replace(/\/$/, "").toLowerCase()],
};

/** One map of an active app on a strict gateway, in memory: nothing but its rules. Returns a refusal, or nothing. */
export class SmallGateway {
  items: Json[];
  #made = 0;
  readonly #name: MapName;

  constructor(name: MapName, items: readonly Json[]) {
    this.#name = name;
    this.items = items.map((item, nth) => ({ ...item, id: `live-${nth}` }));
  }

  take(step: MapStep): string | undefined {
    if (step.action === "create") return this.#put(`made-${++this.#made}`, { ...step.entry.item });
    if (!this.items.some((item) => item.id === step.live.id)) return "no such item";
    if (step.action === "replace") return this.#put(step.live.id as string, { ...step.entry.item });
    if (step.action === "rename") return this.#put(step.live.id as string, { ...step.live, name: step.name });
    if (this.items.length === 1) return "an active app needs at least one of these";
    this.items = this.items.filter((item) => item.id !== step.live.id);
    return undefined;
  }

  #put(id: string, item: Json): string | undefined {
    const others = this.items.filter((other) => other.id !== id);
    const wanted = uniques[this.#name](item);
    const clash = wanted.find((unique) => others.some((other) => uniques[this.#name](other).includes(unique)));
    if (clash !== undefined) return `there is one with the same ${clash}`;
    // Replaced by a new array, so that who kept the old one has what was.
    this.items = [...others, { ...item, id }];
    return undefined;
  }
}
