import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EmbeddedHost } from "pulumi-oag-simulator";
import { startBenchGateway } from "./gateway-process.ts";
import { tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";
import { inPairs } from "./spread.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** up, an up with one attribute of each app changed, refresh, destroy. */
async function live(kind: "ours" | "plain", count: number, folder: string): Promise<{ requests: number; milliseconds: number }> {
  const gateway = await startBenchGateway(50);
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  const caFile = join(folder, `${kind}.pem`);
  writeFileSync(caFile, caCertificate);
  const apps = (value: string) =>
    Array.from({ length: count }, (_, index) => {
      const app = tenParts(gateway.configuration, index);
      return { ...app, attributes: { ...app.attributes, "X-0": { source: "STATIC", value } } };
    });
  const directory = join(folder, kind);
  cpSync(join(here, kind), directory, { recursive: true });
  const host = (value: string) => {
    writeFileSync(join(directory, "apps.json"), JSON.stringify(apps(value)));
    return new EmbeddedHost({
      directory,
      project: "bench",
      stateFile: join(folder, `${kind}.json`),
      passphrase: "bench",
      typescript: false,
      environment: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
      config: {
        "oag:hostname": hostname,
        "oag:clientId": clientId,
        "oag:privateKey": { secret: privateKey },
      },
    });
  };
  const started = performance.now();
  try {
    for (const run of [() => host("1").up(), () => host("2").up(), () => host("2").refresh(), () => host("2").destroy()]) {
      const report = await run();
      if (report.failed) throw new Error(`${kind}: ${report.diagnostics.map(({ message }) => message).join("\n")}`);
    }
    const milliseconds = performance.now() - started;
    return { requests: (await gateway.look()).entries.length, milliseconds };
  } finally {
    gateway.stop();
  }
}

/** Beside this package, from where both programs find it. */
async function liveInItsFolder(kind: "ours" | "plain", count: number): ReturnType<typeof live> {
  const folder = mkdtempSync(join(here, ".plain-"));
  try {
    return await live(kind, count, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same program the plain way and with this package, on the same host. */
export async function measurePlain(record: Results, count: number, pairs: number): Promise<void> {
  const lives = await inPairs(
    pairs,
    () => liveInItsFolder("plain", count),
    () => liveInItsFolder("ours", count),
  );
  record(
    "plain_requests_ratio",
    lives.map(([plain, own]) => plain.requests / own.requests),
  );
  record(
    "plain_time_ratio",
    lives.map(([plain, own]) => plain.milliseconds / own.milliseconds),
  );
}

/** Side by side they are quick, but their times say nothing: only their requests are counted. */
export async function countPlain(record: Results, count: number): Promise<void> {
  const [plain, own] = await Promise.all([liveInItsFolder("plain", count), liveInItsFolder("ours", count)]);
  record("plain_requests_ratio", plain.requests / own.requests);
}
