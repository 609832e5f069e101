import type { PluginProcess } from "pulumi-oag-simulator";
import { startBenchGateway } from "./gateway-process.ts";
import { createApps, startPlugin, tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";
import { inTurn } from "./spread.ts";

/** A provider that tells what the process it is loaded into has used: the very process that serves ours. */
const probe = "exports.handler = () => ({ check: async () => ({ inputs: process.cpuUsage() }) });";

async function cpuOf(plugin: PluginProcess): Promise<number> {
  const { inputs } = await plugin.check("probe", "urn", {}, { __provider: probe });
  return (Number(inputs.user) + Number(inputs.system)) / 1000;
}

/** Milliseconds of CPU per request in a new plugin process that creates apps, its first ones apart: they load what the others share. */
async function cpuPerRequest(count: number, first: number): Promise<number> {
  const gateway = await startBenchGateway(0);
  const plugin = await startPlugin(gateway.configuration);
  try {
    const apps = Array.from({ length: first + count }, (_, index) => tenParts(gateway.configuration, index));
    await createApps(plugin, apps.slice(0, first));
    await gateway.look();
    const before = await cpuOf(plugin);
    await createApps(plugin, apps.slice(first));
    const used = (await cpuOf(plugin)) - before;
    return used / (await gateway.look()).entries.length;
  } finally {
    await plugin.stop();
    gateway.stop();
  }
}

/** What a request costs the plugin process: HTTP, TLS, checking, writing, and the engine's call that it belongs to. */
export async function measureCpu(record: Results, times: number): Promise<void> {
  record("plugin_cpu_ms", await inTurn(times, () => cpuPerRequest(100, 20)));
}
