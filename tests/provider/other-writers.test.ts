import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { meanwhile } from "../support/meanwhile.ts";
import { configFor, fullApp, type Json, OneResource, seedIdp } from "../support/resource.ts";
import { seeded } from "../support/writers.ts";

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
      `app "Payroll": create failed: an app with this label exists already (id ${first.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed. A resource of this stack has it: each needs a label of its own, and a replacement by { deleteBeforeReplace: true } takes it over from what it replaces [OAG_EXISTS]`,
    );
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
