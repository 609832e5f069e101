import type { LoggedRequest } from "pulumi-oag-simulator";
import { startBenchGateway } from "./gateway-process.ts";
import { physicalLimit } from "./limit.ts";
import { createApps, empty, ours, startPlugin, tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";
import { inPairs, inTurn } from "./spread.ts";

export const latency = 50;
export const concurrency = 8;
/** An app, its ten parts one after the other, three blocks, activation and its confirmation. */
export const chain = 1 + 10 + 3 + 2;

/** One run of N creates with latency, and the least that the same requests can take. */
export async function timeCreates(
  count: number,
): Promise<{ ratio: number; milliseconds: number; limit: number; entries: LoggedRequest[] }> {
  const gateway = await startBenchGateway(latency);
  const plugin = await startPlugin(gateway.configuration);
  try {
    // Loads what is loaded at the first call; only what grows with N is measured.
    await plugin.check("warm", "urn", {}, tenParts(gateway.configuration, 0));
    const { milliseconds } = await createApps(
      plugin,
      Array.from({ length: count }, (_, index) => tenParts(gateway.configuration, index)),
      count,
    );
    const { entries, apps } = await gateway.look();
    if (apps !== count) throw new Error(`${apps} of ${count} apps were made`);
    const limit = physicalLimit(entries, latency, concurrency, chain);
    return { ratio: milliseconds / limit, milliseconds, limit, entries };
  } finally {
    await plugin.stop();
    gateway.stop();
  }
}

/** Milliseconds from the start of a plugin process to its first answered check. */
async function firstCheck(provider: string): Promise<number> {
  const inputs = tenParts(
    { hostname: "oag.example.com", clientId: "c", privateKey: "k", caCertificate: "", idpId: uuid, certificateId: uuid },
    0,
    provider,
  );
  const started = performance.now();
  const plugin = await startPlugin({
    hostname: "oag.example.com",
    clientId: "c",
    privateKey: "k",
    caCertificate: "",
    idpId: uuid,
    certificateId: uuid,
  });
  try {
    await plugin.check("app", "urn", {}, inputs);
    return performance.now() - started;
  } finally {
    await plugin.stop();
  }
}
const uuid = "6f1f2f0a-0000-4000-8000-000000000000";

/** Our share of the plugin process's start. */
export async function measureStart(record: Results, pairs: number): Promise<void> {
  const times = await inPairs(
    pairs,
    () => firstCheck(ours),
    () => firstCheck(empty),
  );
  record(
    "plugin_start_ms",
    times.map(([own, nothing]) => own - nothing),
  );
}

/** N creates with latency against the least, each pair the same run's. */
export async function measureCreates(record: Results, count: number, times: number): Promise<void> {
  const runs = await inTurn(times, () => timeCreates(count));
  record(
    "plugin_ratio",
    runs.map(({ ratio }) => ratio),
  );
}
