// The same program with this package.
const pulumi = require("@pulumi/pulumi");
const { OagApp } = require("pulumi-oag");

const config = new pulumi.Config("bench");
for (const { __provider, ...args } of JSON.parse(config.require("apps"))) new OagApp(args.label, args);
