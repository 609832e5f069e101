import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { CallError } from "../../../dist/provider/errors/call.js";
import { HurriedClock } from "../../support/basics/clock.ts";
import type { Json } from "../../support/basics/json.ts";
import { refusal, rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { offlineResource, offlineScopes, seedService, serviceArgs } from "../../support/resources/offline-resources.ts";

const service = "/api/v2/settings/authentication-service";

describe("an OagAuthenticationService beside other teams", () => {
  let gateway: Gateway;
  // One time for both: a token must not be older than the gateway.
  let clock = new HurriedClock();
  const start = (reading = {}) => {
    clock = new HurriedClock();
    return startGateway({ scopes: offlineScopes, reading, clock: () => clock.now() });
  };
  const resource = () => offlineResource("authenticationService", gateway, newGateways({ clock, notice: () => {} }));
  /** Another team's service in the place of what there was. */
  const theirs = () => {
    const { username: _, password: __, ...database } = serviceArgs(gateway).database;
    const own = { ...serviceArgs(gateway), publicDomain: "theirs.example.com", database: { ...database, host: "db.theirs" } };
    gateway.store.offline.service = { own, credentials: { username: "U-THEIRS", password: "P-THEIRS" }, initialising: 0 };
  };
  const liveDomain = () => gateway.store.offline.service?.own.publicDomain;
  afterEach(stopGateways);

  it("is not enabled over one that another team enabled within the seconds since the last look [service-not-enabled-over]", async () => {
    gateway = await start();
    const gateways = newGateways({ notice: () => {} });
    const ours = offlineResource("authenticationService", gateway, gateways);
    const refused = await ours.up({ ...serviceArgs(gateway), certificateId: "00000000-0000-4000-8000-000000000000" });
    expect(refused.error).to.include("no such certificate");
    theirs();
    gateway.log.clear();
    expect((await ours.up(serviceArgs(gateway))).error).to.include(
      'an authentication service exists already (its publicDomain is "theirs.example.com"), and a gateway has one; nothing was changed. If another stack or a person made it, leave it to them, or add { import: ',
    );
    expect(gateway.log.writes).to.deep.equal([]);
    expect(liveDomain()).to.equal("theirs.example.com");
  });

  it("is not enabled twice by one stack: one of the two resources is to go [service-in-stack]", async () => {
    gateway = await start({ initialising: 0 });
    const first = resource();
    const second = resource();
    second.handler = first.handler;
    expect(await first.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
    const { error } = await second.up({ ...serviceArgs(gateway), publicDomain: "sso.example.com" });
    expect(error).to.include("A resource of this stack has it: a gateway has one, so remove one of the two resources");
    expect(liveDomain()).to.equal("login.example.com");
  });

  it("that was not finished is left to a team that enabled it with other settings since then, until a refresh shows that [service-unfinished]", async () => {
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
    expect((ours.thrown.at(-1) as CallError).members).to.deep.equal([["database"], ["publicDomain"]]);
    await ours.refresh();
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(liveDomain()).to.equal("login.example.com");
  });

  it("that was not finished is finished although an earlier try of another setting was done and never answered", async () => {
    gateway = await start({ serviceHealth: "UNHEALTHY" });
    const ours = resource();
    expect((await ours.up(serviceArgs(gateway))).error).to.include("was not finished");
    gateway.reading.serviceHealth = "HEALTHY";
    const changed = { ...serviceArgs(gateway), database: { ...serviceArgs(gateway).database, host: "db2.example.com" } };
    gateway.faults.add({ match: { operation: "enableAuthenticationServiceSetting" }, when: "after", reset: true });
    gateway.log.clear();
    expect((await ours.up(changed)).reasons).to.have.length(1);
    expect(gateway.store.offline.service?.own.database).to.include({ host: "db2.example.com" });
    expect(await ours.up(changed)).to.deep.equal({ op: "update" });
    // What no read shows may not have arrived: it is written again.
    expect(gateway.log.writes).to.deep.equal([`POST ${service}`, `POST ${service}`]);
    expect(await ours.up(changed)).to.deep.equal({ op: "same" });
  });

  it("that was not finished is left to a team whose settings are not the ones that were to be written", async () => {
    gateway = await start({ serviceHealth: "UNHEALTHY" });
    const ours = resource();
    expect((await ours.up(serviceArgs(gateway))).error).to.include("was not finished");
    theirs();
    const changed = { ...serviceArgs(gateway), publicDomain: "theirs.example.com" };
    gateway.log.clear();
    expect((await ours.up(changed)).error).to.include(
      "somebody else has enabled or changed it since then (database differs); nothing was changed",
    );
    expect(gateway.log.writes).to.deep.equal([]);
  });

  it("is not disabled where another team's has taken its place, until a refresh shows that [service-not-disabled]", async () => {
    gateway = await start();
    const ours = resource();
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
    theirs();
    gateway.log.clear();
    expect(await refusal(ours.destroy())).to.match(
      /the service is not the one that the state knows \(database, publicDomain differ\): .*nothing was changed\. .*`pulumi refresh`.*\[OAG_CONFLICT\]$/,
    );
    expect(gateway.log.writes).to.deep.equal([]);
    await ours.refresh();
    expect(await ours.destroy()).to.equal(undefined);
    expect(liveDomain()).to.equal(undefined);
  });

  it("is not disabled where one of its settings is another by now, which is named", async () => {
    gateway = await start();
    const ours = resource();
    await ours.up(serviceArgs(gateway));
    Object.assign(gateway.store.offline.service?.own ?? {}, { publicDomain: "theirs.example.com" });
    const failure = await rejection<CallError>(ours.destroy());
    expect(failure.message).to.include("the service is not the one that the state knows (publicDomain differs): ");
    expect(failure.members).to.deep.equal([["publicDomain"]]);
    expect(liveDomain()).to.equal("theirs.example.com");
  });

  it("is not enabled where nothing tells whether another team has it", async () => {
    gateway = await start();
    gateway.faults.add({ match: { operation: "getAuthenticationServiceSetting" }, times: 9, status: 403 });
    expect((await resource().up(serviceArgs(gateway))).error).to.include("the gateway answered 403 FORBIDDEN");
    expect(gateway.log.writes).to.deep.equal([]);
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
    const sentence = `this is the authentication service of ${other}, but ${gateway.origin} is configured; nothing was changed`;
    expect(error).to.include(sentence);
    expect(await refusal(ours.handler.read(other, {}))).to.include(sentence);
    expect((await ours.handler.read(gateway.origin, {})).props.publicDomain).to.equal("theirs.example.com");
  });

  it("that another stack enables at the same moment is told to the one that did not write last [service-enabled-twice]", async () => {
    gateway = await start({ initialising: 3 });
    const ours = resource();
    meanwhile(gateway, "getAuthenticationServiceHealthCheck", theirs);
    const { error, reasons } = await ours.up(serviceArgs(gateway));
    expect(error).to.include("was not finished");
    expect(reasons).to.have.length(1);
    expect(reasons?.[0]).to.match(
      /^start of authentication service "login\.example\.com": somebody else has written other settings since this was written \(database\.host differs, publicDomain differs\): another program has it, too, .* \[OAG_CONFLICT\]; the authentication service exists/,
    );
    expect(reasons?.[0]).to.not.match(/theirs|CANARY/);
    gateway.log.clear();
    expect((await ours.up(serviceArgs(gateway))).error).to.include(
      "its creation was not finished here, and somebody else has enabled or changed it",
    );
    expect(await refusal(ours.destroy())).to.include("the service is not the one that the state knows");
    expect(gateway.log.writes).to.deep.equal([]);
    expect(liveDomain()).to.equal("theirs.example.com");
  });

  it("that another stack replaces while an update of ours is waited for is told, too", async () => {
    gateway = await start();
    const ours = resource();
    await ours.up(serviceArgs(gateway));
    gateway.reading.initialising = 3;
    meanwhile(gateway, "getAuthenticationServiceHealthCheck", theirs);
    const { error, reasons } = await ours.up({ ...serviceArgs(gateway), serverNodes: ["node1.example.com", "node2.example.com"] });
    expect([error, ...(reasons ?? [])].join()).to.include("somebody else has written other settings since this was written");
    expect(liveDomain()).to.equal("theirs.example.com");
  });

  it("is not written over where another team's has taken its place, until a refresh shows that [service-not-seized]", async () => {
    gateway = await start();
    const ours = resource();
    await ours.up(serviceArgs(gateway));
    theirs();
    gateway.log.clear();
    const changed = { ...serviceArgs(gateway), serverNodes: ["node1.example.com", "node2.example.com"] };
    expect((await ours.up(changed)).error).to.match(
      /the service is not the one that the state knows \(database, publicDomain differ\): .*nothing was changed\. .*`pulumi refresh`.*\[OAG_CONFLICT\]$/,
    );
    expect(gateway.log.writes).to.deep.equal([]);
    await ours.refresh();
    expect(await ours.up(changed)).to.deep.equal({ op: "update" });
    expect(liveDomain()).to.equal("login.example.com");
  });

  it("is changed although an earlier try of that change was done and never answered", async () => {
    gateway = await start({ initialising: 0 });
    const ours = resource();
    await ours.up(serviceArgs(gateway));
    const changed = { ...serviceArgs(gateway), publicDomain: "sso.example.com" };
    gateway.faults.add({ match: { operation: "enableAuthenticationServiceSetting" }, when: "after", reset: true });
    expect((await ours.up(changed)).error).to.be.a("string");
    expect(liveDomain()).to.equal("sso.example.com");
    expect(await ours.up(changed)).to.deep.equal({ op: "update" });
    expect(await ours.up(changed)).to.deep.equal({ op: "same" });
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

  it("a service that somebody disabled and enabled again with the same settings makes no difference, and other settings do", async () => {
    gateway = await start({ initialising: 0 });
    seedService(gateway);
    const ours = resource();
    await ours.up({ ...serviceArgs(gateway), __import: gateway.origin });
    seedService(gateway);
    await ours.refresh();
    expect((await ours.diff({ ...serviceArgs(gateway), __import: gateway.origin })).changes).to.equal(false);
    Object.assign(gateway.store.offline.service?.own as Json, { serverNodes: ["theirs.example.com"] });
    await ours.refresh();
    expect(ours.inputs?.serverNodes).to.deep.equal(["theirs.example.com"]);
    expect(await ours.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.service?.own.serverNodes).to.deep.equal(["node1.example.com"]);
  });
});
