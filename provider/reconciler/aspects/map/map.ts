import type { SecretPlace } from "../../../../sdk/generated/credentials";
import { isObject } from "../../../../sdk/json";
import type { Expand } from "../../../../sdk/types";
import type { Gateway } from "../../../gateway/gateways";
import type { ObjectId } from "../../../ids";
import type { Aspect, Change, Recorded, Scope, Stage } from "../../aspect";
import type { Difference } from "../../compare/difference";
import { isSameValue } from "../../compare/equal";
import { withUnread } from "../../compare/hidden";
import { memberIn } from "../../compare/member-table";
import { inside, present } from "../../compare/present";
import { placesIn, placeUnder } from "../../compare/secret-places";
import type { Problems } from "../../problems/problems";
import { type From, filtered, liveIn, type Members, nowKnown } from "../../provenance";
import { checkItems } from "./check";
import { mapDifferences } from "./differences";
import type { MapFacts } from "./facts";
import { isUnseen } from "./item-facts";
import { asMap, entriesOf, isSameItem, itemsIn } from "./items";
import { isSameMap } from "./same-map";

/** A list-like part, declared as a map and owned whole. */
export class ItemMap implements Aspect {
  readonly name: string;
  readonly singular: string;
  readonly expand?: Expand;

  readonly facts: MapFacts;

  constructor(facts: MapFacts) {
    this.facts = facts;
    this.name = facts.name;
    this.singular = facts.singular;
    if (facts.expand !== undefined) this.expand = facts.expand;
  }

  secretPlaces(): SecretPlace[] {
    return placesIn(this.facts.table).map(placeUnder(this.name, "*"));
  }

  /** An empty one declares that there is nothing. */
  isSame(known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
    return (known === undefined) === (declared === undefined) && isSameMap(this.facts, known, declared);
  }

  /**
   * A value that no read shows, and that an import could not take along. Names are keys of items.
   */
  recordUnread(before: From<"known"> | undefined, after: From<"declared"> | undefined, names: readonly string[]): Recorded {
    const [known, wanted] = [present(before), present(after)];
    const { table } = this.facts;
    const added = names.flatMap((key): [string, Members<"known">][] => {
      if (!isObject(known[key]) || !isObject(wanted[key])) return [];
      const [old, item] = [inside(known, key), inside(wanted, key)];
      const isNew = (name: string) => old[name] === undefined && item[name] !== undefined;
      const isRecorded = (name: string) => isUnseen(this.facts, name, old) && isUnseen(this.facts, name, item) && isNew(name);
      const values = Object.keys(item)
        .map((name): [string, unknown] => [
          name,
          isRecorded(name) ? item[name] : withUnread({ known: old[name], declared: item[name] }, memberIn(table, name)),
        ])
        .filter(([name, value]) => isRecorded(name) || !isSameValue(value, old[name]));
      return values.length === 0 ? [] : [[key, { ...old, ...Object.fromEntries(values) }]];
    });
    const value = added.length === 0 ? before : nowKnown({ ...known, ...Object.fromEntries(added) });
    return { value, recorded: added.map(([key]) => key) };
  }

  async read({ client }: Pick<Gateway, "client">, id: ObjectId, embedded: From<"live"> | undefined): Promise<From<"live"> | undefined> {
    return Array.isArray(embedded) ? embedded : liveIn(await this.facts.calls(client).list(id));
  }

  refreshed(live: From<"live"> | undefined, known: From<"known"> | undefined): Members<"known"> {
    return asMap(this.facts, itemsIn(live), entriesOf(this.facts, known));
  }

  shown(live: From<"live"> | undefined): Members<"known"> {
    const { secretWhen } = this.facts;
    const items = itemsIn(live);
    if (secretWhen === undefined) return asMap(this.facts, items, []);
    const shown = (item: Members<"live">) => filtered(item, (name) => !(Object.hasOwn(secretWhen, name) && secretWhen[name]?.(item)));
    return asMap(this.facts, items.map(shown), []);
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
        expected.some((entry) => entry.identity === facts.identity(item) && isSameItem(facts, entry.item, item, { ignoreSecrets: true })),
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
