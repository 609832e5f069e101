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
  { name: "plugin_ratio", what: "time of N creates at 50 ms latency / the least for the same requests", ...most(1.15) },
  { name: "engine_ratio", what: "the same on a real engine / (resources that do nothing + the least)", ...most(1.2) },
  { name: "plain_requests_ratio", what: "requests of the plain way / ours, same program", target: ">= 2", isFine: (value) => value >= 2 },
  { name: "plain_time_ratio", what: "time of the plain way / ours, same program", target: "as measured", isFine: () => true },
  { name: "plugin_start_ms", what: "first answered check minus the same of an empty provider, median of pairs", unit: "ms", ...most(40) },
  { name: "program_ratio", what: "constructing 1,000 OagApp / 1,000 plain CustomResource with the same arguments", ...most(1.3) },
  { name: "memory_ratio", what: "peak memory of the plugin process at 1,000 apps / with an empty provider", ...most(1.5) },
  { name: "growth_ratio", what: "time per app at N = 1,000 / at N = 100", ...most(1.1) },
];

/** Keeps a value of a row, or null and the reason why there is none. */
export type Results = (name: string, value: number | null, reason?: string) => void;

export interface Result {
  value: number | null;
  target: string;
  ok: boolean | null;
  reason?: string;
}

/** The table as it fills. */
export function createResults(): { record: Results; all: Record<string, Result> } {
  const all: Record<string, Result> = {};
  const record: Results = (name, value, reason) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined) throw new Error(`there is no row ${name}`);
    const rounded = value === null ? null : Math.round(value * 1000) / 1000;
    all[name] =
      rounded === null
        ? { value: null, target: row.target, ok: null, reason: reason ?? "not measured" }
        : { value: rounded, target: row.target, ok: row.isFine(rounded) };
  };
  return { record, all };
}
