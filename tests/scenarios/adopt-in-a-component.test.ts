import { expect } from "chai";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { fullApp, OneResource } from "../support/resource.ts";
import { errors, ScenarioStack, steps } from "../support/scenario.ts";

describe("an app that a component of the program makes", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is adopted by an entry of oag:adopt, without a write; the entry may stay, or go", async () => {
    const gateway = await startGateway();
    const byHand = new OneResource("app", gateway);
    const { attributes: _, ...declared } = fullApp(gateway);
    await byHand.up(declared);
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    stack.declare({ components: ["team"], apps: { payroll: { args: declared, opts: { parent: "team" } } } });
    const refused = await stack.up();
    expect(errors(refused).join("\n")).to.include(`import: "${byHand.id}"`);
    gateway.log.clear();
    stack.configure("oag:adopt", JSON.stringify({ payroll: byHand.id }));
    const up = await stack.up();
    expect([errors(up), steps(up), gateway.log.writes]).to.deep.equal([[], ["create payroll"], []]);
    expect(JSON.parse(stack.stateText).resources.map(({ id }: { id?: string }) => id)).to.include(byHand.id);
    expect(steps(await stack.preview())).to.deep.equal([]);
    stack.configure("oag:adopt", "{}");
    expect(steps(await stack.preview())).to.deep.equal([]);
    stack.stop();
  });

  it("is not adopted by an entry that is no id: the preview says so, and nothing is sent", async () => {
    const gateway = await startGateway();
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    stack.declare({ apps: { payroll: { args: fullApp(gateway) } } });
    stack.configure("oag:adopt", JSON.stringify({ payroll: "no id/at all" }));
    const preview = await stack.preview();
    expect(errors(preview).join("\n")).to.include("import: must be the id of an app on the gateway");
    stack.configure("oag:adopt", "payroll");
    expect((await stack.up()).messages.join("\n")).to.include("oag:adopt must be a JSON object with the id of each object");
    expect(gateway.log.writes).to.deep.equal([]);
    stack.stop();
  });
});
