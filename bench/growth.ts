import { readFileSync } from "node:fs";
import type { PluginProcess } from "pulumi-oag-simulator";
import { startBenchGateway } from "./gateway-process.ts";
import { createApps, empty, ours, startPlugin, tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";

/** Most memory that the process ever held, in MiB. Linux only. */
const peak = (plugin: PluginProcess) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${plugin.pid}/status`, "utf8"))?.[1]) / 1024;

/** N creates without latency: milliseconds per app, and the peak of memory. */
async function grow(count: number, provider: string): Promise<{ perApp: number; memory: number }> {
  const gateway = await startBenchGateway(0);
  const plugin = await startPlugin(gateway.configuration);
  try {
    const apps = Array.from({ length: count }, (_, index) => tenParts(gateway.configuration, index, provider));
    await createApps(plugin, apps.slice(0, 10));
    const { milliseconds } = await createApps(plugin, apps.slice(10));
    return { perApp: milliseconds / (count - 10), memory: process.platform === "linux" ? peak(plugin) : Number.NaN };
  } finally {
    await plugin.stop();
    gateway.stop();
  }
}

/** A thousand apps against a hundred, and against a provider that does nothing. Answers seconds by N, for the picture. */
export async function measureGrowth(record: Results, say: (text: string) => void): Promise<[count: number, seconds: number][]> {
  const costs: [number, number][] = [];
  let small = { perApp: 0, memory: 0 };
  let large = small;
  for (const count of [50, 100, 300, 1000]) {
    say(`${count} apps without latency`);
    large = await grow(count, ours);
    if (count === 100) small = large;
    costs.push([count, (large.perApp * count) / 1000]);
  }
  say("1,000 apps of a provider that does nothing");
  const idle = await grow(1000, empty);
  record("growth_ratio", large.perApp / small.perApp);
  if (process.platform === "linux") record("memory_ratio", large.memory / idle.memory);
  else record("memory_ratio", null, "peak memory is read from /proc, which only Linux has");
  return costs;
}
