// The whole gate: build, lint, types, every test, coverage. The last line that it prints is "N passed, N failed".
// Options: --long runs what takes longer, too.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-gate-"));
const summaryFile = join(folder, "summary.json");
const environment = {
  ...process.env,
  PULUMI_OAG_TEST_SUMMARY: summaryFile,
  ...(process.argv.includes("--long") && { PULUMI_OAG_TEST_LONG: "1" }),
};

const first = [
  ["generated", "node", ["scripts/generate.mjs", "--check"]],
  ["build", "npm", ["run", "--silent", "build"]],
];
const tests = ["tests", "c8", ["--config", "tests/.c8rc.json", "mocha", "--config", "tests/.mocharc.json"]];
/** Beside the tests, one after the other: they read what is built, and write nothing that a test reads. */
const checks = [
  ["lint", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "tsc", ["-p", "tests"]],
  ["public surface", "node", ["scripts/api-report.mjs"]],
  ["docstrings", "node", ["scripts/docs.mjs", "--check"]],
];
const last = [["coverage", "node", ["scripts/coverage.mjs"]]];

const failed = [];

/** Runs a step; what it says is kept until its end where another one prints meanwhile. */
async function run([name, command, args], { isAside = false } = {}) {
  const started = Date.now();
  if (!isAside) console.log(`\n=== ${name}`);
  const child = spawn(command, args, {
    stdio: ["inherit", ...(isAside ? ["pipe", "pipe"] : ["inherit", "inherit"])],
    env: environment,
    shell: process.platform === "win32",
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => said.push(data));
  const [status] = await once(child, "close");
  if (isAside) process.stdout.write(`\n=== ${name}\n${Buffer.concat(said)}`);
  console.log(`=== ${name} ${status === 0 ? "done" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}

/** One after the other, until one fails. */
async function runInTurn(steps, options) {
  for (const step of steps) if (failed.length === 0) await run(step, options);
}

await runInTurn(first);
if (failed.length === 0) await Promise.all([run(tests), runInTurn(checks, { isAside: true })]);
await runInTurn(last);

let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = JSON.parse(readFileSync(summaryFile, "utf8"));
} catch {
  // The tests did not get to their end; the failed step counts below.
}
rmSync(folder, { recursive: true, force: true });
if (failed.length > 0) console.log(`\nFAILED: ${failed.join(", ")}`);
// The tests that failed are counted by themselves.
const steps = failed.filter((name) => name !== "tests" || counts.failed === 0).length;
const failures = counts.failed + steps;
console.log(`\n${counts.passed} passed, ${failures} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`);
process.exitCode = failures > 0 ? 1 : 0;
