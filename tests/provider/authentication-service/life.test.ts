import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { HurriedClock } from "../../support/basics/clock.ts";
import { signature } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);
const service = "/api/v2/settings/authentication-service";

describe("an OagAuthenticationService", () => {
  let gateway: Gateway;
  let resource: OneResource;
  let told: string[];
  beforeEach(async () => {
    const clock = new HurriedClock();
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 3 }, clock: () => clock.now() });
    told = [];
    resource = offlineResource("authenticationService", gateway, newGateways({ clock, notice: (message) => told.push(message) }));
  });
  afterEach(stopGateways);

  it("is enabled, waited for with progress, previews empty, is changed by enabling it again, refreshed and disabled [service-life]", async () => {
    const args = serviceArgs(gateway);
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    expect(resource.id).to.equal(gateway.origin);
    expect(writes(gateway)).to.deep.equal([`POST ${service}`]);
    expect(told[0]).to.match(
      /^authentication service "login\.example\.com": is INITIALIZING \("The service is starting"\); waiting for HEALTHY \(0 s of at most 600 s\)$/,
    );
    expect(resource.outputs.healthStatus).to.equal("HEALTHY");
    gateway.log.clear();
    expect(await resource.up(args)).to.deep.equal({ op: "same" });
    expect(gateway.log.entries).to.deep.equal([]);
    const moved = { ...args, publicDomain: "sso.example.com" };
    expect(await resource.up(moved)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([`POST ${service}`]);
    expect(await resource.up({ ...moved, database: { ...args.database, password: "PASSWORD-CANARY-2" } })).to.deep.equal({ op: "update" });
    await resource.refresh();
    expect(await resource.up({ ...moved, database: { ...args.database, password: "PASSWORD-CANARY-2" } })).to.deep.equal({ op: "same" });
    expect(await resource.destroy()).to.equal(undefined);
    expect(gateway.store.offline.service).to.equal(undefined);
    expect(told.join()).to.not.include("CANARY");
    expect(resource.raw.database.password).to.have.property(signature);
  });

  it("that does not become healthy fails after ten minutes with what the gateway says, stays in the state, and is waited for again [service-unhealthy]", async () => {
    gateway.reading.serviceHealth = "UNHEALTHY";
    const { op, error, reasons } = await resource.up(serviceArgs(gateway));
    expect(op).to.equal("create");
    expect(reasons?.[0]).to.match(
      /^start of authentication service "login\.example\.com": the service did not become HEALTHY within 10 minutes; it is UNHEALTHY \(".*"\)\. Look at its nodes and its database; the next `pulumi up` waits again \[OAG_STATE\]; the authentication service exists, and the next `pulumi up` goes on from here \[OAG_PARTIAL\]$/,
    );
    expect(error).to.include("was not finished");
    gateway.reading.serviceHealth = "HEALTHY";
    expect(await resource.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(await resource.up(serviceArgs(gateway))).to.deep.equal({ op: "same" });
  });

  it("that exists is refused with its import line, and adopted by it without a write [service-exists]", async () => {
    await resource.up(serviceArgs(gateway));
    const other = offlineResource("authenticationService", gateway);
    const { error } = await other.up(serviceArgs(gateway));
    expect(error).to.include(`add { import: "${gateway.origin}" } to this resource's options`);
    gateway.log.clear();
    expect(await other.up({ ...serviceArgs(gateway), __import: gateway.origin })).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await other.up({ ...serviceArgs(gateway), __import: gateway.origin })).to.deep.equal({ op: "same" });
  });

  it("is refused without a node, with a URL for a host name, or with a port that is none, before anything is sent", async () => {
    const args = serviceArgs(gateway);
    expect(
      await resource.check({
        ...args,
        serverNodes: [],
        publicDomain: "https://login.example.com",
        database: { ...args.database, port: 70000 },
      }),
    ).to.deep.equal([
      "serverNodes: needs at least one node of the cluster, by its host name [OAG_ARGUMENT_MISSING]",
      "publicDomain: must be a host name without scheme, port and path, for example login.example.com [OAG_ARGUMENT_FORM]",
      "database.port: must be a number from 1 to 65535 [OAG_ARGUMENT_FORM]",
    ]);
  });
});
