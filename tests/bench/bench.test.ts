import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { physicalLimit } from "../../bench/limit.ts";
import { costAgainst, waterfall } from "../../bench/pictures.ts";
import { createResults, rows } from "../../bench/rows.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
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
      .and.include("--quick");
  });

  it("knows the least that requests can take: the latency, so many at a time, after the two that come before all", () => {
    expect(physicalLimit(requests(2 + 80), 50, 8, 1)).to.equal((2 + 10) * 50);
    expect(physicalLimit(requests(2 + 81), 50, 8, 1)).to.equal((2 + 11) * 50);
    expect(physicalLimit(requests(2 + 16), 50, 8, 16), "one app after the other's chain").to.equal((2 + 16) * 50);
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
