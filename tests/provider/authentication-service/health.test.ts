import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { HurriedClock } from "../../support/basics/clock.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const health = "GET /api/v2/settings/authentication-service/health-check";

describe("the health of an OagAuthenticationService that is changed", () => {
  let gateway: Gateway;
  let service: OneResource;
  beforeEach(async () => {
    const clock = new HurriedClock();
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 }, clock: () => clock.now() });
    service = offlineResource("authenticationService", gateway, newGateways({ clock, notice: () => {} }));
    await service.up(serviceArgs(gateway));
  });
  afterEach(stopGateways);

  it("is waited for again after it did not come, as the error says, and the output tells how it is [service-health]", async () => {
    const changed = { ...serviceArgs(gateway), publicDomain: "sso.example.com" };
    gateway.reading.serviceHealth = "UNHEALTHY";
    expect((await service.up(changed)).error).to.include("the next `pulumi up` waits again");
    expect(service.outputs.healthStatus).to.equal("UNHEALTHY");
    expect((await service.up(changed)).error).to.include("did not become HEALTHY within 10 minutes");
    gateway.reading.serviceHealth = "HEALTHY";
    gateway.log.clear();
    expect(await service.up(changed)).to.deep.equal({ op: "update" });
    expect(new Set(gateway.log.entries.map(({ method, path }) => `${method} ${path}`))).to.deep.equal(new Set([health]));
    expect(service.outputs.healthStatus).to.equal("HEALTHY");
    expect(await service.up(changed)).to.deep.equal({ op: "same" });
  });

  it("is that of now once a change is in use", async () => {
    gateway.reading.serviceHealth = "DEGRADED";
    await service.refresh();
    expect(service.outputs.healthStatus).to.equal("DEGRADED");
    gateway.reading.serviceHealth = "HEALTHY";
    expect(await service.up({ ...serviceArgs(gateway), publicDomain: "sso.example.com" })).to.deep.equal({ op: "update" });
    expect(service.outputs.healthStatus).to.equal("HEALTHY");
  });

  it("is left out where the gateway does not say, and a gateway that cannot be reached is an error", async () => {
    gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, status: 403 });
    await service.refresh();
    expect(service.outputs.healthStatus).to.equal(undefined);
    gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, times: 9, reset: true });
    expect(await refusal(service.refresh())).to.include("broke the connection (ECONNRESET)");
  });

  it("is not waited for where the gateway refuses to tell it", async () => {
    gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, status: 403 });
    const { error, reasons } = await service.up({ ...serviceArgs(gateway), publicDomain: "sso.example.com" });
    expect([error, ...(reasons ?? [])].join()).to.include("the gateway answered 403 FORBIDDEN");
    expect(gateway.store.offline.service?.own.publicDomain).to.equal("sso.example.com");
  });

  it("is waited for while the service does not answer yet", async () => {
    gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, status: 502 });
    expect(await service.up({ ...serviceArgs(gateway), publicDomain: "sso.example.com" })).to.deep.equal({ op: "update" });
    expect(service.outputs.healthStatus).to.equal("HEALTHY");
  });

  for (const [what, fault] of [
    ["a page of a proxy", { status: 503, html: true }],
    ["a broken connection", { reset: true }],
  ] as const)
    it(`is waited for while ${what} stands between [service-health-unanswered]`, async () => {
      gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, times: 6, ...fault });
      expect(await service.up({ ...serviceArgs(gateway), publicDomain: "sso.example.com" })).to.deep.equal({ op: "update" });
      expect(service.outputs.healthStatus).to.equal("HEALTHY");
      // Whoever is away for longer is not.
      gateway.faults.add({ match: { operation: "getAuthenticationServiceHealthCheck" }, times: 99, ...fault });
      expect((await service.up(serviceArgs(gateway))).error).to.include("was updated in part: start:");
    });

  it("is shown by .get()", async () => {
    const { props } = await offlineResource("authenticationService", gateway).handler.read(gateway.origin, {});
    expect(props.healthStatus).to.equal("HEALTHY");
  });
});
