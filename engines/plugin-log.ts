import { existsSync, readFileSync, rmSync } from "node:fs";
import type { PluginCall } from "./engine.ts";

/** One line of the engine's own log of what it says to its plugins. */
export interface LoggedCall extends PluginCall {
  request: Record<string, unknown>;
  response?: Record<string, unknown>;
  /** What the plugin refused with. */
  error?: string;
}

const methods = ["check", "diff", "create", "read", "update", "delete"];

/**
 * What a real engine asked the plugin process, from the log that Pulumi itself writes (`PULUMI_DEBUG_GRPC`). It holds
 * every value in clear: it lies in the caller's folder and goes with it.
 */
export class PluginLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** To be given to the engine. */
  get environment(): NodeJS.ProcessEnv {
    return { PULUMI_DEBUG_GRPC: this.#file };
  }

  clear(): void {
    rmSync(this.#file, { force: true });
  }

  /** The calls that were answered, with what was said. */
  entries(): LoggedCall[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    return lines.flatMap((line) => {
      const entry = JSON.parse(line);
      const [service, called = ""] = entry.method.split("/").slice(-2);
      const method = called.toLowerCase();
      const isAnswered = entry.response !== undefined || entry.errors !== undefined;
      if (service !== "pulumirpc.ResourceProvider" || !methods.includes(method) || !isAnswered) return [];
      const { request, response, errors } = entry;
      return [{ method, name: request.urn.split("::").at(-1), request, ...(errors ? { error: String(errors[0]) } : { response }) }];
    });
  }
}
