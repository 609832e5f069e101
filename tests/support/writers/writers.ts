import { type Clock, type HttpRequest, type HttpResponse, OagTransportError } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { newGateways } from "../gateways/plugin-gateways.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import type { KindName } from "../resources/kind-names.ts";
import { OneResource } from "../resources/resource.ts";

/** Picks one of so many possibilities. */
export type Choose = (possibilities: number) => number;

/** What may happen to a request besides being answered. */
export type ProgramMishap = "lost before" | "lost after" | "crash before" | "crash after";

interface Waiting {
  program: number;
  request: HttpRequest;
  resolve(response: HttpResponse): void;
  reject(error: unknown): void;
}

interface Sleeping {
  program: number;
  until: number;
  wake(): void;
}

/** A write as the gateway saw it. */
export interface Write {
  program: number;
  method: string;
  path: string;
  status: number;
}

/**
 * Several programs on one stand-in gateway. Their requests arrive one at a time, in an order that somebody else chooses, and
 * some go wrong. Time stands still while a request waits: whoever is alive gets on within any pause.
 */
export class Writers {
  readonly writes: Write[] = [];
  readonly crashed = new Set<number>();
  readonly notices: string[] = [];
  #now: number;
  #waiting: Waiting[] = [];
  #sleeping: Sleeping[] = [];
  readonly #working = new Set<number>();
  /** Requests that were lost, and come again. */
  readonly #lost = new Set<string>();

  readonly #gateway: Gateway;
  readonly #choose: Choose;
  /** Which mishaps may come, as far as the chooser wants them. */
  readonly #mishaps: readonly ProgramMishap[];
  readonly #clock: { now: number };

  constructor(gateway: Gateway, clock: { now: number }, choose: Choose, mishaps: readonly ProgramMishap[] = []) {
    this.#gateway = gateway;
    this.#clock = clock;
    this.#choose = choose;
    this.#mishaps = mishaps;
    this.#now = clock.now;
  }

  /** A program with one resource; each has a plugin process of its own. */
  resource(kind: KindName, program: number, scopes?: readonly string[]): OneResource {
    const clock: Clock = {
      now: () => this.#now,
      random: () => ((program * 7919 + 13) % 1000) / 1000,
      sleep: (milliseconds) => new Promise((wake) => this.#sleeping.push({ program, until: this.#now + milliseconds, wake })),
    };
    const transport = { send: (request: HttpRequest) => this.#send(program, request) };
    const notice = (message: string) => this.notices.push(message);
    const log = { debug: () => {}, warn: notice };
    const config = { ...configFor(this.#gateway), ...(scopes && { "oag:scopes": scopes.join(" ") }) };
    const resource = new OneResource(kind, this.#gateway, config, newGateways({ clock, transport, notice, log }));
    resource.isDead = () => this.crashed.has(program);
    return resource;
  }

  /** Lets all programs work until each is done or dead. */
  async run(works: readonly ((program: number) => Promise<unknown>)[]): Promise<void> {
    let failure: unknown;
    for (const [program, work] of works.entries()) {
      this.#working.add(program);
      void work(program)
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => this.#working.delete(program));
    }
    for (await this.#quiet(); this.#living.length > 0; await this.#quiet()) {
      if (failure !== undefined) throw failure;
      const waiting = this.#waiting.filter(({ program }) => !this.crashed.has(program));
      if (waiting.length > 0) await this.#serve(waiting[waiting.length === 1 ? 0 : this.#choose(waiting.length)] as Waiting);
      else this.#advance();
    }
    if (failure !== undefined) throw failure;
  }

  get #living(): number[] {
    return [...this.#working].filter((program) => !this.crashed.has(program));
  }

  /** Until nobody moves any more: each living program waits for a response or for a time. */
  async #quiet(): Promise<void> {
    const isBlocked = (program: number) => [...this.#waiting, ...this.#sleeping].some((entry) => entry.program === program);
    for (let calm = 0; calm < 3; calm = this.#living.every(isBlocked) ? calm + 1 : 0) await new Promise((resolve) => setImmediate(resolve));
  }

  #advance(): void {
    const next = this.#sleeping.filter(({ program }) => !this.crashed.has(program)).sort((a, b) => a.until - b.until)[0];
    if (next === undefined) throw new Error("a program waits for nothing");
    this.#sleeping.splice(this.#sleeping.indexOf(next), 1);
    this.#now = Math.max(this.#now, next.until);
    this.#clock.now = this.#now;
    next.wake();
  }

  async #send(program: number, request: HttpRequest): Promise<HttpResponse> {
    // Logging in changes nothing, so that its order does not matter.
    if (request.path.endsWith("/oauth/token")) return this.#answer(request);
    return new Promise((resolve, reject) => this.#waiting.push({ program, request, resolve, reject }));
  }

  async #serve(entry: Waiting): Promise<void> {
    this.#waiting.splice(this.#waiting.indexOf(entry), 1);
    const { program, request } = entry;
    const mishap = this.#mishapOf(entry);
    const response = mishap?.endsWith("before") ? undefined : await this.#answer(request);
    if (request.method !== "GET" && response !== undefined)
      this.writes.push({ program, method: request.method, path: request.path, status: response.status });
    if (mishap?.startsWith("crash")) this.crashed.add(program);
    else if (mishap === undefined) entry.resolve(response as HttpResponse);
    else entry.reject(new OagTransportError("OAG_TRANSPORT", "the connection broke", true, request.operation));
  }

  /** One request in ten or so goes wrong, its repetition does not: a run that fails for good keeps its app in its state. */
  #mishapOf({ program, request }: Waiting): ProgramMishap | undefined {
    const key = `${program} ${request.method} ${request.path}`;
    if (this.#mishaps.length === 0 || this.#lost.delete(key)) return undefined;
    const mishap = this.#mishaps[this.#choose(this.#mishaps.length * 10)];
    if (mishap?.startsWith("lost")) this.#lost.add(key);
    return mishap;
  }

  async #answer({ method, path, headers, body }: HttpRequest): Promise<HttpResponse> {
    const response = await this.#gateway.answer(method, path, headers, body);
    const headersBack = { date: new Date(this.#now).toUTCString(), "content-type": "application/json" };
    return { status: response.status, headers: headersBack, body: response.body === undefined ? "" : JSON.stringify(response.body) };
  }
}

/** Every sequence of choices, one after the other, until there is none left or so many were tried. Answers how many. */
export async function allOrders(most: number, run: (choose: Choose) => Promise<void>): Promise<number> {
  let prefix: number[] | undefined = [];
  let tried = 0;
  for (; prefix !== undefined && tried < most; tried += 1) {
    const taken: { picked: number; of: number }[] = [];
    const given: number[] = prefix;
    await run((of) => {
      const picked = given[taken.length] ?? 0;
      taken.push({ picked, of });
      return picked;
    });
    // The last choice that has another possibility takes it; what came after is open again.
    const last = taken.findLastIndex(({ picked, of }) => picked + 1 < of);
    prefix = last < 0 ? undefined : [...taken.slice(0, last).map(({ picked }) => picked), (taken[last]?.picked ?? 0) + 1];
  }
  return tried;
}

/** Choices from a seed. */
export function seeded(seed: number): Choose {
  let state = (seed * 2654435761 + 1) >>> 0;
  return (possibilities) => {
    // xorshift32
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % possibilities;
  };
}
