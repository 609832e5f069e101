import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { HurriedClock } from "../../support/clock.ts";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/offline-resources.ts";
import { newGateways } from "../../support/resource.ts";

const scopes = [...offlineScopes, "okta.oag.cert.read"];
const service = "/api/v2/settings/authentication-service";
const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: Error) => error.message,
  );

describe("an OagAuthenticationService beside other teams", () => {
  let gateway: Gateway;
  const start = (reading = {}) => startGateway({ scopes, reading });
  const resource = () => offlineResource("authenticationService", gateway, newGateways({ clock: new HurriedClock(), notice: () => {} }));
  /** Another team's service in the place of what there was. */
  const theirs = () => {
    const { username: _, password: __, ...database } = serviceArgs(gateway).database;
    const own = { ...serviceArgs(gateway), publicDomain: "theirs.example.com", database: { ...database, host: "db.theirs" } };
    gateway.store.offline.service = { own, credentials: { username: "U-THEIRS", password: "P-THEIRS" }, initialising: 0 };
  };
  const liveDomain = () => gateway.store.offline.service?.own.publicDomain;
  afterEach(stopGateways);

  it("is not enabled over one that another team enabled within the seconds since the last look", async () => {
    gateway = await start();
    const gateways = newGateways({ notice: () => {} });
    const ours = offlineResource("authenticationService", gateway, gateways);
    const refused = await ours.up({ ...serviceArgs(gateway), certificateId: "00000000-0000-4000-8000-000000000000" });
    expect(refused.error).to.include("no such certificate");
    theirs();
    gateway.log.clear();
    expect((await ours.up(serviceArgs(gateway))).error).to.include("exists already");
    expect(gateway.log.writes).to.deep.equal([]);
    expect(liveDomain()).to.equal("theirs.example.com");
  });

  it("that was not finished is left to a team that enabled it with other settings since then, until a refresh shows that", async () => {
    gateway = await start({ serviceHealth: "UNHEALTHY" });
    const ours = resource();
    expect((await ours.up(serviceArgs(gateway))).error).to.include("was not finished");
    theirs();
    gateway.reading.serviceHealth = "HEALTHY";
    gateway.log.clear();
    const { op, error } = await ours.up(serviceArgs(gateway));
    expect([op, gateway.log.writes]).to.deep.equal(["update", []]);
    expect(error).to.match(
      /its creation was not finished here, and somebody else has enabled or changed it since then \(database, publicDomain differ\); nothing was changed\. .*`pulumi refresh`.*\[OAG_CONFLICT\]$/,
    );
    expect(error).to.not.match(/theirs|CANARY/);
    await ours.refresh();
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(liveDomain()).to.equal("login.example.com");
  }).timeout(10_000);

  it("is not disabled where another team's has taken its place, until a refresh shows that", async () => {
    gateway = await start();
    const ours = resource();
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
    theirs();
    gateway.log.clear();
    expect(await messageOf(ours.destroy())).to.match(
      /the service is not the one that the state knows \(database, publicDomain differ\): .*nothing was changed\. .*`pulumi refresh`.*\[OAG_CONFLICT\]$/,
    );
    expect(gateway.log.writes).to.deep.equal([]);
    await ours.refresh();
    expect(await messageOf(ours.destroy())).to.equal("none");
    expect(liveDomain()).to.equal(undefined);
  });

  it("that somebody disables while it is waited for fails, and the next run says to refresh", async () => {
    gateway = await start({ initialising: 3 });
    const ours = resource();
    meanwhile(gateway, "getAuthenticationServiceHealthCheck", () => {
      gateway.store.offline.service = undefined;
    });
    expect((await ours.up(serviceArgs(gateway))).error).to.include("was not finished");
    gateway.log.clear();
    expect((await ours.up(serviceArgs(gateway))).error).to.include("run `pulumi refresh`");
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await ours.refresh()).to.equal("gone");
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
  });

  it("is not adopted, and not read, by the origin of another gateway", async () => {
    gateway = await start();
    theirs();
    const equal = { publicDomain: "theirs.example.com", database: { ...serviceArgs(gateway).database, host: "db.theirs" } };
    const other = "https://other.example.com";
    const ours = resource();
    const { error } = await ours.up({ ...serviceArgs(gateway), ...equal, __import: other });
    expect(error).to.include(`there is no authentication service with the id ${other} on ${gateway.origin}`);
    expect(await messageOf(ours.handler.read(other, {}))).to.include(`with the id ${other}`);
    expect((await ours.handler.read(gateway.origin, {})).props.publicDomain).to.equal("theirs.example.com");
  });

  it("is left to another team that enabled it while our own request was answered by nobody", async () => {
    gateway = await start();
    gateway.faults.add({ match: { operation: "enableAuthenticationServiceSetting" }, reset: true });
    meanwhile(gateway, "enableAuthenticationServiceSetting", theirs);
    const { error } = await resource().up(serviceArgs(gateway));
    expect(error).to.include("this authentication service is not what it was to make");
    expect(gateway.log.writes).to.deep.equal([`POST ${service}`]);
    expect(liveDomain()).to.equal("theirs.example.com");
  });
});
