import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureCounts } from "./counts.ts";
import { measureCpu } from "./cpu.ts";
import { measureEngine, measureEngineRuns, type Start } from "./engine.ts";
import { costsByCount, measureGrowth } from "./growth.ts";
import { costAgainst, waterfall } from "./pictures.ts";
import { countPlain, measurePlain } from "./plain.ts";
import { measureProgram } from "./program.ts";
import { engineCounts, engineRuns, type Results } from "./rows.ts";
import { measureCreates, measureStart, timeCreates } from "./times.ts";

/** Something that is measured in one go, and the rows that come of it. */
export interface Measurement {
  title: string;
  /** How often, in the whole benchmark. */
  times?: string;
  rows: readonly string[];
  /** In the whole benchmark, and when one of its rows is asked for. Given no engine where it needs none. */
  run(record: Results, start: Start): Promise<void>;
  /** With --quick: a shorter run, where there is one. */
  quick?: (record: Results) => Promise<void>;
  needsEngine?: true;
  /** Why it is left out of the whole benchmark, unless one of its rows is asked for. */
  leftOut?: string;
}

const apps = 100;
/** Six are the fewest that have an interval of 95 %. A thousand resources take their time: those of three have their whole range. */
const pairsOnEngine = { 100: 6, 400: 6, 1000: 3 } as const;

const countRows = [
  "unchanged_requests",
  "token_requests",
  "create_writes",
  "create_reads",
  "update_writes",
  "update_reads",
  "refresh_requests",
  "connections",
  "state_bytes",
];

const onEngine = engineCounts.map(
  (count): Measurement => ({
    title: `preview, up and refresh of ${count} resources on a real engine at 20 ms latency`,
    times: `${pairsOnEngine[count]} pairs`,
    rows: engineRuns.map((run) => `engine_${run}_${count}`),
    run: (record, start) => measureEngineRuns(record, start, count, pairsOnEngine[count]),
    needsEngine: true,
    ...(count > apps && { leftOut: `takes ${count === 400 ? "ten minutes" : "half an hour"}` }),
  }),
);

export const measurements: readonly Measurement[] = [
  { title: "requests of one app, an update, an empty up, a refresh", rows: countRows, run: measureCounts, quick: measureCounts },
  {
    title: "CPU of the plugin process",
    times: "9 runs",
    rows: ["plugin_cpu_ms"],
    run: (record) => measureCpu(record, 9),
    quick: (record) => measureCpu(record, 1),
  },
  {
    title: `${apps} apps at 50 ms latency`,
    times: "6 runs",
    rows: ["plugin_ratio"],
    run: (record) => measureCreates(record, apps, 6),
    quick: (record) => measureCreates(record, apps, 1),
  },
  {
    title: `${apps} apps at 50 ms latency on a real engine`,
    times: `${pairsOnEngine[apps]} pairs`,
    rows: ["engine_ratio"],
    run: (record, start) => measureEngine(record, start, apps, pairsOnEngine[apps]),
    needsEngine: true,
  },
  ...onEngine,
  {
    title: "the plain way against this package",
    times: "10 apps, 3 pairs",
    rows: ["plain_requests_ratio", "plain_time_ratio"],
    run: (record) => measurePlain(record, 10, 3),
    quick: (record) => countPlain(record, 3),
  },
  { title: "start of the plugin process", times: "21 pairs", rows: ["plugin_start_ms"], run: (record) => measureStart(record, 21) },
  {
    title: "constructing 1,000 resources",
    times: "9 pairs",
    rows: ["program_ratio"],
    run: (record) => measureProgram(record, 9),
    quick: (record) => measureProgram(record, 1),
  },
  {
    title: "1,000 apps without latency against 100 and against nothing",
    times: "6 pairs",
    rows: ["memory_ratio", "growth_ratio"],
    run: (record) => measureGrowth(record, 6),
  },
  { title: "the pictures", rows: [], run: draw },
];

async function draw(): Promise<void> {
  const { entries } = await timeCreates(4);
  const picture = (name: string, text: string) => writeFileSync(join(dirname(fileURLToPath(import.meta.url)), name), text);
  picture("waterfall.svg", waterfall(entries));
  picture("cost.svg", costAgainst(await costsByCount([50, 100, 300, 1000])));
}
