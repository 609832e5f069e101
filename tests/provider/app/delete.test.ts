import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const calls = (gateway: Gateway) => gateway.log.calls.map(withoutIds);

describe("delete of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  it("deactivates an active app, then deletes it [app-delete]", async () => {
    await created(app, gateway);
    await app.destroy();
    expect(calls(gateway)).to.deep.equal([`GET ${A}`, `POST ${A}/deactivate`, `DELETE ${A}`]);
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("goes on when the deactivation was never answered", async () => {
    await created(app, gateway);
    gateway.faults.add({ match: { operation: "deactivateApplication" }, when: "after", reset: true });
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("is done when the app is gone already, or goes in between [app-gone]", async () => {
    await created(app, gateway);
    gateway.store.apps.clear();
    await app.destroy();
    await app.up(fullApp(gateway));
    gateway.faults.add({ match: { operation: "deleteApplication" }, when: "after", reset: true });
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });
});

describe("delete of an OagApp, in rare cases", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("a deactivation that is forbidden stops the deletion", async () => {
    await app.up(fullApp(gateway));
    fail("deactivateApplication");
    expect((await rejection(app.destroy())).message).to.include("the gateway answered 403");
    expect(live().status).to.equal("ACTIVE");
  });
});

describe("delete of an OagApp whose deactivation says more than its end", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
  });
  afterEach(stopGateways);

  it("is not done where the gateway does not find the call: the app is there and serves [app-delete-no-call]", async () => {
    gateway.faults.add({ match: { operation: "deactivateApplication" }, status: 404, times: 9 });
    expect((await rejection(app.destroy())).message).to.match(
      /^app "Payroll": delete failed: the gateway answered 400 .*; its deactivation had failed before: the gateway answered 404 /,
    );
    expect(gateway.store.apps.size).to.equal(1);
  });

  it("of an app that is out of use already is one call more than the look at it", async () => {
    gateway.store.appByLabel("Payroll").status = "INACTIVE";
    gateway.log.clear();
    await app.destroy();
    expect(calls(gateway)).to.deep.equal([`GET ${A}`, `DELETE ${A}`]);
  });

  it("is done where the app goes between the two calls", async () => {
    meanwhile(gateway, "deleteApplication", () => gateway.store.apps.clear());
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("tells that the app serves nobody where the deletion itself fails, and what to do to keep it [app-out-of-use]", async () => {
    gateway.faults.add({ match: { operation: "deleteApplication" }, status: 403 });
    expect((await rejection(app.destroy())).message).to.include(
      "the app was deactivated for it and serves nobody now; should the program keep it after all, run `pulumi refresh` first, so that the next `pulumi up` activates it",
    );
    await app.refresh();
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
  });
});

describe("delete of an OagApp, and other writers", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

  it("a deactivation that is refused with 409 does not keep an app from being deleted", async () => {
    const { status, ...args } = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(args);
    live().status = "INACTIVE";
    gateway.tamper = (operation, body) => (operation === "getApplication" ? { ...(body as Json), status: "CREATED" } : body);
    gateway.faults.add({ match: { operation: "deactivateApplication" }, status: 409 });
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });
});
