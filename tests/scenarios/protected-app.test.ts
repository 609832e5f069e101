import { expect } from "chai";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { fullApp, type Json } from "../support/resource.ts";
import { errors, ScenarioStack, steps } from "../support/scenario.ts";

describe("a ProtectedApp on a gateway", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is active after one up, no difference in the next, and gone when it is no longer declared", async () => {
    const gateway = await startGateway();
    const { idpId, label, publicDomain } = fullApp(gateway) as Json;
    const args = { label, publicDomain, idpId, groups: ["00g1employees"], backends: ["https://a.internal", "https://b.internal"] };
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    stack.declare({ protectedApps: { payroll: { args } } });
    const up = await stack.up();
    expect([errors(up), steps(up).filter((step) => !step.startsWith("read"))]).to.deep.equal([[], ["create payroll", "create payroll"]]);
    const [live] = [...gateway.store.apps.values()] as unknown as Json[];
    expect(live?.status).to.equal("ACTIVE");
    expect(live?.own).to.include({ label, publicDomain, loadBalanced: true, postLoginUrl: `https://${publicDomain}/` });
    gateway.log.clear();
    expect(steps(await stack.up()).filter((step) => !step.startsWith("read"))).to.deep.equal([]);
    expect(gateway.log.writes).to.deep.equal([]);
    stack.declare({});
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(gateway.store.apps.size).to.equal(0);
    stack.stop();
  });
});
