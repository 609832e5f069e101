import type { Clock } from "../../sdk/clock";
import { isObject } from "../../sdk/json";
import type { OnRefused } from "../../sdk/read/reader";
import { type ObjectId, objectIdIn } from "../ids";

/** A list is trusted this long; a refresh of many objects is over by then. */
const freshFor = 10_000;

/** An object of the API's, with its parts where they were asked for. */
type WithParts = object & { readonly id?: string; readonly _embedded?: unknown };

/** How a list is asked for that nobody needs: not again where it takes too long, and whatever it holds. */
interface ListOptions {
  retryTimeouts: false;
  onRefused: OnRefused;
}

/** Lists objects with all parts that one may have: the list serves whoever asks next. */
type ListWithParts<T extends WithParts> = (options: ListOptions) => Promise<T[]>;

/**
 * Reads of many objects, joined: the first is a GET of its own, those that follow within seconds share one list with all
 * parts. For reads alone: what a PUT merges with is always read by itself. A gateway that does not list parts is asked
 * one by one from then on.
 */
export class JoinedReads<T extends WithParts> {
  #lastRead = Number.NEGATIVE_INFINITY;
  #list: { at: number; objects: Promise<Map<ObjectId, T>> } | undefined;
  #isOffered = true;

  readonly #load: ListWithParts<T>;
  readonly #clock: Clock;

  constructor(load: ListWithParts<T>, clock: Clock) {
    this.#load = load;
    this.#clock = clock;
  }

  /** The object with its parts under `_embedded`; undefined when it must be read by itself, absence from the list included. */
  async find(id: ObjectId): Promise<T | undefined> {
    const now = this.#clock.now();
    const isFirst = now - this.#lastRead > freshFor;
    this.#lastRead = now;
    if (!this.#isOffered) return undefined;
    if (this.#list === undefined || now - this.#list.at > freshFor) {
      if (isFirst) return undefined;
      this.#list = { at: now, objects: this.#loaded() };
    }
    const found = (await this.#list.objects).get(id);
    if (found === undefined || isObject(found._embedded)) return found;
    this.#isOffered = false;
    return undefined;
  }

  /** Our own write changed something: what was listed before is old. */
  drop(): void {
    this.#list = undefined;
  }

  async #loaded(): Promise<Map<ObjectId, T>> {
    try {
      // One that is refused is read by itself by whoever wants it, and refused there.
      const objects = await this.#load({ retryTimeouts: false, onRefused: () => {} });
      return new Map(objects.map((one) => [objectIdIn(one.id as string), one]));
    } catch {
      // Some gateways cannot list parts, or not in time; an error that matters comes again with the object's own read.
      this.#isOffered = false;
      return new Map();
    }
  }
}

/** Joined reads by what is read, made when they are asked for. */
export class ReadBook {
  readonly #known = new Map<string, JoinedReads<WithParts>>();

  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param what says what is listed: always the same load for the same words */
  of<T extends WithParts>(what: string, load: ListWithParts<T>): JoinedReads<T> {
    const known = this.#known.get(what) ?? new JoinedReads(load, this.#clock);
    this.#known.set(what, known);
    return known as JoinedReads<T>;
  }

  /** Our own write changed something: whatever was listed before is old. */
  drop(): void {
    for (const reads of this.#known.values()) reads.drop();
  }
}
