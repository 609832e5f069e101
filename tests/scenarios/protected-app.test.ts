import { expect } from "chai";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack, steps } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";

describe("a ProtectedApp on a gateway", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is active after one up, no difference in the next, and gone when it is no longer declared [protected-app-life]", async () => {
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

  it("has the newest of two certificates that are valid while one is renewed, and the named one where one is named [protected-app-renewal]", async () => {
    const gateway = await startGateway();
    const { idpId, label } = fullApp(gateway) as Json;
    const day = 24 * 60 * 60 * 1000;
    const dated = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
    const add = (from: number, to: number) =>
      gateway.store.addCertificate({ commonName: "wages.example.org", validFrom: dated(from), expiresOn: dated(to) }, Date.now());
    const old = add(-360, 5);
    const renewed = add(-2, 363);
    const args = { label, publicDomain: "wages.example.org", idpId, groups: ["00g1employees"], backends: ["https://a.internal"] };
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    const certificate = () => ([...gateway.store.apps.values()][0] as unknown as { own: Json }).own.certificateId;
    stack.declare({ protectedApps: { payroll: { args } } });
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(certificate()).to.equal(renewed);
    stack.declare({ protectedApps: { payroll: { args: { ...args, certificateId: old } } } });
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(certificate()).to.equal(old);
    stack.stop();
  });
});
