import { isObject, type Json } from "../../../../sdk/json";
import { isSecretSource } from "../../../../sdk/secrets/sources";
import type { Expand } from "../../../../sdk/types";
import type { Gateway } from "../../../gateway/gateways";
import type { Problems } from "../../check/problems";
import type { Difference } from "../../compare/difference";
import { present } from "../../compare/equal";
import type { Aspect, Change, Scope, Stage } from "../aspect";
import { checkItems } from "./check";
import { mapDifferences } from "./differences";
import type { MapFacts } from "./facts";
import { asMap, canonicalMap, entriesOf, sameItem } from "./items";

/** A list-like part, declared as a map and owned whole. */
export class ItemMap implements Aspect {
  readonly name: string;
  readonly singular: string;
  readonly expand?: Expand;

  constructor(readonly facts: MapFacts) {
    this.name = facts.name;
    this.singular = facts.singular;
    if (facts.expand !== undefined) this.expand = facts.expand;
  }

  canonical(declared: unknown): Json {
    return canonicalMap(this.facts, declared);
  }

  /**
   * A SECRET value that an import could not take along. Names are keys of items.
   */
  takeUnread(before: unknown, after: unknown, names: readonly string[]): { value: unknown; taken: string[] } {
    const [known, wanted] = [present(before), present(after)];
    const taken = names.filter((key) => {
      const [old, item] = [known[key], wanted[key]];
      const isSame = isObject(old) && isObject(item) && old.source === "SECRET" && item.source === "SECRET";
      return isSame && old.value === undefined && item.value !== undefined;
    });
    const added = taken.map((key) => [key, { ...(known[key] as Json), value: (wanted[key] as Json).value }]);
    return { value: taken.length === 0 ? before : { ...known, ...Object.fromEntries(added) }, taken };
  }

  async read({ client }: Pick<Gateway, "client">, id: string, embedded: unknown): Promise<Json[]> {
    return Array.isArray(embedded) ? (embedded as Json[]) : this.facts.calls(client).list(id);
  }

  refreshed(live: unknown, declared: unknown): Json {
    return asMap(this.facts, itemsIn(live), entriesOf(this.facts, declared));
  }

  shown(live: unknown): Json {
    const items = itemsIn(live).map((item) => (isSecretSource(item.source) ? { ...item, value: undefined } : item));
    return asMap(this.facts, items, []);
  }

  differences(live: unknown, declared: unknown): Difference[] {
    return mapDifferences(this.facts, itemsIn(live), declared);
  }

  /**
   * Nothing but what this create makes: nothing yet after the POST alone, declared items after a crash, and what a template
   * makes where the create asks for templates.
   */
  isAsNew(live: unknown, declared: unknown, { onlyPosted }: Stage, isOfTemplate: (item: Json) => boolean): boolean {
    const { facts } = this;
    const expected = onlyPosted ? [] : entriesOf(facts, declared);
    return itemsIn(live).every(
      (item) =>
        isOfTemplate(item) ||
        expected.some((entry) => entry.identity === facts.identity(item) && sameItem(facts, entry.item, item, { ignoreSecrets: true })),
    );
  }

  async converge(scope: Scope, live: unknown, declared: unknown): Promise<void> {
    if (!isObject(declared)) return;
    const { convergeMap } = await import("./update.js");
    await convergeMap(scope, this.facts, itemsIn(live), declared);
  }

  async update(scope: Scope, change: Change): Promise<void> {
    const { updateMap } = await import("./update.js");
    await updateMap(scope, this.facts, change);
  }

  check(problems: Problems, declared: unknown, isUntouched: () => boolean): void {
    checkItems(problems, this.facts, declared, isUntouched);
  }
}

/** The items of a live map; none where it was not read. */
export const itemsIn = (live: unknown): Json[] => (Array.isArray(live) ? (live as Json[]) : []);
