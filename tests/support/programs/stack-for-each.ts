import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../gateways/gateway.ts";
import { isWanted, ScenarioStack } from "./scenario.ts";

/**
 * For each test of a suite, a gateway and a stack on it; a test is skipped where it is not wanted or the machine has no such engine. What
 * a real engine asked in a test that passed is recorded under its title. Call it within `describe`.
 * @param oneOfThem id of the test that stands for all where not all are wanted
 * @param begin takes both over, and may begin what all tests go on from
 */
export function stackForEachTest(
  kind: "embedded" | "real",
  oneOfThem: string,
  begin: (gateway: Gateway, stack: ScenarioStack) => Promise<void> | void,
): void {
  let stack: ScenarioStack;
  beforeEach(async function start() {
    if (!isWanted(kind, this.currentTest?.title, oneOfThem)) return this.skip();
    const gateway = await startGateway();
    const started = await ScenarioStack.start(kind, gateway);
    if (started === undefined) return this.skip();
    stack = started;
    return begin(gateway, stack);
  });
  afterEach(async function end() {
    if (!this.currentTest?.isPending()) stack.stop(this.currentTest?.isPassed() ? this.currentTest.title : undefined);
    await stopGateways();
  });
}
