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

/** Node.js 22 warns of every TypeScript file that it runs. */
const quiet = "--disable-warning=ExperimentalWarning";

/** Of a process that takes hundreds of megabytes: collected by one thread, since the other core has its own work. */
const frugal = [quiet, "--single-threaded-gc", "--min-semi-space-size=16"];

type Step = readonly [name: string, command: string, args: readonly string[]];

const first: readonly Step[] = [
  ["generated", "node", [quiet, "scripts/generate.ts", "--check"]],
  ["build", "npm", ["run", "--silent", "build"]],
];
const mocha = (jobs: string) => ["--config", "tests/.mocharc.json", "--jobs", jobs];
const measured = "tests/{sdk,provider,rules}/**";
const others = ["tests/{bench,cli,docs,examples,package,policies,robustness,scenarios,simulator}/**", "examples/**"];
const ofSources = "tests/source-code/**";
/**
 * Two halves, one after the other: six workers on two cores take each other's caches. V8 does not optimise code whose branches it
 * counts, and only tests that are about single functions are to take every branch: of the others none may be needed for that.
 * Searches (tests/robustness) are among the others: what only chance or thousands of cases reach is to have an example beside. A new
 * folder is in both until it is sorted.
 */
const halves: readonly [measured: Step, others: Step] = [
  ["tests of functions, measured", "mocha", [...mocha("2"), ...[...others, ofSources].flatMap((path) => ["--ignore", path])]],
  // The longer half, which waits for processes that it starts: a fourth worker beside the checks costs more than it does.
  ["tests of programs, commands and packages", "mocha", [...mocha("3"), "--ignore", measured, "--ignore", ofSources]],
];
/** In one process, whose tests have every source parsed once for all. */
const sources: Step = [
  "tests of the source code",
  "mocha",
  ["--config", "tests/.mocharc.json", "--no-parallel", "--ignore", "tests/!(source-code)/**", "--ignore", "examples/**"],
];
/** What the longer half loads again and again, compiled once. What is measured would lose precision by it. */
const compiled = { NODE_COMPILE_CACHE: join(process.cwd(), "node_modules/.cache/compiled") };
/** Where Node.js counts what the measured half runs. */
const measuring = { NODE_V8_COVERAGE: join(process.cwd(), "coverage/tmp") };
/** Beside the longer half, one after the other: they read what is built, and write nothing that a test reads. */
const checks: readonly Step[] = [
  ["what was measured", "c8", ["report", "--config", "tests/.c8rc.json"]],
  sources,
  ["lint", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "npm", ["run", "--silent", "typecheck"]],
  ["public surface", "node", [...frugal, "scripts/api-report.ts"]],
  ["docstrings", "node", [...frugal, "scripts/docs.ts", "--check"]],
];
const last: readonly Step[] = [["coverage", "node", [quiet, "scripts/coverage.ts"]]];

const failed: string[] = [];

const summaryOf = (name: string) => join(folder, `${name}.json`);

/** Runs a step; what it says is kept until its end where another one prints meanwhile. */
async function run([name, command, args]: Step, { isAside = false, more = {} } = {}): Promise<void> {
  const started = Date.now();
  if (!isAside) console.log(`\n=== ${name}`);
  const output = isAside ? "pipe" : "inherit";
  const child = spawn(command, args, {
    stdio: ["inherit", output, output],
    env: { ...environment, ...more, PULUMI_OAG_TEST_SUMMARY: summaryOf(name) },
    shell: process.platform === "win32",
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => said.push(data));
  const [status]: (number | null)[] = await once(child, "close");
  if (isAside) process.stdout.write(`\n=== ${name}\n${Buffer.concat(said)}`);
  console.log(`=== ${name} ${status === 0 ? "done" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}

/** One after the other, until one fails. */
async function runInTurn(steps: readonly Step[], options?: { isAside: boolean; more: NodeJS.ProcessEnv }): Promise<void> {
  for (const step of steps) if (failed.length === 0) await run(step, options);
}

await runInTurn(first);
if (failed.length === 0) {
  const [measuredTests, otherTests] = halves;
  rmSync("coverage", { recursive: true, force: true });
  await run(measuredTests, { more: measuring });
  await Promise.all([run(otherTests, { more: compiled }), runInTurn(checks, { isAside: true, more: compiled })]);
}
await runInTurn(last);

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What tests came to; nothing where they did not get to their end: then the failed step counts. */
function countsOf([name]: Step): Counts {
  try {
    return JSON.parse(readFileSync(summaryOf(name), "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
const counts = new Map([...halves, sources].map((step) => [step[0], countsOf(step)]));
const sum = (what: keyof Counts) => [...counts.values()].reduce((total, step) => total + step[what], 0);
rmSync(folder, { recursive: true, force: true });
if (failed.length > 0) console.log(`\nFAILED: ${failed.join(", ")}`);
// The tests that failed are counted by themselves.
const isCounted = (name: string) => (counts.get(name)?.failed ?? 0) > 0;
const failures = sum("failed") + failed.filter((name) => !isCounted(name)).length;
console.log(`\n${sum("passed")} passed, ${failures} failed${sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : ""}`);
process.exitCode = failures > 0 ? 1 : 0;
