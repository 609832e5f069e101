import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("an OagApp, with another gateway in the configuration", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("makes read, update and delete refuse when the app is not there, and changes nothing [gateway-other]", async () => {
    const args = await created(app, gateway);
    const other = await startGateway();
    app.configure(configFor(other));
    const refusal = `the state says that this app lives on ${gateway.origin}, but ${other.origin} is configured and does not have it; nothing was changed.`;
    for (const attempt of [() => app.refresh(), () => app.destroy()]) {
      const message = await attempt().then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).to.include(refusal);
    }
    expect((await app.up({ ...args, description: "x" })).error).to.include(refusal);
    expect(other.log.writes).to.deep.equal([]);
    expect(live().status).to.equal("ACTIVE");
  });

  it("lets an app move along that is found under the new name by its id [gateway-renamed]", async () => {
    const args = await created(app, gateway);
    const other = await startGateway();
    other.store.apps.set(String(app.id), live());
    for (const [id, idp] of gateway.store.idps) other.store.idps.set(id, idp);
    app.configure(configFor(other));
    expect(await app.refresh()).to.equal("there");
    expect(app.outputs.gateway).to.equal(other.origin);
    expect(await app.up(args)).to.deep.equal({ op: "same" });
  });
});

describe("an OagApp, with another gateway in the configuration, that fails", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("a renamed gateway that fails while it is looked at says so, and nothing is taken for gone", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    app.outputs.gateway = "https://old.example.com";
    fail("getApplication", { status: 500 });
    expect((await app.up({ ...args, description: "x" })).error).to.include("the gateway answered 500");
    expect(await app.up({ ...args, description: "x" })).to.deep.equal({ op: "update" });
    expect(app.outputs.gateway).to.equal(gateway.origin);
  });
});
