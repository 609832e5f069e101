#!/usr/bin/env node
// What is required below does not load on an older Node.js, which would say so in a way that helps nobody.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 12)) require("../dist/cli/main.js");
else {
  process.stderr.write(
    `pulumi-oag-simulator needs Node.js 22.12 or newer, but runs on ${process.versions.node}; install a newer one on this machine (it is the "node" of PATH)\n`,
  );
  process.exitCode = 1;
}
