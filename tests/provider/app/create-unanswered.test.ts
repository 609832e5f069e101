import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("an OagApp whose creation is not answered", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  it("finds an app whose creation was never answered", async () => {
    gateway.faults.add({ match: { operation: "createApplication" }, when: "after", reset: true });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(gateway.store.apps.size).to.equal(1);
    expect(live().status).to.equal("ACTIVE");
  });

  it("says that it does not know when neither the creation nor the list after it is answered, and resumes with the next up", async () => {
    gateway.faults.add(
      { match: { operation: "createApplication" }, when: "after", reset: true },
      { match: { operation: "listApplication" }, nth: 2, status: 500 },
    );
    const { error } = await app.up(fullApp(gateway));
    expect(error).to.match(
      / broke the connection \(ECONNRESET\); .* \[OAG_TRANSPORT\]; whether the gateway made it is not known: the next `pulumi up` looks for it by its label, and goes on with it or says how to adopt it$/,
    );
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(gateway.store.apps.size).to.equal(1);
  });

  it("keeps an app in the state whose parts cannot be read right after its creation", async () => {
    gateway.tamper = (operation, body) => (operation === "createApplication" ? { ...(body as Json), _embedded: undefined } : body);
    gateway.faults.add({ match: { operation: "listPolicies" }, times: 2, status: 500 });
    const { status, ...args } = fullApp(gateway);
    const outcome = await app.up(args);
    expect(outcome.reasons).to.deep.equal([
      'app "Payroll": the gateway answered 500 INTERNAL_SERVER_ERROR: An unexpected error occurred on the server side [OAG_GATEWAY]; the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(app.id).to.equal(live().id);
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(await app.up(args)).to.deep.equal({ op: "same" });
    expect(gateway.store.apps.size).to.equal(1);
  });

  it("looks for nothing when no access token was to be had for the creation", async () => {
    meanwhile(gateway, "createApplication", () => gateway.expireTokens());
    gateway.faults.add({ match: { operation: "createAccessToken" }, nth: 2, times: 9, status: 500 });
    const { error } = await app.up(fullApp(gateway));
    expect(error).to.not.include("whether the gateway made it is not known");
    expect(gateway.log.calls.filter((call) => call === "GET /api/v2/apps")).to.have.length(1);
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("takes an activation that was never answered for done when the app is active", async () => {
    gateway.faults.add({ match: { operation: "activateApplication" }, when: "after", reset: true });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(live().status).to.equal("ACTIVE");
  });
});

describe("an OagApp whose creation is not answered, without a retry", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("somebody else's app that appears while a creation is not answered is not taken for ours", async () => {
    fail("createApplication", { reset: true });
    meanwhile(gateway, "createApplication", () => {
      const id = randomUUID();
      gateway.store.apps.set(id, mistyped({ id, own: { ...fullApp(gateway), publicDomain: "theirs.example.com" }, status: "CREATED" }));
    });
    expect((await app.up(fullApp(gateway))).error).to.include("and this app is not surely what it made");
    expect(gateway.log.writes).to.deep.equal(["POST /api/v2/apps"]);
    expect([app.id, live().own.publicDomain]).to.deep.equal([undefined, "theirs.example.com"]);
  });

  it("a creation that is answered by something else is looked for, one that is answered by a page of an error is not", async () => {
    fail("createApplication", { status: 404, html: true });
    expect((await app.up(fullApp(gateway))).error).to.include("is not the Access Gateway API's (status 404, text/html)");
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/apps", "POST /api/v2/apps"]);
    fail("createApplication", { status: 502, html: true, when: "after" });
    expect(await app.up(fullApp(gateway, { label: "Other" }))).to.deep.equal({ op: "create" });
  });

  it("an item whose creation is not answered is looked for: made, not made, or somebody else's", async () => {
    const policies = (more: Json) => fullApp(gateway, { policies: { "/": { rule: "PROTECTED" }, ...more } });
    await app.up(policies({}));
    fail("createPolicy", { reset: true, when: "after" });
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    fail("createPolicy", { reset: true });
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/c": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    fail("createPolicy", { reset: true, times: 2 });
    expect((await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } }))).error).to.include("broke the connection");
    fail("createPolicy", { reset: true });
    meanwhile(gateway, "createPolicy", () => live().policies.push({ id: randomUUID(), name: "x", resourcePath: "/b", rule: "PROTECTED" }));
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    expect(live().policies.find(({ resourcePath }) => resourcePath === "/b")).to.include({ name: "/b", rule: "NO_AUTH" });
  });
});

describe("an OagApp whose creation is not answered, and other writers", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

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

  it("after a lost response, groups and nested settings count: an app that differs in them is somebody else's", async () => {
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
          });
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

  it("an OIDC app that is active from the first is found after a lost response", async () => {
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
});
