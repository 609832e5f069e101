const { createRequire } = require("node:module");
const { join } = require("node:path");
const { config } = require("chai");
const exampleEnvironment = require("./example-environment.ts");

// Of a sentence that differs, what differs is rarely in its first forty letters.
config.truncateThreshold = 2000;

/** What counts branches is not to lose any. */
const isMeasured = process.env.NODE_V8_COVERAGE !== undefined;

// Programs and plugin processes that tests start are not measured for coverage: what they run is measured in process too, and
// hundreds of them writing what they covered would take a fifth of the gate's time. The workers themselves are measured.
if (process.env.MOCHA_WORKER_ID !== undefined) delete process.env.NODE_V8_COVERAGE;

// They load the same thousand files over and over: compiled once for all of them, which saves a quarter of what a start costs.
// Not so the workers themselves, whose coverage would lose precision: they inherit what the first process has.
if (process.env.MOCHA_WORKER_ID !== undefined) process.env.NODE_COMPILE_CACHE ??= join(__dirname, "../../node_modules/.cache/compiled");

// A worker writes what it counted when it ends. One that is not done within a second is killed, and with it all that it counted is
// lost: on a busy machine a second is not enough.
if (isMeasured && process.env.MOCHA_WORKER_ID === undefined) {
  const workers = createRequire(require.resolve("mocha"))("workerpool");
  const { pool } = workers;
  workers.pool = (script, options) => pool(script, { ...options, workerTerminateTimeout: 60_000 });
}

// To start a process costs by what the one that starts it holds: 25 ms for each gigabyte. What a large suite leaves behind goes before the next.
const most = 350e6;

function collect() {
  if (!isMeasured && process.memoryUsage.rss() > most) globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
}

exports.mochaHooks = { beforeAll: [exampleEnvironment.begin], afterAll: [exampleEnvironment.end, collect] };
