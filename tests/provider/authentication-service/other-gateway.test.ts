import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const start = () => startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });

describe("an OagAuthenticationService, with another gateway in the configuration that has one, too", () => {
  let gateway: Gateway;
  let other: Gateway;
  let service: OneResource;
  beforeEach(async () => {
    [gateway, other] = [await start(), await start()];
    service = offlineResource("authenticationService", gateway);
    await service.up(serviceArgs(gateway));
    await offlineResource("authenticationService", other).up({ ...serviceArgs(other), publicDomain: "other.example.com" });
    other.log.clear();
  });
  afterEach(stopGateways);

  it("is not taken for that one: read, update and delete refuse with the way out, and ask nothing [service-other-gateway]", async () => {
    service.configure({ ...configFor(other), "oag:scopes": offlineScopes.join(" ") });
    const sentence = `this is the authentication service of ${gateway.origin}, but ${other.origin} is configured; nothing was changed. Set oag:hostname back; or, if ${gateway.origin} is now called ${other.origin} or no longer exists, remove the resource from the state with \`pulumi state delete\`, and declare { import: "${other.origin}" } to go on with what is there`;
    expect(await refusal(service.refresh())).to.include(sentence);
    expect((await service.up({ ...serviceArgs(other), publicDomain: "third.example.com" })).error).to.include(sentence);
    expect(await refusal(service.destroy())).to.include(sentence);
    expect(other.log.entries).to.deep.equal([]);
    expect(other.store.offline.service?.own.publicDomain).to.equal("other.example.com");
  });

  it("is neither shown nor adopted under the origin of another gateway", async () => {
    const here = offlineResource("authenticationService", other);
    expect(await refusal(here.handler.read(gateway.origin, {}))).to.include(`this is the authentication service of ${gateway.origin}`);
    const args = { ...serviceArgs(other), publicDomain: "other.example.com", __import: gateway.origin };
    expect((await here.up(args)).error).to.include(`this is the authentication service of ${gateway.origin}`);
    expect(here.id).to.equal(undefined);
  });
});
