import type { PlainText } from "../../../values/branded";
import { isSameValue } from "../../compare/equal";
import { carriedIn, certainIn } from "../../compare/hidden";
import { present } from "../../compare/present";
import type { Progress } from "../../progress";
import { filtered, knownAsDeclared, knownIn, type Members, nowKnown, type Written } from "../../provenance";
import { type Identity, type ItemFacts, isUnseen } from "./item-facts";
import { type Entry, entriesOf, isSameItem } from "./items";

/** An item that gets another name for now. */
interface Renamed {
  identity: Identity;
  name: string;
}

/** The items of one map that the gateway is known to have, under the keys of the state while a change is on its way. */
export class KnownItems {
  readonly #facts: ItemFacts;
  readonly #progress: Progress;

  constructor(facts: ItemFacts, progress: Progress) {
    this.#facts = facts;
    this.#progress = progress;
  }

  /** The gateway has this item now. One that the key named before is still there and must not be lost. */
  keep(entry: Entry<Written>): void {
    const known = present(this.#progress.known.aspects[this.#facts.name]);
    // Of one key alone: this is done for each item of a map.
    const [shadowed] = entriesOf(
      this.#facts,
      filtered(known, (key) => key === entry.key),
    );
    if (shadowed !== undefined && shadowed.identity !== entry.identity) this.#set(`${entry.key} (${shadowed.identity})`, shadowed.item);
    this.#set(entry.key, entry.declared);
  }

  /** The gateway has one item less of this identity, under whatever key it was known, but not under the one that stays. */
  forget(identity: Identity, { but: kept }: { but?: PlainText | undefined } = {}): void {
    this.#progress.changed = true;
    const gone = this.#of(identity).find(({ key }) => key !== kept);
    if (gone !== undefined) this.#progress.dropInside(this.#facts.name, [gone.key]);
  }

  /** The item of this identity, as it was declared, under another name. */
  renamed({ identity, name }: Renamed): Members<"declared"> {
    return knownAsDeclared({ ...(this.#of(identity)[0]?.item ?? knownIn({})), name });
  }

  /** Of the item of this identity that alone is known which the gateway has whether or not it took another one. */
  keepCertain({ identity, item }: Pick<Entry<"declared">, "identity" | "item">): void {
    const facts = this.#facts;
    for (const known of this.#of(identity)) {
      const isOther = (name: string) => isUnseen(facts, name, known.item) && !isSameValue(known.item[name], item[name]);
      // A replace clears what it does not carry.
      const sent = { ...Object.fromEntries(Object.keys(known.declared).map((name) => [name, facts.table[name]?.default])), ...item };
      const certain = filtered(certainIn(facts.table, known.declared, sent), (name) => !isOther(name));
      this.#keepLess(known.key, certain, item);
    }
  }

  /** Of the item of this identity nothing is certain but that it may be there, or be what a write was to make of it. */
  doubt(identity: Identity, target?: Entry<"declared">): void {
    const doubtful = this.#of(identity);
    for (const known of doubtful) this.#keep({ [known.key]: this.#named(known.declared) });
    if (doubtful.length > 0 && target !== undefined) this.#keep({ [`${target.key} (${target.identity})`]: this.#named(target.item) });
  }

  /** An item that may be there. */
  doubtNew({ key, identity, declared, item }: Entry<"declared">): void {
    if (this.#all().some((entry) => entry.key === key || entry.identity === identity)) return;
    this.#keepLess(key, this.#named(declared), item);
  }

  /** What would say as much as the declaration would be taken for it, and nothing be written any more: then nothing is kept anew. */
  #keepLess(key: PlainText, certain: Members<"known">, item: Members<"declared">): void {
    if (!isSameItem(this.#facts, item, { ...this.#facts.implied(key), ...certain })) this.#keep({ [key]: present(certain) });
  }

  #named(declared: Members<Written>): Members<"known"> {
    return nowKnown(filtered(declared, (name) => this.#facts.identifying.includes(name)));
  }

  #keep(items: Readonly<Record<string, Members<"known">>>): void {
    this.#progress.keepInside(this.#facts.name, knownIn(items));
  }

  /** What no read shows of the item of this identity, with what the gateway has beside it: every replace carries it. */
  hiddenOf(identity: Identity, live: Members<"live">): Members<"declared"> {
    const given = this.#of(identity)[0]?.declared ?? knownIn({});
    return carriedIn(this.#facts.table, { live, given });
  }

  /** The item of this identity has another name for now. */
  rename({ identity, name }: Renamed): void {
    this.#progress.changed = true;
    for (const { key, declared } of this.#of(identity)) this.#set(key, { ...declared, name });
  }

  #of(identity: Identity): Entry<"known">[] {
    return this.#all().filter((entry) => entry.identity === identity);
  }

  #all(): Entry<"known">[] {
    return entriesOf(this.#facts, this.#progress.known.aspects[this.#facts.name]);
  }

  #set(key: PlainText, item: Members<Written>): void {
    this.#progress.changed = true;
    this.#progress.keepInside(this.#facts.name, knownIn({ [key]: item }));
  }
}
