import { spreadOf } from "./spread.ts";

/** A row of the table: its stable name, what it is, and when it is fine. */
export interface Row {
  name: string;
  what: string;
  target: string;
  isFine(value: number): boolean;
  unit?: string;
}

const most = (limit: number) => ({ target: `<= ${limit}`, isFine: (value: number) => value <= limit });
const exactly = (count: number) => ({ target: `${count}`, isFine: (value: number) => value === count });

/** How many resources the engine is tried with, and what it does with them. */
export const engineCounts = [100, 400, 1000] as const;
export const engineRuns = ["preview", "up", "refresh"] as const;

export const rows: readonly Row[] = [
  { name: "unchanged_requests", what: "requests of a preview or up without changes, beyond look-ups", ...exactly(0) },
  { name: "token_requests", what: "token requests of a plugin process, 41 apps", ...exactly(1) },
  { name: "create_writes", what: "writes to create an app with 4 attributes, 4 policies, 2 back ends, 3 blocks, activation", ...most(15) },
  { name: "create_reads", what: "reads of the same", ...most(3) },
  { name: "update_writes", what: "writes of an update that changes one attribute", ...exactly(1) },
  { name: "update_reads", what: "reads of the same", ...most(1) },
  { name: "refresh_requests", what: "requests of a refresh of 40 apps with all parts", ...most(2) },
  { name: "connections", what: "connections opened, maxConcurrency 8", ...most(8) },
  { name: "state_bytes", what: "bytes of state per app beyond inputs and outputs", ...most(400) },
  { name: "plugin_cpu_ms", what: "CPU of the plugin process per request, 100 creates without latency", unit: "ms", ...most(0.8) },
  { name: "plugin_ratio", what: "time of N creates at 50 ms latency / the least for the same requests", ...most(1.15) },
  { name: "engine_ratio", what: "the same on a real engine / (resources that do nothing + the least)", ...most(1.2) },
  ...engineCounts.flatMap((count) =>
    engineRuns.map((run) => ({
      name: `engine_${run}_${count}`,
      what: `${run} of ${count.toLocaleString("en")} resources on a real engine at 20 ms latency / (as many that do nothing + the least)`,
      ...most(1),
    })),
  ),
  { name: "plain_requests_ratio", what: "requests of the plain way / ours, same program", target: ">= 2", isFine: (value) => value >= 2 },
  { name: "plain_time_ratio", what: "time of the plain way / ours, same program", target: "as measured", isFine: () => true },
  { name: "plugin_start_ms", what: "first answered check minus the same of an empty provider, median of pairs", unit: "ms", ...most(40) },
  { name: "program_ratio", what: "constructing 1,000 OagApp / 1,000 plain CustomResource with the same arguments", ...most(1.3) },
  { name: "memory_ratio", what: "peak memory of the plugin process at 1,000 apps / with an empty provider", ...most(1.5) },
  { name: "growth_ratio", what: "time per app at N = 1,000 / at N = 100", ...most(1.1) },
];

/** Keeps what was measured for a row: one exact value, one value a pair or run, or null and the reason why there is none. */
export type Results = (name: string, measured: number | readonly number[] | null, reason?: string) => void;

export interface Result {
  value: number | null;
  target: string;
  /** Null where nothing is judged. */
  ok: boolean | null;
  /** Why there is no value, or no judgement of it. */
  reason?: string;
  /** Where the value is a median: the interval in which the true one lies, and of how many values. */
  low?: number;
  high?: number;
  count?: number;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A median misses its target only when its whole interval does: what may be noise is no miss, and of one value all may be noise. */
function judged(row: Row, values: readonly number[]): Result {
  const { median, low, high, count } = spreadOf(values.map(rounded));
  const value = rounded(median);
  if (count === 1) return { value, target: row.target, ok: null, reason: "measured once, not judged" };
  return { value, target: row.target, ok: row.isFine(low) || row.isFine(high), low, high, count };
}

/** The table as it fills. */
export function createResults(): { record: Results; all: Record<string, Result> } {
  const all: Record<string, Result> = {};
  const record: Results = (name, measured, reason) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined) throw new Error(`there is no row ${name}`);
    if (measured === null) all[name] = { value: null, target: row.target, ok: null, reason: reason ?? "not measured" };
    else if (typeof measured === "number") {
      const value = rounded(measured);
      all[name] = { value, target: row.target, ok: row.isFine(value) };
    } else all[name] = judged(row, measured);
  };
  return { record, all };
}

/** A row as a line of the table. */
export function lineOf({ name, what, target, unit = "" }: Row, { value, ok, reason, low, high, count }: Result): string {
  const spread = low === undefined ? "" : ` (${low} to ${high}, ${count} times)`;
  const measured = value === null ? "–" : `${value}${unit && ` ${unit}`}${spread}`;
  return `| ${what} (\`${name}\`) | ${target} | ${measured} | ${ok === null ? (reason ?? "") : ok ? "ok" : "MISSED"} |`;
}
