import { isObject, type Json } from "../../../../sdk/json";
import { isSecretSource } from "../../../../sdk/secrets/sources";
import type { Expand } from "../../../../sdk/types";
import type { Gateway } from "../../../gateway/gateways";
import type { Problems } from "../../check/problems";
import type { Difference } from "../../compare/difference";
import { present } from "../../compare/equal";
import { type From, knownIn, liveIn, type Members, type Written } from "../../parsed/origin";
import type { Aspect, Change, Scope, Stage, Taken } from "../aspect";
import { checkItems } from "./check";
import { mapDifferences } from "./differences";
import type { MapFacts } from "./facts";
import { asMap, canonicalMap, entriesOf, itemsIn, sameItem } from "./items";

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

  canonical(written: From<Written>): Json {
    return canonicalMap(this.facts, written);
  }

  /**
   * A SECRET value that an import could not take along. Names are keys of items.
   */
  takeUnread(before: From<"known"> | undefined, after: From<"declared"> | undefined, names: readonly string[]): Taken {
    const [known, wanted] = [present(before), present(after)];
    const taken = names.filter((key) => {
      const [old, item] = [known[key], wanted[key]];
      const isSame = isObject(old) && isObject(item) && old.source === "SECRET" && item.source === "SECRET";
      return isSame && old.value === undefined && item.value !== undefined;
    });
    const added = taken.map((key) => [key, { ...(known[key] as Json), value: (wanted[key] as Json).value }]);
    return { value: taken.length === 0 ? before : knownIn({ ...known, ...Object.fromEntries(added) }), taken };
  }

  async read({ client }: Pick<Gateway, "client">, id: string, embedded: unknown): Promise<From<"live"> | undefined> {
    return liveIn(Array.isArray(embedded) ? embedded : await this.facts.calls(client).list(id));
  }

  refreshed(live: From<"live"> | undefined, known: From<"known"> | undefined): Members<"known"> {
    return asMap(this.facts, itemsIn(live), entriesOf(this.facts, known));
  }

  shown(live: From<"live"> | undefined): Members<"known"> {
    const items = itemsIn(live).map((item) => (isSecretSource(item.source) ? { ...item, value: undefined } : item));
    return asMap(this.facts, items, []);
  }

  differences(live: From<"live"> | undefined, declared: From<"declared"> | undefined): Difference[] {
    return mapDifferences(this.facts, itemsIn(live), declared);
  }

  /**
   * Nothing but what this create makes: nothing yet after the POST alone, declared items after a crash, and what a template
   * makes where the create asks for templates.
   */
  isAsNew(
    live: From<"live"> | undefined,
    declared: From<"declared"> | undefined,
    { onlyPosted }: Stage,
    isOfTemplate: (item: Members<"live">) => boolean,
  ): boolean {
    const { facts } = this;
    const expected = onlyPosted ? [] : entriesOf(facts, declared);
    return itemsIn(live).every(
      (item) =>
        isOfTemplate(item) ||
        expected.some((entry) => entry.identity === facts.identity(item) && sameItem(facts, entry.item, item, { ignoreSecrets: true })),
    );
  }

  async converge(scope: Scope, live: From<"live"> | undefined, declared: From<"declared"> | undefined): Promise<void> {
    if (!isObject(declared)) return;
    const { convergeMap } = await import("./update.js");
    await convergeMap(scope, this.facts, itemsIn(live), declared);
  }

  async update(scope: Scope, change: Change): Promise<void> {
    const { updateMap } = await import("./update.js");
    await updateMap(scope, this.facts, change);
  }

  check(problems: Problems, declared: From<"declared"> | undefined, isUntouched: () => boolean): void {
    checkItems(problems, this.facts, declared, isUntouched);
  }
}
