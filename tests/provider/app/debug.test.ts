import { expect } from "chai";
import type { OagPartialError } from "../../../dist/provider/errors/partial.js";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { uuid } from "../../support/resources/arguments.ts";
import { checkedApp, nothing, proxied } from "../../support/resources/checked-app.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("debug, which is set when an app is created", () => {
  afterEach(stopGateways);
  const way = "is set when an app is created and cannot be changed by the API";
  const later = [`debug: ${way}; what this app has is not known here, so remove it and set it in the console`];

  it("is refused when it is declared later, whatever its value: what the app has is not known", () => {
    for (const debug of [true, false]) expect(checkedApp({ ...proxied, debug }, proxied)).to.deep.equal({ refused: later, told: [] });
    expect(checkedApp({ ...proxied, debug: true }, { ...proxied, debug: null }).refused, "null is absent").to.deep.equal(later);
  });

  it("is taken at creation, at a replacement and at an adoption, and passes while it is unknown", () => {
    expect(checkedApp({ ...proxied, debug: true })).to.deep.equal(nothing);
    expect(checkedApp({ ...proxied, debug: true }, { ...proxied, type: "OAG_NOAUTH" })).to.deep.equal(nothing);
    expect(checkedApp({ ...proxied, debug: true, __import: uuid })).to.deep.equal(nothing);
    expect(checkedApp({ ...proxied, debug: unknown }, proxied)).to.deep.equal(nothing);
  });

  it("goes its way: declared, refused when changed, released, and refused with the way out when it comes back", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect(await app.up(fullApp(gateway, { debug: true }))).to.deep.equal({ op: "create" });
    expect(gateway.store.appByLabel("Payroll").own.debug).to.equal(true);
    gateway.log.clear();
    expect((await app.up(fullApp(gateway, { debug: false }))).error).to.equal(
      `debug: ${way}; keep true, or remove it here and set it in the console [OAG_ARGUMENT_FIXED]`,
    );
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(app.outputs).to.not.have.property("debug");
    expect((await app.up(fullApp(gateway, { debug: true }))).error).to.equal(`${later[0]} [OAG_ARGUMENT_FIXED]`);
    expect(app.outputs, "the state says nothing that is not so").to.not.have.property("debug");
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "same" });
    expect(gateway.log.writes).to.deep.equal([]);
  });

  it("is no matter where somebody switches it in the console before the app is finished: it is no drift", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const args = fullApp(gateway, { debug: false });
    gateway.faults.add({ match: { operation: "activateApplication" }, times: 9, status: 500 });
    expect((await app.up(args)).reasons).to.have.length(1);
    gateway.store.appByLabel("Payroll").own.debug = true;
    gateway.log.clear();
    expect((await app.up(args)).reasons?.join("\n")).to.match(/^status ACTIVE of app "Payroll": the gateway answered 500 /);
    expect(app.outputs.debug).to.equal(false);
    gateway.faults.clear();
    gateway.faults.add({ match: { operation: "replaceApplication" }, times: 9, status: 400, message: "no" });
    const described = { ...args, description: "new" };
    expect((await app.up(described)).reasons?.join("\n")).to.match(/^app "Payroll": the gateway answered 400 BAD_REQUEST: no /);
    expect(app.outputs.debug).to.equal(false);
    gateway.faults.clear();
    await app.refresh();
    expect(await app.up(described)).to.deep.equal({ op: "update" });
    expect(app.outputs.debug).to.equal(false);
    expect(await app.up(described)).to.deep.equal({ op: "same" });
    expect(gateway.store.appByLabel("Payroll").own).to.include({ debug: true, description: "new" });
  });

  it("that a gateway does not take at creation is told by every up, with the way out", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    gateway.tamper = (operation, body) => (/^(create|get)Application$/.test(operation) ? { ...(body as Json), debug: false } : body);
    for (const op of ["create", "update"]) {
      const outcome = await app.up(fullApp(gateway, { debug: true }));
      expect([outcome.op, outcome.reasons?.length]).to.deep.equal([op, 1]);
      expect(outcome.reasons?.[0]).to.match(
        /^app "Payroll": debug is set when an app is created and cannot be changed by the API; set it in the console, or remove it from the program \[OAG_STATE\]/,
      );
      expect((app.thrown.at(-1) as OagPartialError).steps[0]).to.deep.include({ path: [], members: [["debug"]] });
    }
  });
});
