import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { measureEngineRuns } from "../../bench/engine.ts";
import { physicalLimit } from "../../bench/limit.ts";
import { measurements } from "../../bench/measurements.ts";
import { costAgainst, waterfall } from "../../bench/pictures.ts";
import { countPlain } from "../../bench/plain.ts";
import { createResults, lineOf, type Result, type Row, rows } from "../../bench/rows.ts";
import { inPairs, inPairsAround, spreadOf } from "../../bench/spread.ts";
import type { Engine, EngineOptions } from "../../engines/engine.ts";
import { root } from "../support/basics/checkout.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";

const request = {
  method: "GET",
  path: "/api/v2/apps",
  operation: "listApplication",
  status: 200,
  connection: 1,
  startedAt: 0,
  endedAt: 50,
};
const requests = (count: number) => Array.from({ length: count }, () => request);

describe("the benchmark", () => {
  it("explains itself with --help", () => {
    const told = execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", "bench/main.ts", "--help"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(told)
      .to.match(/^Usage: npm run bench \[-- OPTION\]\n/)
      .and.include("--quick")
      .and.include("--only ROW");
    for (const { name, target } of rows) expect(told).to.include(`  ${name.padEnd(22)} ${target}`);
  });

  it("refuses a row that it does not have, and names those that it has", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "bench/main.ts", "--only", "speed"],
      { cwd: root, encoding: "utf8" },
    );
    expect([status, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.equal(`there is no row speed; the rows are ${rows.map(({ name }) => name).join(", ")}\n`);
  });

  it("measures every row exactly once", () => {
    const measured = measurements.flatMap(({ rows: names }) => names);
    expect([...measured].sort()).to.deep.equal(rows.map(({ name }) => name).sort());
  });

  it("knows where the true median lies: 95 % by order statistics, the whole range of fewer than six", () => {
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);
    expect(spreadOf([7])).to.deep.equal({ median: 7, low: 7, high: 7, count: 1 });
    expect(spreadOf(upTo(3))).to.deep.equal({ median: 2, low: 1, high: 3, count: 3 });
    expect(spreadOf(upTo(6))).to.deep.equal({ median: 3.5, low: 1, high: 6, count: 6 });
    expect(spreadOf(upTo(9))).to.deep.equal({ median: 5, low: 2, high: 8, count: 9 });
    expect(spreadOf(upTo(21))).to.deep.equal({ median: 11, low: 6, high: 16, count: 21 });
    expect(() => spreadOf([])).to.throw("nothing was measured");
  });

  it("runs pairs in turn, each in the other order than the one before", async () => {
    const order: string[] = [];
    const note = (name: string) => async () => order.push(name);
    expect(await inPairs(3, note("a"), note("b"))).to.deep.equal([
      [1, 2],
      [4, 3],
      [5, 6],
    ]);
    expect(order.join("")).to.equal("abbaab");
  });

  it("runs what two are compared with once for both, between them, and who comes first changes", async () => {
    const order: string[] = [];
    const note = (name: string) => async () => order.push(name);
    expect(await inPairsAround(3, note("m"), note("a"), note("b"))).to.deep.equal([
      { first: 1, middle: 2, second: 3 },
      { second: 4, middle: 5, first: 6 },
      { first: 7, middle: 8, second: 9 },
    ]);
    expect(order.join("")).to.equal("ambbmaamb");
  });

  it("takes every row on an engine, and the memory, in pairs of which it says how many", () => {
    const timesOf = (row: string) => measurements.find(({ rows: names }) => names.includes(row))?.times;
    expect(["engine_ratio", "engine_up_100", "engine_up_400", "engine_up_1000", "memory_ratio"].map(timesOf)).to.deep.equal([
      ...["6 pairs", "6 pairs", "6 pairs", "3 pairs", "6 pairs"],
    ]);
  });

  it("takes a median for missed only when its whole interval is beyond the target", () => {
    const { record, all } = createResults();
    record("plugin_ratio", [1.13, 1.16, 1.17]);
    record("program_ratio", [1.31, 1.39, 1.32]);
    record("plain_requests_ratio", [1.8, 1.9, 2.1]);
    expect(all).to.deep.equal({
      plugin_ratio: { value: 1.16, target: "<= 1.15", ok: true, low: 1.13, high: 1.17, count: 3 },
      program_ratio: { value: 1.32, target: "<= 1.3", ok: false, low: 1.31, high: 1.39, count: 3 },
      plain_requests_ratio: { value: 1.9, target: ">= 2", ok: true, low: 1.8, high: 2.1, count: 3 },
    });
    const row = rows.find(({ name }) => name === "program_ratio") as Row;
    expect(lineOf(row, all.program_ratio as Result)).to.equal(
      `| ${row.what} (\`program_ratio\`) | <= 1.3 | 1.32 (1.31 to 1.39, 3 times) | MISSED |`,
    );
  });

  it("judges no single value of what varies, as --quick measures it, and says so", () => {
    const { record, all } = createResults();
    record("plugin_ratio", [1.9]);
    record("program_ratio", [1]);
    const reason = "measured once, not judged";
    expect(all).to.deep.equal({
      plugin_ratio: { value: 1.9, target: "<= 1.15", ok: null, reason },
      program_ratio: { value: 1, target: "<= 1.3", ok: null, reason },
    });
    const row = rows.find(({ name }) => name === "plugin_ratio") as Row;
    expect(lineOf(row, all.plugin_ratio as Result)).to.equal(`| ${row.what} (\`plugin_ratio\`) | <= 1.15 | 1.9 | ${reason} |`);
  });

  it("knows the least that requests can take: the latency, so many at a time, after the two that come before all", () => {
    expect(physicalLimit(requests(2 + 80), 50, 8, 1)).to.equal((2 + 10) * 50);
    expect(physicalLimit([], 50, 8, 16), "a preview asks nothing").to.equal(0);
    expect(physicalLimit(requests(2 + 81), 50, 8, 1)).to.equal((2 + 11) * 50);
    expect(physicalLimit(requests(2 + 16), 50, 8, 16), "one app after the other's chain").to.equal((2 + 16) * 50);
  });

  it("hands a thousand apps to a program as a file, since they are more than an argument of the CLI may be", async () => {
    const asked: { apps: number; longest: number }[] = [];
    const run = async () => ({ failed: false });
    const start = async ({ root: program, config }: EngineOptions) => {
      const apps = JSON.parse(readFileSync(join(program, "apps.json"), "utf8"));
      const lengths = Object.values(config).map((value) => (typeof value === "string" ? value.length : 0));
      asked.push({ apps: apps.length, longest: Math.max(...lengths) });
      return { ready: async () => {}, preview: run, up: run, refresh: run } as unknown as Engine;
    };
    const { record, all } = createResults();
    await measureEngineRuns(record, start, 1000, 1);
    expect(asked.map(({ apps }) => apps)).to.deep.equal([1000, 1000]);
    for (const { longest } of asked) expect(longest).to.be.below(10_000);
    expect(Object.keys(all)).to.deep.equal(["engine_preview_1000", "engine_up_1000", "engine_refresh_1000"]);
  });

  it("lives the same program the plain way and with this package, which asks less [bench-plain]", async function lives() {
    this.timeout(120_000);
    const values: number[] = [];
    const { NODE_OPTIONS } = process.env;
    process.env.NODE_OPTIONS = programEnvironment().NODE_OPTIONS;
    try {
      await countPlain((_, value) => values.push(value as number), 1);
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = NODE_OPTIONS;
    }
    expect(values).to.have.length(1);
    expect(values[0]).to.be.greaterThan(1);
  });

  it("judges each value by its target, and keeps the reason of a missing one", () => {
    const { record, all } = createResults();
    record("state_bytes", 401);
    record("create_reads", 3);
    record("engine_ratio", null, "no engine");
    expect(all).to.deep.equal({
      state_bytes: { value: 401, target: "<= 400", ok: false },
      create_reads: { value: 3, target: "<= 3", ok: true },
      engine_ratio: { value: null, target: "<= 1.2", ok: null, reason: "no engine" },
    });
    expect(() => record("speed", 1)).to.throw("there is no row speed");
  });

  it("has every row in the README's table", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    for (const { name, what, target } of rows) expect(readme).to.include(`| ${what} (\`${name}\`) | ${target} |`);
  });

  it("draws each request as a bar, and no text of a path as markup", () => {
    const picture = waterfall([request, { ...request, path: "/api/v2/<b>", startedAt: 50, endedAt: 100 }]);
    expect(picture.match(/<rect x=/g)).to.have.length(2);
    expect(picture).to.include("2 requests in 100 ms").and.include("GET /&lt;b>").and.not.include("<b>");
    expect(
      costAgainst([
        [10, 1],
        [100, 5],
      ]).match(/<circle/g),
    ).to.have.length(2);
  });
});
