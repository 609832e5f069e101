// npm run bench [-- --quick | --only ROW | --help]: what this package costs, against what it could cost at best.
import { arch, cpus } from "node:os";
import { parseArgs } from "node:util";
import { startReal } from "./engine.ts";
import { type Measurement, measurements } from "./measurements.ts";
import { createResults, lineOf, type Results, rows } from "./rows.ts";

const usage = `Usage: npm run bench [-- OPTION]

Measures the package against the stand-in gateway: requests, times and memory, each with its target. What varies is
measured in pairs; the table has the median and the interval in which the true median lies (95 % from six pairs on,
the whole range of fewer). A row is MISSED only when its whole interval is beyond the target. The rows of 400 and
1,000 resources on a real engine take minutes, and are measured when they are asked for (--only).

  --only ROW   this row alone, and what is measured with it; may be repeated
  --quick      under 50 seconds; what varies is measured once and not judged; the last line is one JSON object
  --help       this text

Rows:
${rows.map(({ name, what, target }) => `  ${name.padEnd(22)} ${target.padEnd(12)} ${what}`).join("\n")}
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
type Engine = Awaited<ReturnType<typeof startReal>>;
const noEngine = () => Promise.reject(new Error("no engine was looked for"));

/** Measures, or records for all its rows why not. */
async function measure(record: Results, measurement: Measurement, quick: boolean, isAsked: boolean, found: Engine): Promise<void> {
  const leave = (why: string) => {
    for (const name of measurement.rows) record(name, null, why);
  };
  if (quick && measurement.quick !== undefined) return measurement.quick(record);
  if (quick) return leave("takes longer: npm run bench");
  if (measurement.leftOut !== undefined && !isAsked) return leave(`${measurement.leftOut}: npm run bench -- --only ${measurement.rows[0]}`);
  if (!measurement.needsEngine) return measurement.run(record, noEngine);
  return "why" in found ? leave(found.why) : measurement.run(record, found.start);
}

async function run(quick: boolean, only: readonly string[]): Promise<void> {
  const started = performance.now();
  const say = (text: string) => process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`);
  const { record, all } = createResults();
  const isWanted = (names: readonly string[]) => only.length === 0 || names.some((name) => only.includes(name));
  const found: Engine = quick ? { why: "takes longer: npm run bench" } : await startReal();
  for (const measurement of measurements.filter(({ rows }) => isWanted(rows))) {
    const { title, times, quick: shorter } = measurement;
    if (!quick) say(times === undefined ? title : `${title}, ${times}`);
    else if (shorter !== undefined) say(`${title}, once`);
    await measure(record, measurement, quick, only.length > 0, found);
  }

  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? "unknown"}, ${process.platform} ${arch()}, Node ${process.version}`;
  const engine = "where" in found ? found.where : "embedded host";
  process.stdout.write(`Measured on ${machine}, ${new Date().toISOString().slice(0, 10)}; engine: ${engine}.\n\n`);
  process.stdout.write("| what | target | measured | |\n|---|---|---|---|\n");
  for (const row of rows.filter(({ name }) => all[name] !== undefined || only.length === 0))
    process.stdout.write(
      `${lineOf(row, all[row.name] ?? { value: null, target: row.target, ok: null, reason: "takes longer: npm run bench" })}\n`,
    );
  process.stdout.write("\n");
  if (quick) process.stdout.write(`${JSON.stringify(all)}\n`);
}

const unknown = values.only.filter((name) => !rows.some((row) => row.name === name));
if (values.help) process.stdout.write(usage);
else if (unknown.length > 0) {
  process.stderr.write(`there is no row ${unknown.join(", ")}; the rows are ${rows.map(({ name }) => name).join(", ")}\n`);
  process.exitCode = 1;
} else await run(values.quick, values.only);
