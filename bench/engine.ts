import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Engine, type EngineOptions, type EngineRun, lineOf } from "../engines/engine.ts";
import { type BenchGateway, startBenchGateway } from "./gateway-process.ts";
import { physicalLimit } from "./limit.ts";
import { tenParts } from "./plugin.ts";
import { engineRuns, type Results } from "./rows.ts";
import { inPairs } from "./spread.ts";
import { chain, concurrency, latency } from "./times.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** How a stack is had: a real engine, or what a test takes for one. */
export type Start = (options: EngineOptions) => Promise<Engine>;

/** A real engine and which it is, or why there is none. */
export async function startReal(): Promise<{ start: Start; where: string } | { why: string }> {
  // Loaded when it is used: it brings all of Pulumi's SDK, which --help needs not.
  const { findPulumi, realEngine } = await import("../engines/real.ts");
  const found = await findPulumi();
  if ("why" in found) return { why: `needs a real Pulumi engine: ${found.why}` };
  return { start: (options) => realEngine(options, found.command, found.where), where: found.where };
}

type Program = "nothing" | "ours";

/** A new stack of one of the programs, with its settings written. */
async function stackOf(start: Start, program: Program, gateway: BenchGateway, count: number, folder: string): Promise<Engine> {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  const apps = Array.from({ length: count }, (_, index) => {
    const { __provider: _provider, ...args } = tenParts(gateway.configuration, index);
    return args;
  });
  const root = join(folder, program);
  cpSync(join(here, program), root, { recursive: true });
  mkdirSync(join(root, ".state"));
  // A file beside the program: of a thousand they are more than an argument of the CLI may be.
  writeFileSync(join(root, "apps.json"), JSON.stringify(apps));
  writeFileSync(join(root, "Pulumi.yaml"), "name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
  const engine = await start({
    root,
    folder: join(root, ".state"),
    passphrase: "bench",
    environment: process.env,
    logsCalls: false,
    config: {
      "oag:hostname": hostname,
      "oag:clientId": clientId,
      "oag:privateKey": { secret: privateKey },
      "oag:caCertificate": caCertificate,
    },
  });
  await engine.ready();
  return engine;
}

/** Milliseconds of a run that must not fail. */
async function timed(program: Program, work: () => Promise<EngineRun>): Promise<number> {
  const started = performance.now();
  const run = await work();
  if (run.failed) throw new Error(`${program}: ${run.diagnostics.map(lineOf).join("\n")}`);
  return performance.now() - started;
}

/** Does something with a new gateway and a new folder beside this package, and leaves nothing. */
async function fresh<T>(milliseconds: number, work: (gateway: BenchGateway, folder: string) => Promise<T>): Promise<T> {
  const gateway = await startBenchGateway(milliseconds);
  const folder = mkdtempSync(join(here, ".engine-"));
  try {
    return await work(gateway, folder);
  } finally {
    gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** N creates, against the same resources with a provider that does nothing plus the least that the requests can take. */
export async function measureEngine(record: Results, start: Start, count: number, pairs: number): Promise<void> {
  const up = (program: Program) =>
    fresh(latency, async (gateway, folder) => {
      const engine = await stackOf(start, program, gateway, count, folder);
      const milliseconds = await timed(program, () => engine.up());
      const { entries, apps } = await gateway.look();
      if (program === "ours" && apps !== count) throw new Error(`${apps} of ${count} apps were made`);
      return { milliseconds, least: physicalLimit(entries, latency, concurrency, chain) };
    });
  const results = await inPairs(
    pairs,
    () => up("ours"),
    () => up("nothing"),
  );
  record(
    "engine_ratio",
    results.map(([ours, nothing]) => ours.milliseconds / (nothing.milliseconds + ours.least)),
  );
}

/** Milliseconds of latency where the engine's own time is compared. */
const shortLatency = 20;

/** A refresh reads a list of everything, and an app that is not in it by itself. */
const chains: Record<(typeof engineRuns)[number], number> = { preview: 0, up: chain, refresh: 1 };

/** preview, up and refresh of N resources, against as many that do nothing plus the least that the requests can take. */
export async function measureEngineRuns(record: Results, start: Start, count: number, pairs: number): Promise<void> {
  const live = (program: Program) =>
    fresh(shortLatency, async (gateway, folder) => {
      const engine = await stackOf(start, program, gateway, count, folder);
      const times = new Map<string, { milliseconds: number; least: number }>();
      for (const run of engineRuns) {
        const milliseconds = await timed(program, () => engine[run]());
        const { entries } = await gateway.look();
        times.set(run, { milliseconds, least: physicalLimit(entries, shortLatency, concurrency, chains[run]) });
      }
      return times;
    });
  const results = await inPairs(
    pairs,
    () => live("ours"),
    () => live("nothing"),
  );
  for (const run of engineRuns)
    record(
      `engine_${run}_${count}`,
      results.map(([ours, nothing]) => {
        const { milliseconds, least } = ours.get(run) as { milliseconds: number; least: number };
        return milliseconds / ((nothing.get(run)?.milliseconds as number) + least);
      }),
    );
}
