import { startBenchGateway } from "./gateway-process.ts";
import { createApps, inParallel, startPlugin, tenParts } from "./plugin.ts";
import type { Results } from "./rows.ts";

const isWrite = ({ method, operation }: { method: string; operation: string | undefined }) =>
  method !== "GET" && operation !== "createAccessToken";
const isRead = ({ method }: { method: string }) => method === "GET";

/** What one app, an update, an empty up and a refresh of many cost in requests. */
export async function measureCounts(record: Results): Promise<void> {
  const gateway = await startBenchGateway(0);
  const plugin = await startPlugin(gateway.configuration);
  try {
    const { made } = await createApps(plugin, [tenParts(gateway.configuration, 0)]);
    const first = await gateway.look();
    record("create_writes", first.entries.filter(isWrite).length);
    record("create_reads", first.entries.filter(isRead).length);
    const [app] = made;
    if (app === undefined) throw new Error("no app was made");
    record("state_bytes", Buffer.byteLength(JSON.stringify(beyond(app.inputs, app.outputs))));

    const changed = { ...app.inputs, attributes: { ...app.inputs.attributes, "X-0": { source: "STATIC", value: "2" } } };
    const outputs = await plugin.update("app", "urn", app.id, app.outputs, changed, app.inputs);
    const update = await gateway.look();
    record("update_writes", update.entries.filter(isWrite).length);
    record("update_reads", update.entries.filter(isRead).length);

    await plugin.check("app", "urn", changed, changed);
    const { changes } = await plugin.diff("app", "urn", app.id, outputs, changed, changed);
    const unchanged = await gateway.look();
    record("unchanged_requests", changes === "none" ? unchanged.entries.length : null, "the preview was not empty");

    const { made: many } = await createApps(
      plugin,
      Array.from({ length: 40 }, (_, index) => tenParts(gateway.configuration, index + 1)),
    );
    const burst = await gateway.look();
    record(
      "token_requests",
      first.entries.filter(({ operation }) => operation === "createAccessToken").length +
        burst.entries.filter(({ operation }) => operation === "createAccessToken").length,
    );
    record("connections", first.connections + burst.connections);
    const second = await startPlugin(gateway.configuration);
    try {
      await inParallel(many, 32, async ({ id, outputs: known, inputs }) => {
        await second.read("app", "urn", id, known, inputs);
      });
    } finally {
      await second.stop();
    }
    const refresh = await gateway.look();
    record("refresh_requests", refresh.entries.filter(isRead).length);
  } finally {
    await plugin.stop();
    gateway.stop();
  }
}

/** What the state holds of an app besides its inputs and the outputs that users see. */
function beyond(inputs: Record<string, unknown>, outputs: Record<string, unknown>): Record<string, unknown> {
  const seen = ["name", "status", "idpMetadata", "gateway"];
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !(name in inputs) && !seen.includes(name)));
}
