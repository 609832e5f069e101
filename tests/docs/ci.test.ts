import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { environmentFor, run } from "../support/command.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { fullApp, OneResource } from "../support/resource.ts";
import { root } from "../support/sources.ts";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  name: string;
  on: unknown;
  permissions: Record<string, string>;
  concurrency: string;
  jobs: Record<string, { "runs-on": unknown; if?: string; "timeout-minutes": number; steps: Step[] }>;
}

const page = readFileSync(join(root, "docs/ci.md"), "utf8");
const parsed = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = ""]) => parse(text) as Workflow | Step[] | { values: unknown },
);
const workflows = parsed.filter((one): one is Workflow => "jobs" in one);
const jobs = workflows.flatMap((workflow) => Object.values(workflow.jobs));
const lines = [...jobs.flatMap(({ steps }) => steps), ...parsed.filter(Array.isArray).flat()].flatMap(({ run }) => run ?? []);
/** What is asked of the command line, without what the shell does with it. */
const asked = lines.flatMap((line) => [...line.matchAll(/npx pulumi-oag-cli ([^>|]*)/g)].map(([, args = ""]) => args.trim().split(" ")));

describe("the recipes for continuous integration", function suite() {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-ci-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("run on runners inside the network, one at a time, with the least rights, and never for a fork", () => {
    expect(workflows.map(({ name }) => name)).to.deep.equal(["preview", "drift", "deploy"]);
    for (const { name, permissions, concurrency } of workflows) {
      expect([permissions.contents, concurrency]).to.deep.equal(["read", "oag-production"]);
      expect(Object.keys(permissions)).to.deep.equal(name === "preview" ? ["contents", "pull-requests"] : ["contents"]);
    }
    for (const job of jobs) {
      expect([job["runs-on"], job["timeout-minutes"] > 0]).to.deep.equal([["self-hosted", "oag"], true]);
      const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      expect(checkouts.map((step) => step.with)).to.deep.equal([{ "persist-credentials": false }]);
    }
    const forPulls = workflows.filter((workflow) => JSON.stringify(workflow.on).includes("pull_request"));
    expect(forPulls.flatMap((workflow) => Object.values(workflow.jobs).map((job) => job.if))).to.deep.equal([
      "github.event.pull_request.head.repo.full_name == github.repository",
    ]);
    expect(
      lines.filter((line) => line.includes("${{")),
      "no expression in a shell line",
    ).to.deep.equal([]);
  });

  it("ask the command line for what it has: drift by property, and staging beside production", async () => {
    expect(asked).to.deep.equal([
      ["diff", "-", "--unmanaged", "--json"],
      ["diff", "env:STAGING", "env:PRODUCTION", "--map", "staging-to-production.json", "--json"],
    ]);
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    await resource.up(fullApp(gateway));
    const type = "pulumi-nodejs:dynamic/oag:OagApp";
    const urn = `urn:pulumi:production::house::${type}::payroll`;
    const state = { deployment: { resources: [{ urn, type, id: resource.id, inputs: resource.inputs, outputs: resource.outputs }] } };
    gateway.store.appByLabel("Payroll").session.idleSessionTimeout = 900;
    const [drift = [], promotion = []] = asked;
    const found = await run(drift, environmentFor(gateway), JSON.stringify(state), folder);
    expect(found.code).to.equal(2);
    const told = JSON.parse(found.stdout);
    const rows = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, text = ""]) => [
      name,
      [...text.matchAll(/`(\w+)`/g)].map(([, word]) => word),
    ]);
    expect(Object.keys(told)).to.deep.equal(rows.map(([name]) => name));
    const words = ["same", "different", "gone"];
    const documented = new Set(rows.flatMap(([, names]) => names).filter((name) => !words.includes(String(name))));
    expect([...documented].sort()).to.deep.equal(
      [...new Set([told.resources[0], told.resources[0].differences[0], told.unmanaged[0]].flatMap(Object.keys))].sort(),
    );

    const both = Object.entries(environmentFor(gateway)).flatMap(([name, value]) =>
      ["STAGING", "PRODUCTION"].map((prefix) => [name.replace(/^OAG/, prefix), value]),
    );
    writeFileSync(join(folder, "staging-to-production.json"), "{}");
    const same = await run(promotion, Object.fromEntries(both), "", folder);
    expect([same.code, JSON.parse(same.stdout).same]).to.deep.equal([0, true]);
  });

  it("name only settings that there are, in an environment of Pulumi ESC", () => {
    const settings = readFileSync(join(root, "README.md"), "utf8");
    const esc = parsed.find((one): one is { values: Record<string, Record<string, unknown>> } => !Array.isArray(one) && "values" in one);
    const names = [...Object.keys(esc?.values.pulumiConfig ?? {}), ...Object.keys(esc?.values.environmentVariables ?? {})];
    expect(names).to.have.length(6);
    for (const name of names) expect(settings).to.include(`\`${name}\``);
  });
});
