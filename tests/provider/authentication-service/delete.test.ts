import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("the deletion of an OagAuthenticationService", () => {
  let gateway: Gateway;
  let service: OneResource;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    service = offlineResource("authenticationService", gateway);
    await service.up(serviceArgs(gateway));
  });
  afterEach(stopGateways);

  it("whose response is lost is done, although a gateway refuses to disable what is disabled", async () => {
    gateway.faults.add({ match: { operation: "disableAuthenticationServiceSetting" }, when: "after", reset: true });
    expect(await service.destroy()).to.equal(undefined);
    expect(gateway.store.offline.service).to.equal(undefined);
  });

  it("that fails for another reason than its identity providers is reported with that reason alone", async () => {
    gateway.faults.add({ match: { operation: "disableAuthenticationServiceSetting" }, times: 9, status: 409 });
    expect(await refusal(service.destroy())).to.match(/: the gateway answered 409 ERROR: [^;]*\[OAG_CONFLICT\]$/);
    expect(gateway.store.offline.service).to.not.equal(undefined);
  });

  it("is done when somebody else has disabled it", async () => {
    gateway.store.offline.service = undefined;
    expect(await service.destroy()).to.equal(undefined);
  });
});
