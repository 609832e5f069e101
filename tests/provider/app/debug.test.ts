import { expect } from "chai";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { judge, nothing, proxied, unknown, uuid } from "../../support/judge.ts";
import { fullApp, OneResource } from "../../support/resource.ts";

describe("debug, which is set when an app is created", () => {
  afterEach(stopGateways);
  const way = "is set when an app is created and cannot be changed by the API";
  const later = [`debug: ${way}; what this app has is not known here, so remove it and set it in the console`];

  it("is refused when it is declared later, whatever its value: what the app has is not known", () => {
    for (const debug of [true, false]) expect(judge({ ...proxied, debug }, proxied)).to.deep.equal({ refused: later, told: [] });
    expect(judge({ ...proxied, debug: true }, { ...proxied, debug: null }).refused, "null is absent").to.deep.equal(later);
  });

  it("is taken at creation, at a replacement and at an adoption, and passes while it is unknown", () => {
    expect(judge({ ...proxied, debug: true })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: true }, { ...proxied, type: "OAG_NOAUTH" })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: true, __import: uuid })).to.deep.equal(nothing);
    expect(judge({ ...proxied, debug: unknown }, proxied)).to.deep.equal(nothing);
  });

  it("goes its way: declared, refused when changed, released, and refused with the way out when it comes back", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect(await app.up(fullApp(gateway, { debug: true }))).to.deep.equal({ op: "create" });
    expect(gateway.store.appByLabel("Payroll").own.debug).to.equal(true);
    gateway.log.clear();
    expect((await app.up(fullApp(gateway, { debug: false }))).error).to.equal(
      `debug: ${way}; keep true, or remove it here and set it in the console`,
    );
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(app.outputs).to.not.have.property("debug");
    expect((await app.up(fullApp(gateway, { debug: true }))).error).to.equal(later[0]);
    expect(app.outputs, "the state says nothing that is not so").to.not.have.property("debug");
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "same" });
    expect(gateway.log.writes).to.deep.equal([]);
  });
});
