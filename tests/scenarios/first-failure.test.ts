import { expect } from "chai";
import { rejection } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { ScenarioStack } from "../support/programs/scenario.ts";

const hunted = "a secret of the scenario was shown, or lies in the state in clear";

describe("a test of a stack", () => {
  afterEach(stopGateways);
  const ended = async (state: string, work: () => Promise<void>): Promise<Error> => {
    const stack = (await ScenarioStack.start("embedded", await startGateway())) as ScenarioStack;
    stack.stateText = state;
    return rejection(stack.during(work));
  };
  const fails = async (): Promise<void> => void expect([1], "what was wrong first").to.deep.equal([]);

  it("fails by what was wrong first, and names what the hunt for secrets found after it", async () => {
    const both = await ended("CANARY", fails);
    expect(both.message).to.equal(`what was wrong first: expected [ 1 ] to deeply equal []\nand at the end: ${hunted}`);
    expect((await ended("", fails)).message).to.equal("what was wrong first: expected [ 1 ] to deeply equal []");
  });

  it("fails by what the hunt found where nothing else was wrong", async () => {
    expect((await ended("CANARY", async () => {})).message).to.equal(hunted);
  });
});
