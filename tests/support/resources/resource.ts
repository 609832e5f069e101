import type { Gateways } from "../../../dist/provider/gateway/gateways.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import type { Lifecycle } from "../../../dist/provider/lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import type { Json } from "../basics/json.ts";
import { plain } from "../basics/secret-mark.ts";
import { newGateways } from "../gateways/plugin-gateways.ts";
import { type Configured, configFor } from "../gateways/stack-configuration.ts";
import { type KindName, providerString } from "./kind-names.ts";

/** What the engine did in one `up`. */
export interface Outcome {
  op: "create" | "update" | "same" | "replace";
  /** Message of the error, if it failed. */
  error?: string;
  /** Reasons of a partial failure. */
  reasons?: string[];
}

/**
 * One resource as the engine keeps it: check, diff, then create, update or replace; its state survives failures as the
 * engine would keep it. In process, so that a test can look at every request.
 */
export class OneResource {
  id: string | undefined;
  inputs: Json | undefined;
  outputs: Json = {};
  initErrors: string[] | undefined;
  /** Replaced objects that are still to be deleted: the engine tries again with every `up`. */
  leftovers: { id: string; outputs: Json }[] = [];
  /** True from when the plugin process is gone on: no response reaches the engine any more. */
  isDead: () => boolean = () => false;
  /** Whatever the handler threw, as it came. */
  readonly thrown: unknown[] = [];
  /** The last result as the plugin returned it, secret marks included. */
  raw: Json = {};
  handler: Handler;
  /** What check told without refusing anything. */
  readonly told: string[] = [];

  readonly #lifecycle: Lifecycle;
  readonly #provider: string;

  /**
   * In a plugin process of its own, unless it is given the gateways of one.
   * @param kind one of the package's, or the lifecycle of a made-up one
   */
  constructor(
    kind: KindName | Lifecycle,
    gateway: Configured,
    config: Record<string, string> = configFor(gateway),
    gateways = newGateways(),
  ) {
    this.#lifecycle = typeof kind === "string" ? lifecycles[kind] : kind;
    this.#provider = typeof kind === "string" ? providerString(kind) : "exports.handler = …";
    this.handler = this.#configured(config, gateways);
  }

  /** Goes on in a new plugin process, as every run of the engine does, or in the one whose gateways are given. */
  configure(config: Record<string, string>, gateways = newGateways()): void {
    this.handler = this.#configured(config, gateways);
  }

  #configured(config: Record<string, string>, gateways: Gateways): Handler {
    const handler = new Handler(this.#lifecycle, {
      gateways: async () => gateways,
      notice: (message) => this.told.push(message),
    });
    handler.configure({ config: { get: (key) => config[key] } });
    return handler;
  }

  /** What check says of the inputs. */
  async check(news: Json): Promise<string[]> {
    return (await this.handler.check(this.inputs ?? {}, this.#withProvider(news))).failures.map((failure) => failure.reason);
  }

  async diff(news: Json): Promise<{ changes?: boolean | undefined; replaces?: string[]; deleteBeforeReplace?: boolean }> {
    return this.handler.diff(this.id ?? "", this.outputs, this.#withProvider(news));
  }

  async up(declared: Json): Promise<Outcome> {
    const news = this.#withProvider(declared);
    const failures = await this.check(declared);
    if (failures.length > 0) return { op: "same", error: failures.join("\n") };
    for (const leftover of [...this.leftovers]) {
      const error = await this.#delete(leftover);
      if (error !== undefined) return { op: "replace", error };
      this.leftovers.splice(this.leftovers.indexOf(leftover), 1);
    }
    if (this.id === undefined) return this.#create(news);
    const diff = await this.handler.diff(this.id, this.outputs, news);
    // For changes: undefined the engine compares the inputs itself.
    const differs = diff.changes ?? JSON.stringify(sorted(this.inputs)) !== JSON.stringify(sorted(news));
    if (differs && diff.replaces?.length) {
      const old = { id: this.id, outputs: this.outputs };
      if (diff.deleteBeforeReplace) {
        const error = await this.#delete(old);
        if (error !== undefined) return { op: "replace", error };
        this.#forget();
        return { ...(await this.#create(news)), op: "replace" };
      }
      const outcome = await this.#create(news);
      // The new one is there, finished or not: the old one is to go.
      if (this.id !== old.id && outcome.error !== undefined) this.leftovers.push(old);
      if (outcome.error !== undefined) return { ...outcome, op: "replace" };
      const error = await this.#delete(old);
      if (error !== undefined) this.leftovers.push(old);
      return { op: "replace", ...(error !== undefined && { error }) };
    }
    if (!differs && this.initErrors === undefined) {
      this.inputs = news;
      return { op: "same" };
    }
    return this.#settle("update", news, async (id) => {
      const { outs } = await this.handler.update(id, this.outputs, news);
      return { id, outs };
    });
  }

  async refresh(): Promise<"gone" | "there"> {
    const result = await this.handler.read(this.id ?? "", this.outputs);
    if (result.id === "") {
      this.#forget();
      return "gone";
    }
    this.raw = result.props;
    this.outputs = plain({ ...result.props, __provider: this.#provider });
    this.inputs = plain({ ...(result.inputs ?? this.inputs), __provider: this.#provider });
    // A refresh clears what init had failed.
    this.initErrors = undefined;
    return "there";
  }

  async destroy(): Promise<void> {
    for (const { id, outputs } of this.leftovers) await this.handler.delete(id, outputs);
    this.leftovers = [];
    if (this.id !== undefined) await this.handler.delete(this.id, this.outputs);
    if (this.isDead()) throw new Error("the plugin process is gone");
    this.#forget();
  }

  #forget(): void {
    this.id = undefined;
    this.inputs = undefined;
    this.outputs = {};
    this.initErrors = undefined;
  }

  /** Answers the error, if any. */
  async #delete({ id, outputs }: { id: string; outputs: Json }): Promise<string | undefined> {
    try {
      await this.handler.delete(id, outputs);
      return this.isDead() ? "the plugin process is gone" : undefined;
    } catch (error) {
      this.thrown.push(error);
      return (error as Error).message;
    }
  }

  #create(news: Json): Promise<Outcome> {
    return this.#settle("create", news, () => this.handler.create(news));
  }

  async #settle(op: Outcome["op"], news: Json, work: (id: string) => Promise<{ id: string; outs: Json }>): Promise<Outcome> {
    try {
      const { id, outs } = await work(this.id ?? "");
      if (this.isDead()) return { op, error: "the plugin process is gone" };
      this.id = id;
      this.inputs = news;
      this.raw = outs;
      this.outputs = plain({ ...outs, __provider: news.__provider });
      this.initErrors = undefined;
      return { op };
    } catch (error) {
      this.thrown.push(error);
      const { message, id, properties, reasons } = error as Error & { id?: string; properties?: Json; reasons?: string[] };
      if (id === undefined || reasons === undefined || this.isDead()) return { op, error: message };
      this.id = id;
      // After a failed update the engine keeps the old inputs.
      if (op === "create") this.inputs = news;
      this.raw = properties ?? {};
      this.outputs = plain(properties ?? {});
      this.initErrors = reasons;
      return { op, error: message, reasons };
    }
  }

  #withProvider(news: Json): Json {
    return JSON.parse(JSON.stringify({ ...news, __provider: this.#provider }));
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
