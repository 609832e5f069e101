import { expect } from "chai";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack } from "../support/programs/scenario.ts";
import { namedAfter } from "../support/resources/arguments.ts";
import { fullApp } from "../support/resources/full-app.ts";

describe("a cause that stops every resource of a run", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is told with its cure once in the plugin process, by up and by refresh, and every resource fails [told-once-in-a-run]", async () => {
    const gateway = await startGateway();
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    const names = Array.from({ length: 12 }, (_, nth) => `app-${nth}`);
    const apps = names.map((name) => [name, { args: fullApp(gateway, namedAfter(name)) }]);
    stack.declare({ apps: Object.fromEntries(apps) });
    const refusal = { match: { operation: "createAccessToken" }, times: 999, status: 401, message: "the key has expired" };
    const long = /refused the client assertion \(401 UNAUTHORIZED: the key has expired\); check that oag:clientId and oag:privateKey/g;
    const short = / failed: the gateway does not let this client in \(as told for app "app-\d+"\) \[OAG_AUTHENTICATION\]/g;
    const counts = (messages: readonly string[]) => [long, short].map((pattern) => messages.join("\n").match(pattern)?.length ?? 0);

    gateway.faults.add(refusal);
    const up = errors(await stack.up());
    expect(counts(up)).to.deep.equal([1, names.length - 1]);
    gateway.faults.clear();
    expect(errors(await stack.up())).to.deep.equal([]);
    gateway.faults.add(refusal);
    const refresh = errors(await stack.refresh());
    expect(counts(refresh)).to.deep.equal([1, names.length - 1]);
    stack.stop();
  });
});
