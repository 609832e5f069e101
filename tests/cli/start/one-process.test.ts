import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { environmentFor, run, runAlone } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

// Commands of these tests share a process. What follows is the check that none of them says anything else for it.
describe("commands that run one after the other in one process", () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(stopGateways);

  const lines: [string, string[], input?: string][] = [
    ["what is found", ["audit", "--fail-on", "none"]],
    ["the same again", ["audit", "--fail-on", "none"]],
    ["JSON", ["audit", "--json"]],
    ["without what was given before", ["audit"]],
    ["help", ["diff", "--help"]],
    ["a word that is none", ["audti"]],
    ["an option that is none", ["dump", "--ot", "x"]],
    ["what it reads from standard input", ["adopt", "--app", "Payroll", "--into", ".", "--state", "-"], "no stack"],
    ["an error with details", ["doctor", "--hostname", "localhost:1"]],
  ];

  it("say and end as they do each in a process of its own", async () => {
    const environment = environmentFor(gateway);
    for (const [what, args, input] of lines) {
      const shared = await run(args, environment, input);
      const alone = await runAlone(args, environment, input);
      expect(shared, what).to.deep.equal(alone);
    }
  });

  it("know nothing of each other's environment", async () => {
    const [named, nameless] = [await run(["audit"], environmentFor(gateway)), await run(["audit"])];
    expect(named.stderr).to.include(gateway.origin);
    expect(nameless).to.deep.equal(await runAlone(["audit"]));
    expect(nameless.code).to.equal(1);
  });
});
