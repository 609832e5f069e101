// Starts a plugin process as a host does, has it make the app that stdin describes, says so, and stays.
const { text } = require("node:stream/consumers");
const { join } = require("node:path");
const { PluginProcess } = require("pulumi-oag-simulator");

text(process.stdin).then(async (given) => {
  const { config, inputs } = JSON.parse(given);
  const plugin = await PluginProcess.start({
    directory: join(__dirname, "../../examples/quickstart"),
    project: "test",
    environment: process.env,
    config,
    onCall: () => {},
    onOutput: () => {},
  });
  await plugin.create("payroll", "urn", { ...inputs, __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;' });
  process.stdout.write("made\n");
  setInterval(() => {}, 1000);
});
