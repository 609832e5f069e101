import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { leaveUnfinished } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("an app whose create did not finish", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  async function unfinished(args: Json): Promise<void> {
    gateway.faults.add({ match: { operation: "activateApplication" }, times: 9, status: 500 });
    expect((await app.up(args)).error).to.be.a("string");
    gateway.faults.clear();
  }

  it("keeps an unfinished app with every reason, and finishes it at the next up [unfinished]", async () => {
    gateway.faults.add(
      { match: { operation: "createPolicy" }, nth: 2, status: 400, message: "no such rule" },
      { match: { operation: "replaceSession" }, status: 500, message: "oops" },
    );
    const args = fullApp(gateway);
    const outcome = await app.up(args);
    expect(outcome.reasons).to.deep.equal([
      'policy "/public" of app "Payroll": the gateway answered 400 BAD_REQUEST: no such rule [OAG_BAD_REQUEST]; the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
      'session of app "Payroll": the gateway answered 500 INTERNAL_SERVER_ERROR: oops [OAG_GATEWAY]; the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(live().status).to.equal("CREATED");
    expect(app.outputs.__provider).to.be.a("string");
    gateway.log.clear();
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`PUT ${A}/attributes/{id}`, `POST ${A}/policies`, `PUT ${A}/session`, `POST ${A}/activate`]);
    expect(live().status).to.equal("ACTIVE");
    expect(await app.up(args)).to.deep.equal({ op: "same" });
  });

  it("replaces an unfinished app of another type instead of finishing it [unfinished-new-type]", async () => {
    gateway.faults.add({ match: { operation: "activateApplication" }, status: 500 });
    const args = fullApp(gateway);
    await app.up(args);
    expect(await app.diff({ ...args, type: "OAG_NOAUTH" })).to.deep.equal({
      changes: true,
      replaces: ["type"],
      deleteBeforeReplace: true,
    });
    expect(await app.up({ ...args, type: "OAG_NOAUTH" })).to.deep.equal({ op: "replace" });
    expect(live().own.type).to.equal("OAG_NOAUTH");
  });

  it("still knows after a refresh that an app is unfinished [unfinished-refreshed]", async () => {
    gateway.faults.add({ match: { operation: "activateApplication" }, status: 500 });
    const args = fullApp(gateway);
    expect((await app.up(args)).reasons).to.have.length(1);
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(true);
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(live().status).to.equal("ACTIVE");
  });

  it("leaves ACTIVE first, if somebody put it in use, and is not changed if it cannot", async () => {
    await unfinished(fullApp(gateway));
    live().status = "ACTIVE";
    const args = fullApp(gateway, { status: "INACTIVE", policies: {} });
    gateway.faults.add({ match: { operation: "deactivateApplication" }, times: 9, status: 403 });
    gateway.log.clear();
    expect((await app.up(args)).error).to.be.a("string");
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`POST ${A}/deactivate`]);
    gateway.faults.clear();
    gateway.log.clear();
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([
      `POST ${A}/deactivate`,
      // A secret value cannot be compared, so it is written again.
      `PUT ${A}/attributes/{id}`,
      `DELETE ${A}/policies/{id}`,
      `DELETE ${A}/policies/{id}`,
    ]);
  });

  it("has a policy and its login path change places too, under a path meanwhile that nobody has", async () => {
    const at = (policy: string, loginPath: string) =>
      fullApp(gateway, {
        policies: { [policy]: { rule: "PROTECTED" }, "/being-changed-loginPath": { rule: "NO_AUTH" } },
        behavior: { loginPath },
      });
    await unfinished(at("/a", "/in"));
    expect(await app.up(at("/in", "/a"))).to.deep.equal({ op: "update" });
    expect(live().policies.map((policy) => policy.resourcePath)).to.have.members(["/in", "/being-changed-loginPath"]);
    expect(live().behavior.loginPath).to.equal("/a");
    expect(live().status).to.equal("ACTIVE");
  });

  it("loses what the gateway has twice", async () => {
    await unfinished(fullApp(gateway));
    live().attributes.push({ ...(live().attributes[0] as Json), id: "0b0b0b0b-0000-4000-8000-000000000001" });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["REMOTE_USER", "X-TRUST"]);
  });
});

describe("an unfinished app and other writers", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

  it("an unfinished app that is finished under a new resource name is not deleted by the same run under the old one [unfinished-renamed]", async () => {
    const old = await leaveUnfinished(gateway);
    const renamed = new OneResource("app", gateway);
    old.handler = renamed.handler;
    expect(await renamed.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(renamed.id).to.equal(old.id);
    await old.destroy();
    expect(live().status).to.equal("ACTIVE");
  });

  it("an unfinished app that is to be replaced by force is finished, and not deleted as the replaced one", async () => {
    const app = await leaveUnfinished(gateway);
    const old = { id: app.id as string, outputs: app.outputs };
    app.configure(configFor(gateway));
    const { id } = await app.handler.create({ ...fullApp(gateway), __provider: "x" });
    expect(id).to.equal(old.id);
    await app.handler.delete(old.id, old.outputs);
    expect(live().status).to.equal("ACTIVE");
  });

  it("an unfinished app that somebody else has finished is neither changed nor deleted until a refresh has shown it", async () => {
    const app = await leaveUnfinished(gateway);
    live().status = "ACTIVE";
    gateway.log.clear();
    const refusal =
      /its creation was not finished here, and somebody else has made it ACTIVE since then \(it was CREATED\); nothing was changed\. .* \[OAG_CONFLICT\]/;
    expect((await app.up(fullApp(gateway))).error).to.match(refusal);
    expect((await rejection(app.destroy())).message).to.match(refusal);
    expect(gateway.log.writes).to.deep.equal([]);
    await app.refresh();
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("an app that our own unanswered activation made active is finished by the next up", async () => {
    const app = new OneResource("app", gateway);
    gateway.faults.add(
      { match: { operation: "activateApplication" }, when: "after", reset: true },
      { match: { operation: "getApplication" }, times: 4, status: 500 },
    );
    expect((await app.up(fullApp(gateway))).reasons).to.have.length(1);
    expect(live().status).to.equal("ACTIVE");
    gateway.faults.clear();
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
  });

  it("an unfinished app is left alone by a program that declares no status: its create would have been done with the POST", async () => {
    await leaveUnfinished(gateway);
    gateway.log.clear();
    const ours = new OneResource("app", gateway);
    expect((await ours.up(fullApp(gateway, { status: undefined }))).error).to.include("an app with this label exists already");
    expect([gateway.log.writes, ours.id]).to.deep.equal([[], undefined]);
  });
});
