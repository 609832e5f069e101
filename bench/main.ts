// npm run bench [-- --quick | --help]: what this package costs, against what it could cost at best.
import { writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureCounts } from "./counts.ts";
import { measureEngine } from "./engine.ts";
import { measureGrowth } from "./growth.ts";
import { costAgainst, waterfall } from "./pictures.ts";
import { measurePlain } from "./plain.ts";
import { measureProgram } from "./program.ts";
import { createResults, rows } from "./rows.ts";
import { measureStart, timeCreates } from "./times.ts";

const usage = `Usage: npm run bench [-- OPTION]

Measures the package against the stand-in gateway: requests, times and memory, each with its target.

  --quick   under 50 seconds; the last line is one JSON object
  --help    this text
`;

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, help: { type: "boolean", default: false } } });
if (values.help) process.stdout.write(usage);
else await run(values.quick);

async function run(quick: boolean): Promise<void> {
  const started = performance.now();
  const say = (text: string) => process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`);
  const { record, all } = createResults();
  const apps = 100;

  say("requests of one app, an update, an empty up, a refresh");
  await measureCounts(record);
  say(`${apps} apps at 50 ms latency`);
  const creates = await timeCreates(apps);
  record("plugin_ratio", creates.ratio);
  let engine = "embedded host";
  if (quick) record("engine_ratio", null, "takes a minute: npm run bench");
  else {
    say(`${apps} apps at 50 ms latency on a real engine, if there is one`);
    engine = await measureEngine(record, apps);
  }
  const few = quick ? 3 : 10;
  say(`the plain way against this package, ${few} apps`);
  await measurePlain(record, few, { sideBySide: quick });
  if (quick) record("plugin_start_ms", null, "needs 21 pairs: npm run bench");
  else {
    say("start of the plugin process, 21 pairs");
    await measureStart(record, 21);
  }
  say("constructing 1,000 resources");
  measureProgram(record, quick ? 1 : 5);
  if (quick) {
    record("memory_ratio", null, "needs 1,000 apps: npm run bench");
    record("growth_ratio", null, "needs 1,000 apps: npm run bench");
  } else {
    const costs = await measureGrowth(record, say);
    say("the requests of one up");
    const { entries } = await timeCreates(4);
    const picture = (name: string, text: string) => writeFileSync(join(dirname(fileURLToPath(import.meta.url)), name), text);
    picture("waterfall.svg", waterfall(entries));
    picture("cost.svg", costAgainst(costs));
  }

  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? "unknown"}, ${process.platform} ${arch()}, Node ${process.version}`;
  process.stdout.write(`Measured on ${machine}, ${new Date().toISOString().slice(0, 10)}; engine: ${engine}.\n\n`);
  process.stdout.write("| what | target | measured | |\n|---|---|---|---|\n");
  for (const { name, what, target, unit = "" } of rows) {
    const { value, ok, reason } = all[name] ?? { value: null, ok: null, reason: "not measured" };
    const mark = ok === null ? (reason ?? "") : ok ? "ok" : "MISSED";
    process.stdout.write(`| ${what} (\`${name}\`) | ${target} | ${value === null ? "–" : `${value}${unit && ` ${unit}`}`} | ${mark} |\n`);
  }
  process.stdout.write("\n");
  if (quick) process.stdout.write(`${JSON.stringify(all)}\n`);
}
