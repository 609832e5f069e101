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

describe("the status of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("takes an app out of use before all else, and puts one in use after all else [app-status]", async () => {
    const args = await created(app, gateway);
    await app.up({ ...args, status: "MAINTENANCE", description: "closed" });
    expect(writes(gateway)).to.deep.equal([`POST ${A}/maintenance`, `PUT ${A}`]);
    gateway.log.clear();
    await app.up({ ...args, status: "ACTIVE", description: "open" });
    expect(writes(gateway)).to.deep.equal([`PUT ${A}`, `POST ${A}/activate`]);
    expect(live().status).to.equal("ACTIVE");
    await app.up({ ...args, status: "INACTIVE", description: "closed" });
    expect(live().status).to.equal("INACTIVE");
  });

  it("turns a health check off before load balancing, and on after it", async () => {
    const args = await created(app, gateway, { loadBalanced: true, healthCheck: { enabled: true, path: "/up" } });
    expect(live().healthCheck).to.include({ enabled: true, path: "/up" });
    const off = { ...args, loadBalanced: false, healthCheck: { enabled: false, path: "/up" } };
    expect(await app.up(off)).to.deep.equal({ op: "update" });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(live().own.loadBalanced).to.equal(true);
  });

  for (const part of ["policies", "attributes", "protectedResources"])
    it(`takes an active app out of use before its ${part} are emptied`, async () => {
      expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
      gateway.log.clear();
      const args = fullApp(gateway, { status: "INACTIVE", [part]: {} });
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      const segment = part === "protectedResources" ? "resources" : part;
      expect(gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""))).to.deep.equal([
        "POST /deactivate",
        `DELETE /${segment}/{id}`,
        `DELETE /${segment}/{id}`,
      ]);
      expect(await app.up(args)).to.deep.equal({ op: "same" });
    });

  it("changes nothing of an active app that refuses to be taken out of use", async () => {
    await app.up(fullApp(gateway));
    gateway.log.clear();
    gateway.faults.add({ match: { operation: "deactivateApplication" }, times: 9, status: 403 });
    expect((await app.up(fullApp(gateway, { status: "INACTIVE", policies: {}, description: "new" }))).error).to.be.a("string");
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`POST ${A}/deactivate`]);
    gateway.faults.clear();
    expect(await app.up(fullApp(gateway, { status: "INACTIVE", policies: {}, description: "new" }))).to.deep.equal({ op: "update" });
  });

  it("empties the attributes of an active app that needs none, and the back ends of one out of use after its new policies", async () => {
    const { status, ...args } = fullApp(gateway, { type: "OAG_NOAUTH" });
    await app.up({ ...args, status });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(await app.up({ ...args, attributes: {} })).to.deep.equal({ op: "update" });
    expect(await app.up({ ...args, attributes: {}, status: "INACTIVE" })).to.deep.equal({ op: "update" });
    gateway.log.clear();
    const policies = { ...args.policies, "/new": { rule: "PROTECTED" } };
    expect(await app.up({ ...args, attributes: {}, status: "INACTIVE", protectedResources: {}, policies })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""))).to.deep.equal([
      "POST /policies",
      "DELETE /resources/{id}",
      "DELETE /resources/{id}",
    ]);
  });

  it("does not strip an active app whose status the program leaves alone", async () => {
    await app.up(fullApp(gateway));
    const { status, ...args } = fullApp(gateway);
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    gateway.log.clear();
    const { error } = await app.up({ ...args, policies: {} });
    expect(error).to.equal(
      'app "Payroll": update failed: policies: the app is ACTIVE, and an active app needs at least one policy; keep one, or declare status: "INACTIVE" in the same change [OAG_STATE]',
    );
    expect(gateway.log.writes).to.deep.equal([]);
  });
});

describe("the status of an OagApp that the gateway does not change", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("an activation that is forbidden is told, and one that does nothing is noticed", async () => {
    const args = fullApp(gateway, { status: "INACTIVE" });
    await app.up(args);
    fail("activateApplication");
    expect((await app.up({ ...args, status: "ACTIVE" })).error).to.include("status ACTIVE: the gateway answered 403");
    fail("activateApplication", { status: 200, body: "" });
    expect((await app.up({ ...args, status: "ACTIVE" })).error).to.include("the gateway took the call but the app did not become ACTIVE");
    expect(await app.up({ ...args, status: "ACTIVE" })).to.deep.equal({ op: "update" });
  });
});
