import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/offline-resources.ts";
import { created, newGateways } from "../../support/resource.ts";

describe("what only some gateways have, in .get() of what every one has", () => {
  let gateway: Gateway;
  let id: string;
  let told: string[];
  beforeEach(async () => {
    gateway = await startGateway({ scopes: [...offlineScopes, "okta.oag.cert.read"], reading: { initialising: 0 } });
    const app = offlineResource("app", gateway);
    await created(app, gateway);
    id = String(app.id);
    told = [];
  });
  afterEach(stopGateways);

  const get = async () => {
    const parts = newGateways({ notice: (message) => told.push(message) });
    return (await offlineResource("app", gateway, parts).handler.read(id, {})).props;
  };

  it("is left out where the gateway answers a page for a path that it does not know", async () => {
    gateway.faults.add({ match: { operation: "getApplicationOfflineModeState" }, status: 404, html: true });
    const props = await get();
    expect(props.label).to.equal("Payroll");
    expect(props).to.not.have.property("offlineMode");
    expect(told).to.deep.equal([]);
  });

  it("is left out, and told, while the authentication service starts", async () => {
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    gateway.faults.add({ match: { operation: "getApplicationOfflineModeState" }, status: 503, times: 9 });
    expect((await get()).label).to.equal("Payroll");
    expect(told).to.have.length(1);
    expect(told[0]).to.match(
      new RegExp(`^app ${id}: its offline mode is left out: the gateway answered 503 SERVICE_UNAVAILABLE: .*\\[OAG_GATEWAY\\]$`),
    );
  });
});
