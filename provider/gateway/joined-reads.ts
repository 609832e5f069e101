import type { OagClient } from "../../sdk/client";
import type { Clock } from "../../sdk/clock";
import { isObject } from "../../sdk/json";
import type { Application, Expand } from "../../sdk/types";

import { type ObjectId, objectIdIn } from "../ids";

/** A list is trusted this long; a refresh of many apps is over by then. */
const freshFor = 10_000;

/**
 * Reads of many apps, joined: the first is a GET of its own, those that follow within seconds share one list with all
 * parts. For reads alone: what a PUT merges with is always read by itself. A gateway that does not list parts is asked
 * app by app from then on.
 */
export class JoinedReads {
  #lastRead = Number.NEGATIVE_INFINITY;
  #list: { at: number; apps: Promise<Map<ObjectId, Application>> } | undefined;
  #isOffered = true;

  readonly #client: OagClient;
  readonly #clock: Clock;

  constructor(client: OagClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /**
   * The app with its parts under `_embedded`; undefined when it must be read by itself, absence from the list included.
   * @param parts all that an app may have: the list serves whoever asks next
   */
  async find(id: ObjectId, parts: readonly Expand[]): Promise<Application | undefined> {
    const now = this.#clock.now();
    const isFirst = now - this.#lastRead > freshFor;
    this.#lastRead = now;
    if (!this.#isOffered) return undefined;
    if (this.#list === undefined || now - this.#list.at > freshFor) {
      if (isFirst) return undefined;
      this.#list = { at: now, apps: this.#load(parts) };
    }
    const app = (await this.#list.apps).get(id);
    if (app === undefined || isObject(app._embedded)) return app;
    this.#isOffered = false;
    return undefined;
  }

  /** Our own write changed something: what was listed before is old. */
  drop(): void {
    this.#list = undefined;
  }

  async #load(parts: readonly Expand[]): Promise<Map<ObjectId, Application>> {
    try {
      // One that is refused is read by itself by whoever wants it, and refused there.
      const options = { expand: parts, retryTimeouts: false, onRefused: () => {} };
      const apps = await this.#client.applications.list(options);
      return new Map(apps.map((app) => [objectIdIn(app.id as string), app]));
    } catch {
      // Some gateways cannot list parts, or not in time; an error that matters comes again with the app's own read.
      this.#isOffered = false;
      return new Map();
    }
  }
}
