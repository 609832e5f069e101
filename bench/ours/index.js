// The same program with this package.
const { OagApp } = require("pulumi-oag");

for (const { __provider, ...args } of require("./apps.json")) new OagApp(args.label, args);
