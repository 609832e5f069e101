// The whole gate: build, lint, types, every test, coverage. The last line that it prints is "N passed, N failed".
// Options: --long runs what takes longer, too.
import { spawnSync } from "node:child_process";
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

const steps = [
  ["generated", "node", ["scripts/generate.mjs", "--check"]],
  ["build", "npm", ["run", "--silent", "build"]],
  ["lint", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "tsc", ["-p", "tests"]],
  ["public surface", "node", ["scripts/api-report.mjs"]],
  ["docstrings", "node", ["scripts/docs.mjs", "--check"]],
  ["tests", "c8", ["--config", "tests/.c8rc.json", "mocha", "--config", "tests/.mocharc.json"]],
  ["coverage", "node", ["scripts/coverage.mjs"]],
];

let failed;
for (const [name, command, args] of steps) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", env: environment, shell: process.platform === "win32" });
  console.log(`=== ${name} ${status === 0 ? "done" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) {
    failed = name;
    break;
  }
}

let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = JSON.parse(readFileSync(summaryFile, "utf8"));
} catch {
  // The tests did not get to their end; the failed step counts below.
}
rmSync(folder, { recursive: true, force: true });
const failures = counts.failed + (failed !== undefined && counts.failed === 0 ? 1 : 0);
console.log(`\n${counts.passed} passed, ${failures} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`);
process.exitCode = failures > 0 ? 1 : 0;
