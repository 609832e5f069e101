import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { root } from "../support/basics/checkout.ts";
import { environmentFor, run } from "../support/commands/command.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

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

describe("the recipes for continuous integration", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-ci-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("run on runners inside the network, one at a time, with the least rights, and never for a fork", () => {
    expect(workflows.map(({ name }) => name)).to.deep.equal(["preview", "drift", "audit", "deploy"]);
    for (const { name, permissions, concurrency } of workflows) {
      expect(concurrency).to.equal("oag-production");
      const more: Record<string, Record<string, string>> = {
        preview: { "pull-requests": "write" },
        audit: { actions: "read", "security-events": "write" },
      };
      expect(permissions).to.deep.equal({ contents: "read", ...more[name] });
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
      ["audit", "--tuning", "audit.json", "--sarif", "--fail-on", "never"],
      ["audit", "--tuning", "audit.json", "--fail-on", "error"],
      ["diff", "env:STAGING", "env:PRODUCTION", "--map", "staging-to-production.json", "--json"],
    ]);
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    await resource.up(fullApp(gateway));
    const type = "pulumi-nodejs:dynamic/oag:OagApp";
    const urn = `urn:pulumi:production::shared::${type}::payroll`;
    const state = { deployment: { resources: [{ urn, type, id: resource.id, inputs: resource.inputs, outputs: resource.outputs }] } };
    gateway.store.appByLabel("Payroll").session.idleSessionTimeout = 900;
    const [drift = [], scan = [], gate = [], promotion = []] = asked;
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

    writeFileSync(join(folder, "audit.json"), "{}");
    const scanned = await run(scan, environmentFor(gateway), "", folder);
    const judged = await run(gate, environmentFor(gateway), "", folder);
    expect([scanned.code, judged.code]).to.deep.equal([0, 0]);
    const { results } = JSON.parse(scanned.stdout).runs[0];
    expect(results.length).to.be.greaterThan(0);
    const upload = jobs.flatMap(({ steps }) => steps).find(({ uses }) => uses?.startsWith("github/codeql-action/upload-sarif@"));
    expect(upload?.with).to.deep.equal({ sarif_file: "audit.sarif", category: "oag-production" });

    const both = Object.entries(environmentFor(gateway)).flatMap(([name, value]) =>
      ["STAGING", "PRODUCTION"].map((prefix) => [name.replace(/^OAG/, prefix), value]),
    );
    writeFileSync(join(folder, "staging-to-production.json"), "{}");
    const same = await run(promotion, Object.fromEntries(both), "", folder);
    expect([same.code, JSON.parse(same.stdout).same]).to.deep.equal([0, true]);
  });
});
