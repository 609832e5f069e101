import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { parse } from "yaml";

interface Step {
  uses?: string;
  run?: string;
}
interface Job {
  permissions?: Record<string, string>;
  needs?: string;
  environment?: string;
  steps: Step[];
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = fileURLToPath(new URL("../../.github/workflows", import.meta.url));
const workflows = new Map(globSync(`${folder}/*.yml`).map((file) => [basename(file), parse(readFileSync(file, "utf8")) as Workflow]));

describe("the workflows", () => {
  it("let nothing run beside the identity that publishes: no checkout, no install, no test, no script of a package [release-job]", () => {
    const { permissions, jobs } = workflows.get("release.yml") as Workflow;
    expect(permissions).to.deep.equal({ contents: "read" });
    const trusted = Object.entries(jobs).filter(([, job]) => job.permissions?.["id-token"] === "write");
    expect(trusted.map(([name]) => name)).to.deep.equal(["publish"]);
    const { publish } = jobs;
    expect([publish?.permissions, publish?.needs, publish?.environment]).to.deep.equal([{ "id-token": "write" }, "test", "release"]);
    expect(publish?.steps.map(({ uses, run }) => uses?.split("@")[0] ?? run)).to.deep.equal([
      "actions/setup-node",
      "actions/download-artifact",
      "npm publish ./pulumi-oag-[0-9]*.tgz --provenance --access public --ignore-scripts",
      "npm publish ./pulumi-oag-simulator-[0-9]*.tgz --provenance --access public --ignore-scripts",
      "npm publish ./pulumi-oag-cli-[0-9]*.tgz --provenance --access public --ignore-scripts",
      "npm publish ./pulumi-oag-policies-[0-9]*.tgz --provenance --access public --ignore-scripts",
    ]);
    expect(jobs.test?.steps.map(({ run }) => run).filter((run) => run?.startsWith("npm"))).to.deep.equal([
      "npm run demo -- --install-pulumi",
      "npm run test:long",
      "npm pack && npm pack --workspace simulator --workspace cli --workspace policies",
    ]);
  });

  it("name every action by its commit, so that nobody can move it", () => {
    const used = [...workflows.values()].flatMap(({ jobs }) =>
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
    );
    expect(used).to.have.length.greaterThan(4);
    for (const action of used) expect(action).to.match(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });

  it("bring Pulumi's own CLI before the tests, so that the scenarios run on a real engine, by what everybody can run", () => {
    const { jobs } = workflows.get("ci.yml") as Workflow;
    expect(jobs.gate?.steps.flatMap(({ run }) => run ?? [])).to.deep.equal(["npm run demo -- --install-pulumi", "bash .ci/run"]);
    const usage = readFileSync(fileURLToPath(new URL("../../scripts/demo/main.ts", import.meta.url)), "utf8");
    expect(usage).to.match(/^ {2}--install-pulumi /m);
  });

  it("give no other job more than reading", () => {
    for (const [file, { permissions, jobs }] of workflows) {
      expect(permissions, file).to.deep.equal({ contents: "read" });
      for (const [name, job] of Object.entries(jobs))
        if (name !== "publish") expect(job.permissions, `${file}: ${name}`).to.equal(undefined);
    }
  });
});
