import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("an update of an OagApp that fails in part", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("keeps what succeeded of a failed update, and does the rest at the next up [update-failed]", async () => {
    const args = await created(app, gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, message: "not today" });
    const wanted = { ...args, description: "new", policies: { ...args.policies, "/admin": { rule: "PROTECTED" } } };
    const outcome = await app.up(wanted);
    expect(outcome.reasons).to.deep.equal([
      'policy "/admin" of app "Payroll": the gateway answered 400 BAD_REQUEST: not today [OAG_BAD_REQUEST]; the rest was done, and the next `pulumi up` tries again [OAG_PARTIAL]',
    ]);
    expect(app.outputs).to.include({ description: "new" });
    expect(Object.keys(app.outputs.policies)).to.deep.equal(["/", "/public"]);
    gateway.log.clear();
    expect(await app.up(wanted)).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`POST ${A}/policies`]);
  });

  it("removes what a newly declared map does not name, also when its first update failed [map-update-failed]", async () => {
    const { policies, ...args } = await created(app, gateway, { policies: undefined });
    expect(live().policies).to.have.length(1);
    const wanted = { ...args, policies: { "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } } };
    gateway.faults.add({ match: { operation: "createPolicy" }, nth: 2, status: 500 });
    expect((await app.up(wanted)).reasons).to.have.length(1);
    expect(await app.up(wanted)).to.deep.equal({ op: "update" });
    expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/a", "/b"]);
  });

  it("takes an item that somebody else removes meanwhile for removed, and reports any other refusal of that", async () => {
    const { policies, ...args } = await created(app, gateway);
    const [wanted, both] = [
      { ...args, policies: { "/": policies["/"] } },
      { ...args, policies },
    ];
    gateway.faults.add({ match: { operation: "deletePolicy" }, when: "after", status: 404 });
    expect(await app.up(wanted)).to.deep.equal({ op: "update" });
    expect(await app.up(both)).to.deep.equal({ op: "update" });
    gateway.faults.add({ match: { operation: "deletePolicy" }, status: 403, message: "not today" });
    expect((await app.up(wanted)).error).to.match(/^app "Payroll": .*the gateway answered 403 FORBIDDEN: not today/);
    expect(await app.up(wanted)).to.deep.equal({ op: "update" });
  });

  it("does not lose the old item when its key came to name another one and the update failed in between", async () => {
    const args = await created(app, gateway);
    gateway.faults.add({ match: { operation: "createAttribute" }, status: 500 });
    const wanted = {
      ...args,
      attributes: { "X-NEW": { source: "IDP", value: "login" }, REMOTE_USER: { type: "COOKIE", source: "IDP", value: "login" } },
    };
    expect((await app.up(wanted)).reasons).to.have.length(1);
    expect(await app.up(wanted)).to.deep.equal({ op: "update" });
    expect(
      live()
        .attributes.map(({ type, name }) => `${type} ${name}`)
        .sort(),
    ).to.deep.equal(["COOKIE REMOTE_USER", "HEADER X-NEW"]);
  });

  it("throws plainly when an update changed nothing", async () => {
    const args = await created(app, gateway);
    gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: "no" });
    const outcome = await app.up({ ...args, description: "new" });
    expect(outcome).to.deep.equal({
      op: "update",
      error: 'app "Payroll": update failed: the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]',
    });
  });

  it("reports a member that the gateway took but did not keep", async () => {
    const args = await created(app, gateway);
    gateway.faults.add({
      match: { operation: "replaceApplication" },
      body: JSON.stringify({ id: app.id, type: "OAG_HEADER_BASED", label: "Payroll" }),
      status: 200,
    });
    const outcome = await app.up({ ...args, description: "new" });
    expect(outcome.error).to.match(
      /the gateway took the change of its own members but did not keep .*description.*; look at it in the console \[OAG_LOST\] \[OAG_PARTIAL\]$/,
    );
  });

  it("writes members back that it does not know, and once more without them when they are refused [unknown-members]", async () => {
    const args = await created(app, gateway);
    (live().own as Json).newerMember = "x";
    expect(await app.up({ ...args, description: "new" })).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`PUT ${A}`, `PUT ${A}`]);
    gateway.reading.refuseUnknownMembers = false;
    gateway.log.clear();
    expect(await app.up({ ...args, description: "newer" })).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`PUT ${A}`]);
  });
});

describe("an update of an OagApp that the gateway refuses in part", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("an item that cannot be removed is named, a cookie as such", async () => {
    const args = fullApp(gateway);
    const cookie = { ...args.attributes, SESSION: { type: "COOKIE", source: "IDP", value: "login" } };
    await app.up({ ...args, attributes: cookie });
    fail("deleteAttribute");
    expect((await app.up(args)).error).to.include('attribute "SESSION" (cookie): the gateway answered 403');
    expect(await app.up(args)).to.deep.equal({ op: "update" });
  });

  it("what is no longer declared is released for good, although another part of the update fails", async () => {
    const session = { idleSessionTimeout: 500, deepLinking: false };
    await app.up(fullApp(gateway, { description: "old", hostHeaderValue: "internal", session }));
    // Gone behind the back, and still declared: it stays owned.
    delete live().own.hostHeaderValue;
    app.configure({ ...configFor(gateway), "oag:maxRetries": "0" });
    await app.refresh();
    const after = fullApp(gateway, {
      hostHeaderValue: "internal",
      session: { deepLinking: true },
      status: undefined,
      policies: undefined,
      attributes: { REMOTE_USER: { source: "IDP", value: "email" } },
    });
    for (const operation of ["replaceAttribute", "replaceApplication"]) fail(operation, { times: 9, status: 403 });
    const { reasons = [] } = await app.up(after);
    expect(reasons).to.have.length(2);
    expect(reasons.join()).to.include('attribute "REMOTE_USER"');
    gateway.faults.clear();
    const released = (owned: string[]) =>
      ["description", "session.idleSessionTimeout", "status", "policies"].filter((path) => owned.includes(path));
    expect(released(app.outputs.__owned)).to.deep.equal([]);
    expect(app.outputs.__owned).to.include.members(["hostHeaderValue", "session.deepLinking", "attributes"]);
    await app.refresh();
    expect(app.inputs).to.not.have.any.keys("description", "status", "policies");
    expect(app.inputs?.session).to.deep.equal({ deepLinking: true });
    expect(await app.up(after)).to.deep.equal({ op: "update" });
    expect(live().own).to.include({ description: "old", hostHeaderValue: "internal" });
  });
});
