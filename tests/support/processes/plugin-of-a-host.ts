// Starts a plugin process as a host does, has it make the app that stdin describes, says so, and stays.
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { PluginProcess } from "pulumi-oag-simulator";

/** What stdin describes. */
interface Given {
  config: Record<string, string>;
  inputs: Record<string, unknown>;
  /** A file that the plugin process opens and holds open for as long as it lives. */
  held: string;
}

const { config, inputs, held }: Given = JSON.parse(await text(process.stdin));
const opening = encodeURIComponent(`import { openSync } from "node:fs"; openSync(${JSON.stringify(held)}, "w");`);
const plugin = await PluginProcess.start({
  directory: fileURLToPath(new URL("../../../examples/quickstart", import.meta.url)),
  project: "test",
  environment: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import data:text/javascript,${opening}` },
  config,
  onCall: () => {},
  onOutput: () => {},
});
await plugin.create("payroll", "urn", { ...inputs, __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;' });
process.stdout.write("made\n");
setInterval(() => {}, 1000);
