// The whole gate: build, lint, types, every test, coverage. The last line that it prints is "N passed, N failed".
// Options: --long runs what takes longer, too.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-gate-"));
const environment = {
  ...process.env,
  ...(process.argv.includes("--long") && { PULUMI_OAG_TEST_LONG: "1" }),
};

const first = [
  ["generated", "node", ["scripts/generate.mjs", "--check"]],
  ["build", "npm", ["run", "--silent", "build"]],
];
const mocha = (jobs) => ["mocha", "--config", "tests/.mocharc.json", "--jobs", jobs];
const measured = "tests/{sdk,provider,rules}/**";
const others = ["tests/{bench,cli,docs,examples,package,policies,scenarios,simulator,trust}/**", "examples/**"];
/**
 * Two halves beside each other. V8 does not optimise code whose branches it counts, and only tests that are about single functions
 * are to take every branch: of the others none may be needed for that. Searches (tests/trust) are among the others:
 * what only chance or thousands of cases reach is to have an example beside. A new folder is in both until it is sorted.
 */
const halves = [
  ["tests of functions, measured", "c8", ["--config", "tests/.c8rc.json", ...mocha("2"), ...others.flatMap((path) => ["--ignore", path])]],
  // The longer half, which waits more for processes that it starts.
  ["tests of programs, commands and packages", "mocha", [...mocha("3").slice(1), "--ignore", measured]],
];
/** Beside the tests, one after the other: they read what is built, and write nothing that a test reads. */
const checks = [
  ["lint", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "npm", ["run", "--silent", "typecheck"]],
  ["public surface", "node", ["scripts/api-report.mjs"]],
  ["docstrings", "node", ["scripts/docs.mjs", "--check"]],
];
const last = [["coverage", "node", ["scripts/coverage.mjs"]]];

const failed = [];

const summaryOf = (name) => join(folder, `${name}.json`);

/** Runs a step; what it says is kept until its end where another one prints meanwhile. */
async function run([name, command, args], { isAside = false } = {}) {
  const started = Date.now();
  if (!isAside) console.log(`\n=== ${name}`);
  const child = spawn(command, args, {
    stdio: ["inherit", ...(isAside ? ["pipe", "pipe"] : ["inherit", "inherit"])],
    env: { ...environment, PULUMI_OAG_TEST_SUMMARY: summaryOf(name) },
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
if (failed.length === 0) {
  const [measuredTests, otherTests] = halves;
  await Promise.all([run(otherTests), run(measuredTests, { isAside: true }), runInTurn(checks, { isAside: true })]);
}
await runInTurn(last);

/** What a half came to; nothing where it did not get to its end: then its failed step counts. */
function countsOf([name]) {
  try {
    return JSON.parse(readFileSync(summaryOf(name), "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
const counts = halves.map(countsOf);
const sum = (what) => counts.reduce((total, half) => total + half[what], 0);
rmSync(folder, { recursive: true, force: true });
if (failed.length > 0) console.log(`\nFAILED: ${failed.join(", ")}`);
// The tests that failed are counted by themselves.
const isCounted = (name) => halves.some(([half], index) => half === name && counts[index].failed > 0);
const failures = sum("failed") + failed.filter((name) => !isCounted(name)).length;
console.log(`\n${sum("passed")} passed, ${failures} failed${sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : ""}`);
process.exitCode = failures > 0 ? 1 : 0;
