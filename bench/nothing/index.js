// The same resources with a provider that does nothing: what the engine itself costs.
const pulumi = require("@pulumi/pulumi");

const provider =
  'exports.handler = () => ({ check: async (olds, news) => ({ inputs: news }), create: async (inputs) => ({ id: "x", outs: inputs }) });';

const config = new pulumi.Config("bench");
for (const args of JSON.parse(config.require("apps")))
  new pulumi.CustomResource("pulumi-nodejs:dynamic/bench:Nothing", args.label, { ...args, __provider: provider });
