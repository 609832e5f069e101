import type { Json } from "../json";
import { type PluginOptions, PluginProcess } from "./plugin";
import { holdsUnknown } from "./values";

/** One plugin process per provider, started when first needed. */
export class PluginPool {
  readonly #running = new Map<string, Promise<PluginProcess>>();
  readonly #configs = new Map<string, Json>();

  readonly #options: Omit<PluginOptions, "config">;

  constructor(options: Omit<PluginOptions, "config">) {
    this.#options = options;
  }

  /** Registers a provider (`urn::id`) with its configuration. */
  configure(reference: string, config: Json): void {
    this.#configs.set(reference, config);
  }

  /** The process of a provider; undefined while its configuration is not known, in a first preview. */
  async get(reference: string): Promise<PluginProcess | undefined> {
    const config = this.#configs.get(reference);
    if (config === undefined) throw new Error(`provider ${reference} is not registered`);
    if (holdsUnknown(config)) return undefined;
    const { version: _, ...settings } = config;
    const running = this.#running.get(reference) ?? PluginProcess.start({ ...this.#options, config: settings });
    this.#running.set(reference, running);
    return running;
  }

  async stop(): Promise<void> {
    const processes = await Promise.allSettled(this.#running.values());
    await Promise.all(processes.map((result) => (result.status === "fulfilled" ? result.value.stop() : undefined)));
  }
}
