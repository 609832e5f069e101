import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { seedOf } from "../../../cli/dist/simulator/seed.js";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { carelessSnapshot, reviewedApp } from "../../support/gateways/careless.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

const paths = ["/", "/admin", "/admin/users/", "/api", "/static/", "/health/", "/reports"];
const policies = Object.fromEntries(paths.map((path) => [path, { rule: path === "/static/" ? "NO_AUTH" : "PROTECTED" }]));
const apps = (count: number): Json[] =>
  [...Array(count).keys()].map((nth) => ({
    ...reviewedApp(1, `App ${nth}`, { policies }),
    id: `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`,
  }));

describe("pulumi-oag audit and explain of much", function suite() {
  this.timeout(180_000);
  let folder: string;
  let meter: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-size-"));
    meter = join(folder, "meter.cjs");
    const file = JSON.stringify(join(folder, "used"));
    writeFileSync(
      meter,
      `process.on("exit", () => { const { user, system } = process.cpuUsage(); require("node:fs").writeFileSync(${file}, String((user + system) / 1e6)); });`,
    );
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  /** Seconds of processor time that the whole command takes. */
  async function seconds(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<{ used: number; stdout: string }> {
    const { code, stdout, stderr } = await run(args, { ...environment, NODE_OPTIONS: `--require ${meter}` });
    expect(code, stderr).to.be.oneOf([0, 2]);
    return { used: Number(readFileSync(join(folder, "used"), "utf8")), stdout };
  }

  it("takes less than 10 s of processor time for 2,000 apps, from a dump and from a gateway", async () => {
    const snapshot = { ...carelessSnapshot, applications: apps(2000) };
    writeFileSync(join(folder, "gateway.json"), JSON.stringify(snapshot));
    const dumped = await seconds(["audit", "--dump", folder, "--json"]);
    expect(dumped.used).to.be.below(10);
    expect(JSON.parse(dumped.stdout).objects.apps).to.equal(2000);
    const gateway = await startGateway();
    gateway.store.load(seedOf(mistyped(snapshot)));
    const live = await seconds(["audit", "--json"], environmentFor(gateway));
    expect(live.used).to.be.below(10);
    expect(JSON.parse(live.stdout).counts).to.deep.equal(JSON.parse(dumped.stdout).counts);
  });

  it("tells every class of paths of an app with 500 policies, some CUSTOM that are not evaluated, in less than 10 s", async () => {
    const many = Object.fromEntries(
      [...Array(500).keys()].map((nth) =>
        nth % 20 === 0 ? [`(?R)${nth}`, { rule: "CUSTOM", regexRule: "a" }] : [`/p${nth}/x`, { rule: "PROTECTED" }],
      ),
    );
    const app = reviewedApp(1, "Many", { policies: { "/": { rule: "PROTECTED" }, ...many } });
    writeFileSync(join(folder, "gateway.json"), JSON.stringify({ ...carelessSnapshot, applications: [app] }));
    const all = await seconds(["explain", "Many", "--all", "--dump", folder]);
    expect(all.used).to.be.below(10);
    expect(all.stdout.split("\n").length).to.be.above(1900);
    expect(all.stdout).to.include("depends on the patterns of 25 CUSTOM policies, which were not evaluated");
    const audited = await seconds(["audit", "--dump", folder]);
    expect(audited.used).to.be.below(10);
  });
});
