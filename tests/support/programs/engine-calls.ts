import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Gateway, harshReading, type Reading } from "pulumi-oag-simulator";
import type { EngineRun } from "../../../engines/engine.ts";
import type { LoggedCall } from "../../../engines/plugin-log.ts";
import { idOf } from "../readers/test-ids.ts";

/** What a real engine asked the plugin process in each run of each scenario, by the id in its title: `npm run record` with a pulumi CLI writes it anew. */
const file = fileURLToPath(new URL("../../scenarios/engine-calls.json", import.meta.url));
const isRecording = process.env.PULUMI_OAG_RECORD === "1";

type Recorded = Record<string, string[][]>;
const read = (): Recorded => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

const writes = /^(create|update|delete) /;

/**
 * Both engines ask the plugin process the same. What they ask at the same time has no order; what an engine still asks
 * when something else has failed depends on time, but for writes.
 */
export function compareWithEngine(title: string, runs: readonly EngineRun[], isReal: boolean): void {
  const asked = runs.map(({ calls }) => calls.map(({ method, name }) => `${method} ${name}`).sort());
  const recorded = read();
  const scenario = idOf(title) ?? expect.fail(`"${title}" needs an id in brackets at its end, for its recorded calls`);
  if (isRecording && isReal) {
    const all = { ...recorded, [scenario]: asked };
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(all).sort()), null, 1)}\n`);
    return;
  }
  const certain = (all: string[][] = []) =>
    all.map((calls, run) => (runs[run]?.failed ? calls.filter((call) => writes.test(call)) : calls));
  expect(certain(asked), `what the plugin process was asked, against a real engine, in "${title}"`).to.deep.equal(
    certain(recorded[scenario]),
  );
}

const optionsFolder = fileURLToPath(new URL("../../scenarios/options", import.meta.url));

/** What a real engine asked in each run of one option, with the responses: replayed everywhere. */
export interface OptionRecord {
  /** Differences from the harsh reading that the stand-in gateway had. */
  reading: Partial<Reading>;
  origin: string;
  runs: LoggedCall[][];
}

/** By the id of the test that recorded it. */
export function readOptionRecords(): Map<string, OptionRecord> {
  const files = globSync(join(optionsFolder, "*.json")).sort();
  return new Map(files.map((path) => [basename(path, ".json"), JSON.parse(readFileSync(path, "utf8"))]));
}

/** Writes the record anew, under the id in the title; only with `npm run record`. */
export function saveOptionRecord(title: string, gateway: Gateway, runs: readonly EngineRun[]): void {
  const isLockedOut = runs.some(({ calls }) => (calls as LoggedCall[]).some(({ error }) => error?.includes("OAG_AUTHENTICATION")));
  // A key that was exchanged in the middle is not the replay's to exchange.
  if (!isRecording || isLockedOut) return;
  const reading = Object.fromEntries(
    Object.entries(gateway.reading).filter(([name, value]) => harshReading[name as keyof Reading] !== value),
  );
  const calls = runs.map((run) => (run.calls as LoggedCall[]).map(withoutNoise)).filter((run) => run.length > 0);
  const record: OptionRecord = { reading, origin: gateway.origin, runs: calls };
  mkdirSync(optionsFolder, { recursive: true });
  writeFileSync(
    join(optionsFolder, `${idOf(title) ?? expect.fail(`"${title}" needs an id in brackets at its end`)}.json`),
    `${JSON.stringify(record, null, 1)}\n`,
  );
}

/** Without what differs from run to run and says nothing. */
function withoutNoise(call: LoggedCall): LoggedCall {
  const { resourceStatusAddress: _, resourceStatusToken: __, randomSeed: ___, ...request } = call.request;
  return { ...call, request };
}
