// The floor under the coverage that the gate has measured: lines overall, and every branch of what must not be wrong.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const lineFloor = 95;
/** Rooms in which every branch is taken by a test. */
const rooms = {
  authentication: /^sdk\/auth\//,
  retry: /^sdk\/http\/(retry|send-with-retries|limiter)\.ts$/,
  reconciler: /^provider\/(gateway\/optional|reconciler\/(?!(check|problems)\/)|kinds\/[\w-]+\/(?!check|resource))/,
  diff: /^provider\/reconciler\/(life\/diff|parsed\/(by-aspect|owned))\.ts$/,
};

/** What was counted of a file: how often each statement ran, and each way out of a branch. */
interface Counted {
  s: Record<string, number>;
  b: Record<string, number[]>;
  branchMap: Record<string, { loc: { start: { line: number } } }>;
}

const counted: Record<string, Counted> = JSON.parse(readFileSync("coverage/coverage-final.json", "utf8"));
const files = Object.entries(counted).map(([path, data]) => ({
  name: relative(process.cwd(), path).replaceAll("\\", "/"),
  data,
}));
const statements = files.flatMap(({ data }) => Object.values(data.s));
const lines = (100 * statements.filter((count) => count > 0).length) / statements.length;
const missed: string[] = [];
const table = Object.entries(rooms).map(([room, pattern]) => {
  let all = 0;
  let taken = 0;
  for (const { name, data } of files.filter((file) => pattern.test(file.name))) {
    for (const [id, counts] of Object.entries(data.b)) {
      all += counts.length;
      taken += counts.filter((count) => count > 0).length;
      if (counts.includes(0)) missed.push(`${name}:${data.branchMap[id]?.loc.start.line}`);
    }
  }
  return { room, branches: all, taken, percent: all === 0 ? 0 : (100 * taken) / all };
});

console.log(`lines overall: ${lines.toFixed(1)} % (at least ${lineFloor} %)`);
for (const { room, branches, taken, percent } of table)
  console.log(`branches of ${room}: ${taken} of ${branches}, ${percent.toFixed(1)} %`);
for (const place of missed) console.log(`  never taken: ${place}`);
if (lines < lineFloor || table.some(({ percent }) => percent < 100)) {
  console.log("The coverage is below its floor.");
  process.exitCode = 1;
}
