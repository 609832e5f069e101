import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/offline-resources.ts";
import { newGateways, seedIdp } from "../../support/resource.ts";

describe("what only some gateways have, in .get() of what every one has", () => {
  let gateway: Gateway;
  let id: string;
  let told: string[];
  beforeEach(async () => {
    gateway = await startGateway({ scopes: [...offlineScopes, "okta.oag.cert.read"], reading: { initialising: 0 } });
    id = seedIdp(gateway);
    told = [];
  });
  afterEach(stopGateways);

  const get = async () => {
    const parts = newGateways({ notice: (message) => told.push(message) });
    return (await offlineResource("idp", gateway, parts).handler.read(id, {})).props;
  };

  it("is left out where the gateway answers a page for a path that it does not know", async () => {
    gateway.faults.add({ match: { operation: "getIdPOfflineModeFailoverMode" }, status: 404, html: true });
    const props = await get();
    expect(props.domain).to.equal("acme.okta.com");
    expect(props).to.not.have.property("failoverMode");
    expect(told).to.deep.equal([]);
  });

  it("is left out, and told, while the authentication service starts", async () => {
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    gateway.faults.add({ match: { operation: "getIdPOfflineModeFailoverMode" }, status: 503, times: 9 });
    expect((await get()).domain).to.equal("acme.okta.com");
    expect(told).to.have.length(1);
    expect(told[0]).to.match(
      new RegExp(
        `^identity provider ${id}: its failover mode is left out: the gateway answered 503 SERVICE_UNAVAILABLE: .*\\[OAG_GATEWAY\\]$`,
      ),
    );
  });
});
