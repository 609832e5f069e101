import { readFileSync } from "node:fs";
import type { PluginProcess } from "pulumi-oag-simulator";
import { startBenchGateway } from "./gateway-process.ts";
import { createApps, empty, ours, startPlugin, tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";
import { inPairsAround } from "./spread.ts";

/** Most memory that the process ever held, in MiB. Linux only. */
const peak = (plugin: PluginProcess) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${plugin.pid}/status`, "utf8"))?.[1]) / 1024;

interface Grown {
  /** Milliseconds per app. */
  perApp: number;
  /** MiB at the most. */
  memory: number;
}

/** N creates without latency. */
async function grow(count: number, provider: string): Promise<Grown> {
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

const many = 1000;
const few = 100;

/** A thousand apps against a hundred, and against a provider that does nothing. */
export async function measureGrowth(record: Results, pairs: number): Promise<void> {
  const isLinux = process.platform === "linux";
  const grown = await inPairsAround(
    pairs,
    () => grow(many, ours),
    () => grow(few, ours),
    () => (isLinux ? grow(many, empty) : Promise.resolve({ perApp: Number.NaN, memory: Number.NaN })),
  );
  record(
    "growth_ratio",
    grown.map(({ middle, first }) => middle.perApp / first.perApp),
  );
  if (isLinux)
    record(
      "memory_ratio",
      grown.map(({ middle, second }) => middle.memory / second.memory),
    );
  else record("memory_ratio", null, "peak memory is read from /proc, which only Linux has");
}

/** Seconds by N, for the picture. */
export async function costsByCount(counts: readonly number[]): Promise<[count: number, seconds: number][]> {
  const costs: [number, number][] = [];
  for (const count of counts) costs.push([count, ((await grow(count, ours)).perApp * count) / 1000]);
  return costs;
}
