import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { leaveUnfinished } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

const uuid = "11111111-1111-4111-8111-111111111111";

describe("an app that an interrupted create left behind", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  it("goes on with an app that an interrupted create left behind", async () => {
    const dead = new OneResource("app", gateway);
    dead.isDead = () => gateway.log.calls.some((call) => call.includes("/attributes"));
    gateway.faults.add({ match: { operation: "createAttribute" }, nth: 2, times: Number.POSITIVE_INFINITY, reset: true });
    await dead.up(fullApp(gateway));
    expect([dead.id, live().status, live().attributes.length]).to.deep.equal([undefined, "CREATED", 1]);
    gateway.faults.clear();
    gateway.log.clear();
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(gateway.store.apps.size).to.equal(1);
    expect(live().status).to.equal("ACTIVE");
    expect(writes(gateway)).to.not.include("POST /api/v2/apps");
  });

  it("leaves an app alone that somebody else finishes between the list and the look at it", async () => {
    const dead = new OneResource("app", gateway);
    dead.isDead = () => gateway.log.calls.some((call) => call.includes("/attributes"));
    gateway.faults.add({ match: { operation: "createAttribute" }, times: Number.POSITIVE_INFINITY, reset: true });
    await dead.up(fullApp(gateway));
    gateway.faults.clear();
    meanwhile(gateway, "getApplication", () => {
      live().status = "ACTIVE";
    });
    gateway.log.clear();
    expect((await app.up(fullApp(gateway))).error).to.include("an app with this label exists already");
    expect([app.id, writes(gateway)]).to.deep.equal([undefined, []]);
  });

  it("never takes an app of another resource of the same run for one that was left behind", async () => {
    const gateways = newGateways();
    const sameRun = () => new OneResource("app", gateway, configFor(gateway), gateways);
    const [first, second, third] = [sameRun(), sameRun(), sameRun()];
    expect(await first.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect((await second.up(fullApp(gateway))).error).to.include("an app with this label exists already");
    gateway.faults.add({ match: { operation: "activateApplication" }, status: 500 });
    await first.destroy();
    expect((await first.up(fullApp(gateway))).reasons).to.have.length(1);
    expect((await third.up(fullApp(gateway))).error).to.include("an app with this label exists already");
  });
});

describe("an app that an interrupted create left behind, without a retry", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);

  it("a left-behind app with another debug flag is left alone", async () => {
    const { status, ...rest } = fullApp(gateway, {
      debug: false,
      protectedResources: undefined,
      attributes: undefined,
      policies: undefined,
    });
    await new OneResource("app", gateway).up(rest);
    const outcome = await app.up(fullApp(gateway, { debug: true }));
    expect(outcome.error).to.include("an app with this label exists already");
    expect(app.id).to.equal(undefined);
  });
});

describe("an app that was left behind, and other writers", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

  it("an app that another stack has finished since the last list is left as it is", async () => {
    const theirs = await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    const other = new OneResource("app", gateway);
    other.handler = ours.handler;
    // The list of this create still shows their app as CREATED.
    await other.up(fullApp(gateway, { label: "Other" }));
    expect(await theirs.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    const before = structuredClone(live());
    gateway.log.clear();
    const outcome = await ours.up(fullApp(gateway, { groups: ["others"], policies: { "/": { rule: "NO_AUTH" } } }));
    expect(outcome.error).to.include(
      `an app with this label exists already (id ${theirs.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed`,
    );
    expect([gateway.log.writes, ours.id, live()]).to.deep.equal([[], undefined, before]);
  });

  it("an app that somebody goes on with during the quiet time is left to them [left-behind-in-work]", async () => {
    await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    let looks = 0;
    const next = gateway.faults.next.bind(gateway.faults);
    gateway.faults.next = (request) => {
      if (request.operation === "getApplication" && ++looks === 2) live().own.description = "by somebody else";
      return next(request);
    };
    expect((await ours.up(fullApp(gateway))).error).to.include("an app with this label exists already");
    expect([looks, ours.id, live().status]).to.deep.equal([2, undefined, "CREATED"]);
  });

  for (const [what, operation, act] of [
    [
      "an item",
      "createPolicy",
      () => live().policies.push({ id: "11111111-1111-4111-8111-111111111111", name: "/", resourcePath: "/", rule: "NO_AUTH" }),
    ],
    [
      "its status",
      "activateApplication",
      () => {
        live().status = "ACTIVE";
      },
    ],
  ] as const)
    it(`whoever finds, in an app that was left behind, that somebody else has made ${what} meanwhile stops and keeps no id`, async () => {
      await leaveUnfinished(gateway);
      const ours = new OneResource("app", gateway);
      meanwhile(gateway, operation, act);
      expect((await ours.up(fullApp(gateway))).error).to.match(
        /another program or person is at work on it at this moment \(.* meanwhile\), so it was left to them and is not in this stack; .* \[OAG_CONFLICT\]/,
      );
      expect(ours.id).to.equal(undefined);
    });

  it("a status that somebody else changed before the activation stops it, too", async () => {
    await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    meanwhile(gateway, "createPolicy", () => {
      live().status = "INACTIVE";
    });
    expect((await ours.up(fullApp(gateway))).error).to.include("its status became INACTIVE meanwhile");
    expect([ours.id, live().status]).to.deep.equal([undefined, "INACTIVE"]);
  });

  it("an app that is deleted during the quiet time is no obstacle and no prey", async () => {
    await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    let looks = 0;
    const next = gateway.faults.next.bind(gateway.faults);
    gateway.faults.next = (request) => {
      if (request.operation === "getApplication" && ++looks === 2) gateway.store.apps.clear();
      return next(request);
    };
    expect((await ours.up(fullApp(gateway))).error).to.include("an app with this label exists already");
    expect(await ours.up(fullApp(gateway))).to.deep.equal({ op: "create" });
  });

  it("a look during the quiet time that fails says so, and nothing is taken", async () => {
    await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "getApplication" }, status: 500, nth: 2 });
    expect((await ours.up(fullApp(gateway))).error).to.include("the gateway answered 500");
    expect(ours.id).to.equal(undefined);
  });

  it("a finished OIDC app of another stack is not taken for one that was left behind, although it was active from the first", async () => {
    const [idpId] = [seedIdp(gateway)];
    const portal: Json = { type: "OAG_OIDC", label: "Portal", idpId, oidc: { applicationType: "web" }, status: "ACTIVE" };
    const [theirs, ours] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await theirs.up(portal);
    gateway.log.clear();
    expect((await ours.up(portal)).error).to.include(`(id ${theirs.id}, OAG_OIDC, ACTIVE)`);
    expect([gateway.log.writes, ours.id]).to.deep.equal([[], undefined]);
  });

  it("the quiet time is longer than any request may take", async () => {
    await leaveUnfinished(gateway);
    const slept: number[] = [];
    const clock = { now: () => Date.now(), random: () => 0.5, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
    const ours = new OneResource(
      "app",
      gateway,
      { ...configFor(gateway), "oag:requestTimeout": "20" },
      newGateways({ clock, notice: () => {} }),
    );
    expect(await ours.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(slept[0]).to.equal(15_000 + 20_000 + 2_500);
  });

  for (const [what, declared, change] of [
    [
      "a policy that no template makes",
      { attributes: undefined },
      () => ({ policies: [{ id: uuid, name: "/admin", resourcePath: "/admin", rule: "PROTECTED_REGEX", regexRule: "x" }] }),
    ],
    [
      "an open root policy",
      { attributes: undefined },
      () => ({ policies: [{ id: uuid, name: "root", resourcePath: "/", rule: "NO_AUTH" }] }),
    ],
    [
      "an attribute that no template makes",
      { policies: undefined },
      () => ({ attributes: [{ id: uuid, name: "X-THEIRS", type: "COOKIE", source: "STATIC", value: "1" }] }),
    ],
    ["session settings of its own", {}, () => ({ session: { ...live().session, idleSessionTimeout: 7777 } })],
  ] as const)
    it(`an app with the label that has ${what} is not taken for one that was left behind`, async () => {
      const args = fullApp(gateway, declared);
      const dead = new OneResource("app", gateway);
      dead.isDead = () => gateway.store.apps.size > 0;
      gateway.faults.add({ match: { operation: "createProtectedResource" }, times: 99, reset: true });
      await dead.up(args);
      gateway.faults.clear();
      const before = { ...live(), ...change() };
      Object.assign(live(), before);
      gateway.log.clear();
      const ours = new OneResource("app", gateway);
      expect((await ours.up(args)).error).to.include("an app with this label exists already");
      expect([gateway.log.writes, ours.id]).to.deep.equal([[], undefined]);
    });

  it("an app that a template made is taken up again after a crash, and what the template made gives way", async () => {
    const args = fullApp(gateway, { attributes: undefined, policies: { "/a": { rule: "PROTECTED" } } });
    const dead = new OneResource("app", gateway);
    dead.isDead = () => gateway.store.apps.size > 0;
    gateway.faults.add({ match: { operation: "createProtectedResource" }, times: 99, reset: true });
    await dead.up(args);
    gateway.faults.clear();
    expect(await new OneResource("app", gateway).up(args)).to.deep.equal({ op: "create" });
    expect(live().policies.map(({ resourcePath }) => resourcePath)).to.deep.equal(["/a"]);
  });

  it("an app that was taken up is finished although responses are lost once more: to an item, and to its activation", async () => {
    await leaveUnfinished(gateway);
    gateway.faults.add(
      { match: { operation: "createPolicy" }, when: "after", reset: true },
      { match: { operation: "activateApplication" }, when: "after", reset: true },
    );
    const ours = new OneResource("app", gateway);
    expect(await ours.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(await ours.up(fullApp(gateway))).to.deep.equal({ op: "same" });
    expect(live().policies).to.have.length(2);
  });

  it("an app that was left to its writer is deleted by whoever has it, in the same run, too", async () => {
    const theirs = await leaveUnfinished(gateway);
    const ours = new OneResource("app", gateway);
    theirs.handler = ours.handler;
    meanwhile(gateway, "createPolicy", () => live().policies.push({ id: uuid, name: "/", resourcePath: "/", rule: "NO_AUTH" }));
    expect((await ours.up(fullApp(gateway))).error).to.include("[OAG_CONFLICT]");
    await theirs.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("a debug flag or a default that reads do not show is no reason against an app that was left behind", async () => {
    const debug = fullApp(gateway, { debug: true, loadBalanced: false });
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 500, times: 9 });
    await app.up(debug);
    gateway.faults.clear();
    delete live().own.debug;
    delete live().own.loadBalanced;
    expect(await new OneResource("app", gateway).up(debug)).to.deep.equal({ op: "create" });
  });

  it("headers that a template made are no reason against an app that was left behind", async () => {
    const args = fullApp(gateway, { policies: undefined, attributes: { "X-OTHER": { source: "IDP", value: "email" } } });
    const dead = new OneResource("app", gateway);
    dead.isDead = () => gateway.store.apps.size > 0;
    for (const operation of ["createProtectedResource", "createAttribute"])
      gateway.faults.add({ match: { operation }, times: 99, reset: true });
    await dead.up(args);
    gateway.faults.clear();
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["REMOTE_USER"]);
    expect(await new OneResource("app", gateway).up(args)).to.deep.equal({ op: "create" });
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["X-OTHER"]);
  });
});
