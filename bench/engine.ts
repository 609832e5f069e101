import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPulumi, realEngine } from "../engines/real.ts";
import { startBenchGateway } from "./gateway-process.ts";
import { physicalLimit } from "./limit.ts";
import { tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";
import { chain, concurrency, latency } from "./times.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * N creates by a real engine, against the same resources with a provider that does nothing plus the least that the
 * requests can take. Answers which engine it was.
 */
export async function measureEngine(record: Results, count: number): Promise<string> {
  const found = await findPulumi();
  if ("why" in found) {
    record("engine_ratio", null, `needs a real Pulumi engine: ${found.why}`);
    return "embedded host";
  }
  const gateway = await startBenchGateway(latency);
  const folder = mkdtempSync(join(here, ".engine-"));
  try {
    const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
    const apps = Array.from({ length: count }, (_, index) => {
      const { __provider: _provider, ...args } = tenParts(gateway.configuration, index);
      return args;
    });
    const up = async (program: string): Promise<number> => {
      const root = join(folder, program);
      cpSync(join(here, program), root, { recursive: true });
      writeFileSync(join(root, "Pulumi.yaml"), "name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
      const engine = await realEngine(
        {
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
            "bench:apps": JSON.stringify(apps),
          },
        },
        found.command,
        found.where,
      );
      // The settings are written before the clock runs.
      await engine.ready();
      const started = performance.now();
      const run = await engine.up();
      if (run.failed) throw new Error(`${program}: ${run.messages.join("\n")}`);
      return performance.now() - started;
    };
    const nothing = await up("nothing");
    await gateway.look();
    const ours = await up("ours");
    const { entries, apps: made } = await gateway.look();
    if (made !== count) throw new Error(`${made} of ${count} apps were made`);
    record("engine_ratio", ours / (nothing + physicalLimit(entries, latency, concurrency, chain)));
    return found.where;
  } finally {
    gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
