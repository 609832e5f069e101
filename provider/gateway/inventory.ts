import type { Clock } from "../../sdk/clock";
import { foldedId } from "../../sdk/id";
import { message, quoted } from "../../sdk/message";
import { inList } from "../errors/in-list";
import { OagResourceError } from "../errors/resource-error";
import type { ObjectId } from "../ids";
import { type Load, Refusals } from "./refusals";

/** A list is trusted this long: a burst of creates shares one, yet others' changes are seen soon. */
const freshFor = 10_000;

/** An object of the API's: a singleton has no id. */
type Identified = object & { readonly id?: string };

/**
 * Which labels and domains are taken, known before anything is created. One list serves a burst of creates and is
 * kept current by our own writes.
 */
export class Inventory<T extends Identified> {
  /** Objects that this process made or changed: some resource of this run has them. */
  readonly #writtenHere = new Set<string>();
  /** Objects that this process adopted or took for a resource. */
  readonly #acquired = new Set<string>();
  #list: { at: number; items: Promise<T[]> } | undefined;
  #turn: Promise<void> = Promise.resolve();

  readonly #refusals = new Refusals();
  readonly #load: Load<T>;
  readonly #clock: Clock;
  readonly #unique: Unique<T>;

  constructor(load: Load<T>, clock: Clock, unique: Unique<T> = { member: "id", plural: "objects" }) {
    this.#load = load;
    this.#clock = clock;
    this.#unique = unique;
  }

  /** All objects, from a list that is at most ten seconds old. */
  async all(): Promise<T[]> {
    if (this.#list === undefined || this.#clock.now() - this.#list.at > freshFor) return this.fresh();
    return this.#list.items;
  }

  /**
   * An object that matches. That there is none is believed of a list that is up to ten seconds old; one that is found must
   * be there still.
   */
  async find(matches: (item: T) => boolean): Promise<T | undefined> {
    const { items, isOld } = await this.#shared();
    const found = this.#pick(items, matches);
    return found !== undefined && isOld ? this.findNow(matches) : found;
  }

  /** All objects, and whether they are of a list that was there before they were asked for. */
  async #shared(): Promise<{ items: T[]; isOld: boolean }> {
    const known = this.#list;
    const items = await this.all();
    return { items, isOld: this.#list !== undefined && this.#list === known };
  }

  /** An object that matches, listed now. */
  async findNow(matches: (item: T) => boolean): Promise<T | undefined> {
    return this.#pick(await this.fresh(), matches);
  }

  /** @throws when it is refused, or when the gateway lists several although there can be one: which is meant is anybody's guess */
  #pick(items: T[], matches: (item: T) => boolean): T | undefined {
    const [found, ...others] = items.filter(matches);
    if (found === undefined) return this.#unread(items);
    if (others.length === 0) return this.assertWhole(found);
    const { member, plural, keyOf = (item: T): unknown => Reflect.get(item, member) } = this.#unique;
    const ids = inList([found, ...others].map(({ id }) => id ?? "one without a proper id"));
    throw new OagResourceError(
      "OAG_PROTOCOL",
      message`the gateway lists ${others.length + 1} ${plural} with the ${member} ${quoted(keyOf(found))} (${ids}), although each ${member} is that of one; nothing was changed. Look at them in the console and give all but one another ${member}`,
    );
  }

  /**
   * Nothing, for want of one that matches. Where no single member is the key, one that the list has only by its id may be the
   * one that is looked for, and taken for none it would be made again with every run.
   * @throws for such a one
   */
  #unread(items: T[]): undefined {
    if (this.#unique.keyOf === undefined) return;
    for (const item of items) this.assertWhole(item);
  }

  /** @throws OagProtocolError for an object that its list has only by its names, since it is refused */
  assertWhole(item: T): T {
    return this.#refusals.assertWhole(item);
  }

  /** False for an object that its list has only by its names. */
  isWhole(item: T): boolean {
    return this.#refusals.isWhole(item);
  }

  /** All objects, from such a list where that has what is asked for, otherwise listed now. */
  async allFor(isEnough: (items: T[]) => boolean): Promise<T[]> {
    const { items, isOld } = await this.#shared();
    return isOld && !isEnough(items) ? this.fresh() : items;
  }

  /** What the last list had, our own writes included; nothing where none was made. It stays as it is. */
  async listed(): Promise<readonly T[]> {
    return (await this.#list?.items.catch(() => [])) ?? [];
  }

  /** All objects, listed now. */
  async fresh(): Promise<T[]> {
    const items = this.#refusals.list(this.#load);
    const list = { at: this.#clock.now(), items };
    this.#list = list;
    // A failed list must not be remembered.
    items.catch(() => {
      if (this.#list === list) this.#list = undefined;
    });
    return items;
  }

  /** Does one thing after the other: where a gateway refuses no second one, two creates must not look at the same time. */
  async inTurn<R>(work: () => Promise<R>): Promise<R> {
    const mine = this.#turn.then(work);
    this.#turn = mine.then(
      () => {},
      () => {},
    );
    return mine;
  }

  /** True for an object that this very process made or changed, which therefore nobody left behind. */
  isWrittenHere(id: ObjectId): boolean {
    return this.#writtenHere.has(foldedId(id));
  }

  /** A resource of this run adopted or took this object. */
  acquire(id: ObjectId): void {
    this.#writtenHere.add(foldedId(id));
    this.#acquired.add(foldedId(id));
  }

  /** It did not in the end. */
  release(id: ObjectId): void {
    this.#writtenHere.delete(foldedId(id));
    this.#acquired.delete(foldedId(id));
  }

  /** True when a resource of this run adopted or took the object: whoever had it before must not delete it any more. */
  isAcquired(id: ObjectId): boolean {
    return this.#acquired.has(foldedId(id));
  }

  /** Our own write made or changed this object. */
  async add(item: T): Promise<void> {
    if (item.id !== undefined) this.#writtenHere.add(foldedId(item.id));
    await this.#edit((items) => [...items.filter(isNot(item.id)), item]);
  }

  /** Our own write deleted this object. */
  async forget(id: ObjectId): Promise<void> {
    this.release(id);
    await this.#edit((items) => items.filter(isNot(id)));
  }

  async #edit(change: (items: T[]) => T[]): Promise<void> {
    const list = this.#list;
    if (list === undefined) return;
    const changed = list.items.then(change);
    list.items = changed;
    // The write that is listed here went well: a list that fails meanwhile is not its business.
    await changed.catch(() => {});
  }
}

const isNot = (id: string | undefined) => (other: Identified) => foldedId(other.id ?? "") !== foldedId(id ?? "");

/** What a gateway has each of only once, and what its objects are called. */
export interface Unique<T> {
  member: string;
  plural: string;
  /** @default the member's */
  keyOf?(item: T): unknown;
}

/** Inventories by what is in them, made when they are asked for. */
export class InventoryBook {
  readonly #known = new Map<string, Inventory<Identified>>();

  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param what says what is in it: always the same load for the same words */
  of<T extends Identified>(what: string, unique: Unique<T>, load: Load<T>): Inventory<T> {
    const known = this.#known.get(what) ?? new Inventory(load, this.#clock, unique);
    this.#known.set(what, known);
    return known as Inventory<T>;
  }
}
