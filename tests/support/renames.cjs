// Loaded before a command: notes, after every move of a file, what the folder of PULUMI_OAG_TEST_FOLDER holds. CommonJS: it is loaded before
// the command, which has the same `fs`, and Node.js 22 would warn of TypeScript on the standard error that the test reads.
const fs = require("node:fs");
const { PULUMI_OAG_TEST_FOLDER: folder, PULUMI_OAG_TEST_MOVES: log } = process.env;
const { renameSync } = fs;

fs.renameSync = (from, to) => {
  renameSync(from, to);
  const held = fs.readdirSync(folder, { recursive: true }).filter((path) => !path.startsWith(".pulumi-oag-dump-"));
  fs.appendFileSync(log, `${JSON.stringify(held)}\n`);
};
