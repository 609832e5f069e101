import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { quickSpec } from "../support/programs/quick-spec.ts";
import { errors, ScenarioStack } from "../support/programs/scenario.ts";

const policyPacks = [fileURLToPath(new URL("../../policies", import.meta.url))];

describe("the policy pack on a real engine", function suite() {
  this.timeout(300_000);
  let gateway: Gateway;
  let stack: ScenarioStack;

  // The embedded host knows no policies: where there is no real engine, the pack is tried in its process and by its functions.
  before(async function begin() {
    gateway = await startGateway();
    const started = await ScenarioStack.start("real", gateway, { policyPacks });
    if (started === undefined) return this.skip();
    stack = started;
    return undefined;
  });
  after(async () => {
    stack?.stop();
    await stopGateways();
  });

  it("stops the preview of a program that opens an app to the world, and lets the cured one through [policy-pack-preview]", async () => {
    stack.declare(quickSpec({ policies: { "/": { rule: "NO_AUTH" } } }));
    const preview = await stack.preview();
    expect(preview.failed).to.equal(true);
    expect(preview.diagnostics.filter(({ policy }) => policy === "open-root")).to.have.length(1);
    expect(gateway.log.writes).to.deep.equal([]);
    stack.declare(quickSpec());
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(errors(await stack.destroy())).to.deep.equal([]);
  });
});
