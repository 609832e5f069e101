import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { configFor, fullApp, type Json, OneResource, seedIdp } from "../../support/resource.ts";

const A = "/api/v2/apps/{id}";
const calls = (gateway: Gateway) => gateway.log.calls.map(withoutIds);
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("the life of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  async function created(change: Json = {}): Promise<Json> {
    const args = fullApp(gateway, change);
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    gateway.log.clear();
    return args;
  }
  const live = () => gateway.store.appByLabel("Payroll");

  describe("create", () => {
    it("lists once, creates without the server's defaults, writes each part once, and activates last", async () => {
      await app.up(fullApp(gateway));
      expect(calls(gateway)).to.deep.equal([
        "GET /api/v2/apps",
        "POST /api/v2/apps",
        `POST ${A}/resources`,
        `POST ${A}/resources`,
        `POST ${A}/attributes`,
        `POST ${A}/attributes`,
        `POST ${A}/policies`,
        `POST ${A}/policies`,
        `PUT ${A}/session`,
        `PUT ${A}/behavior`,
        `POST ${A}/activate`,
        `GET ${A}`,
      ]);
      expect(live().status).to.equal("ACTIVE");
      expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/", "/public"]);
      expect(live().attributes.map((attribute) => `${attribute.type} ${attribute.name}`)).to.deep.equal([
        "HEADER REMOTE_USER",
        "HEADER X-TRUST",
      ]);
    });

    it("shows the declared values, name, status and gateway as outputs, and secret values marked", async () => {
      const args = fullApp(gateway);
      await app.up(args);
      const { __provider, __owned, ...outputs } = app.outputs;
      expect(outputs).to.deep.equal({ ...args, name: "payroll", status: "ACTIVE", gateway: gateway.origin });
      expect(app.raw.attributes.trust.value).to.deep.equal({
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value: "SECRET-CANARY",
      });
    });

    it("keeps at most 400 bytes in the state beyond inputs and outputs", async () => {
      await created();
      expect(JSON.stringify({ __owned: app.outputs.__owned }).length).to.be.lessThan(400);
    });

    it("takes the template's attributes and policies when the program declares none", async () => {
      const { attributes, policies, ...args } = fullApp(gateway);
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/"]);
      expect(writes(gateway).filter((call) => /attributes|policies/.test(call))).to.deep.equal([]);
    });

    it("replaces the template's policies by the declared ones when only those are declared", async () => {
      const { attributes, ...args } = fullApp(gateway, { policies: { "/a": { rule: "NO_AUTH" } } });
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/a"]);
      expect(live().attributes.map((attribute) => attribute.name)).to.deep.equal(["REMOTE_USER"]);
    });

    it("leaves an app alone whose label is taken, and says how to adopt it", async () => {
      await created();
      const other = new OneResource("app", gateway);
      const outcome = await other.up(fullApp(gateway));
      expect(outcome.error).to.equal(
        `app "Payroll": create failed: an app with this label exists already (id ${app.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed. If another stack or a person made it, choose another label, or add { import: "${app.id}" } to this resource's options to manage it here. If a resource of this stack was renamed, tell Pulumi with { aliases: [{ name: "<its old name>" }] }. If this very run deletes it or gives it another label, run \`pulumi up\` once more [OAG_EXISTS]`,
      );
      expect(writes(gateway)).to.deep.equal([]);
      expect(other.id).to.equal(undefined);
    });

    it("asks for one list and one token for a burst of ten apps", async () => {
      const config = { ...configFor(gateway), "oag:requestTimeout": "77" };
      const burst = Array.from({ length: 10 }, () => new OneResource("app", gateway, config));
      const outcomes = await Promise.all(burst.map((one, index) => one.up(fullApp(gateway, { label: `App ${index}` }))));
      expect(outcomes).to.deep.equal(Array.from({ length: 10 }, () => ({ op: "create" })));
      expect(calls(gateway).filter((call) => call === "GET /api/v2/apps")).to.have.length(1);
      expect(gateway.log.tokens).to.equal(1);
    });

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
        'app "Payroll": the gateway answered 500 INTERNAL_SERVER_ERROR: An unexpected error occurred on the server side [OAG_GATEWAY]; the app exists, and the next `pulumi up` goes on from here',
      ]);
      expect(app.id).to.equal(live().id);
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(await app.up(args)).to.deep.equal({ op: "same" });
      expect(gateway.store.apps.size).to.equal(1);
    });

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

    it("never takes an app of another resource of the same run for one that was left behind", async () => {
      const config = { ...configFor(gateway), "oag:requestTimeout": "78" };
      const [first, second, third] = [1, 2, 3].map(() => new OneResource("app", gateway, config)) as [
        OneResource,
        OneResource,
        OneResource,
      ];
      expect(await first.up(fullApp(gateway))).to.deep.equal({ op: "create" });
      expect((await second.up(fullApp(gateway))).error).to.include("an app with this label exists already");
      gateway.faults.add({ match: { operation: "activateApplication" }, status: 500 });
      await first.destroy();
      expect((await first.up(fullApp(gateway))).reasons).to.have.length(1);
      expect((await third.up(fullApp(gateway))).error).to.include("an app with this label exists already");
    });

    it("keeps an unfinished app with every reason, and finishes it at the next up", async () => {
      gateway.faults.add(
        { match: { operation: "createPolicy" }, nth: 2, status: 400, message: "no such rule" },
        { match: { operation: "replaceSession" }, status: 500, message: "oops" },
      );
      const args = fullApp(gateway);
      const outcome = await app.up(args);
      expect(outcome.reasons).to.deep.equal([
        'policy "/public" of app "Payroll": the gateway answered 400 BAD_REQUEST: no such rule [OAG_BAD_REQUEST]; the app exists, and the next `pulumi up` goes on from here',
        'session of app "Payroll": the gateway answered 500 INTERNAL_SERVER_ERROR: oops [OAG_GATEWAY]; the app exists, and the next `pulumi up` goes on from here',
      ]);
      expect(live().status).to.equal("CREATED");
      expect(app.outputs.__provider).to.be.a("string");
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`PUT ${A}/attributes/{id}`, `POST ${A}/policies`, `PUT ${A}/session`, `POST ${A}/activate`]);
      expect(live().status).to.equal("ACTIVE");
      expect(await app.up(args)).to.deep.equal({ op: "same" });
    });

    it("replaces an unfinished app of another type instead of finishing it", async () => {
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

    it("takes an activation that was never answered for done when the app is active", async () => {
      gateway.faults.add({ match: { operation: "activateApplication" }, when: "after", reset: true });
      expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
      expect(live().status).to.equal("ACTIVE");
    });

    it("still knows after a refresh that an app is unfinished", async () => {
      gateway.faults.add({ match: { operation: "activateApplication" }, status: 500 });
      const args = fullApp(gateway);
      expect((await app.up(args)).reasons).to.have.length(1);
      await app.refresh();
      expect((await app.diff(args)).changes).to.equal(true);
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(live().status).to.equal("ACTIVE");
    });
  });

  describe("update", () => {
    it("sends nothing when nothing changed, whatever the order of keys and groups", async () => {
      const args = await created();
      const turned = Object.fromEntries(Object.entries(args).reverse());
      expect(await app.up({ ...turned, groups: ["g2", "g1"] })).to.deep.equal({ op: "same" });
      expect(gateway.log.entries).to.deep.equal([]);
    });

    it("changes one attribute with one read and one write", async () => {
      const args = await created();
      expect(await app.up({ ...args, attributes: { ...args.attributes, REMOTE_USER: { source: "IDP", value: "email" } } })).to.deep.equal({
        op: "update",
      });
      expect(calls(gateway)).to.deep.equal([`GET ${A}/attributes`, `PUT ${A}/attributes/{id}`]);
      expect(live().attributes[0]?.value).to.equal("email");
    });

    it("changes an own member by reading the app and writing all of it back", async () => {
      const args = await created();
      live().own.hostHeaderValue = "kept.example.com";
      await app.up({ ...args, description: "new" });
      expect(calls(gateway)).to.deep.equal([`GET ${A}`, `PUT ${A}`]);
      expect(live().own).to.include({ description: "new", hostHeaderValue: "kept.example.com", label: "Payroll" });
      expect(live().status).to.equal("ACTIVE");
    });

    it("follows a new label with its name", async () => {
      const args = await created();
      await app.up({ ...args, label: "Pay Roll 2" });
      expect(app.outputs).to.include({ label: "Pay Roll 2", name: "payroll2" });
    });

    it("renames the only policy of an active app: the new one first", async () => {
      const args = await created({ policies: { "/": { rule: "PROTECTED" } } });
      expect(await app.up({ ...args, policies: { "/all": { rule: "PROTECTED" } } })).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`POST ${A}/policies`, `DELETE ${A}/policies/{id}`]);
    });

    it("moves a policy to another path under its old name in place", async () => {
      const args = await created({ policies: { main: { resourcePath: "/a", rule: "PROTECTED" } } });
      expect(await app.up({ ...args, policies: { main: { resourcePath: "/b", rule: "PROTECTED" } } })).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`PUT ${A}/policies/{id}`]);
      expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/b"]);
    });

    it("clears what an item no longer declares", async () => {
      const args = await created({
        policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "x", description: "d", caseSensitive: false } },
      });
      await app.up({ ...args, policies: { "/": { rule: "PROTECTED" } } });
      expect(live().policies[0]).to.include({ rule: "PROTECTED", regexRule: null, description: "", caseSensitive: true });
      expect(await app.up({ ...args, policies: { "/": { rule: "PROTECTED" } } })).to.deep.equal({ op: "same" });
    });

    it("leaves drift alone that no refresh has seen", async () => {
      const args = await created();
      (live().policies[1] as Json).rule = "ADAPTIVE";
      live().own.description = "by hand";
      expect(
        await app.up({ ...args, policies: { ...args.policies, "/new": { rule: "NO_AUTH" } }, session: { idleSessionTimeout: 900 } }),
      ).to.deep.equal({ op: "update" });
      expect(live().policies.map((policy) => policy.rule)).to.deep.equal(["PROTECTED", "ADAPTIVE", "NO_AUTH"]);
      expect(live().own.description).to.equal("by hand");
    });

    it("releases what is no longer declared without a request", async () => {
      const args = await created();
      const { policies, behavior, status, groups, ...rest } = args;
      expect((await app.diff(rest)).changes).to.equal(undefined);
      expect(await app.up(rest)).to.deep.equal({ op: "update" });
      expect(gateway.log.calls).to.deep.equal([]);
      expect(live().policies).to.have.length(2);
      expect(app.outputs.__owned).to.not.include("policies");
      expect(app.outputs.status).to.equal("ACTIVE");
    });

    it("writes an empty value that is declared again after it was released", async () => {
      const { groups, ...args } = await created({ description: "d" });
      const { description, ...rest } = args;
      await app.up(rest);
      expect(await app.up({ ...rest, groups: [], description: "" })).to.deep.equal({ op: "update" });
      expect(live().own).to.deep.include({ groups: [], description: "" });
    });

    it("empties a set and a map that are declared empty", async () => {
      const args = await created({ status: "INACTIVE" });
      await app.up({ ...args, groups: [], attributes: {} });
      expect(live().own.groups).to.deep.equal([]);
      expect(live().attributes).to.deep.equal([]);
      expect(await app.up({ ...args, groups: [], attributes: {} })).to.deep.equal({ op: "same" });
    });

    it("takes an app that leaves ACTIVE off line first, and puts one on line last", async () => {
      const args = await created();
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
      const args = await created({ loadBalanced: true, healthCheck: { enabled: true, path: "/up" } });
      expect(live().healthCheck).to.include({ enabled: true, path: "/up" });
      const off = { ...args, loadBalanced: false, healthCheck: { enabled: false, path: "/up" } };
      expect(await app.up(off)).to.deep.equal({ op: "update" });
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(live().own.loadBalanced).to.equal(true);
    });

    it("moves an app to another identity provider where the gateway takes it", async () => {
      const args = await created();
      gateway.reading.idpIdChangeable = true;
      const idpId = seedIdp(gateway, "other.okta.com");
      expect(await app.up({ ...args, idpId })).to.deep.equal({ op: "update" });
      expect(live().own.idpId).to.equal(idpId);
    });

    it("refuses to move an app where the gateway does not, and names the way out", async () => {
      const args = await created();
      const idpId = seedIdp(gateway, "other.okta.com");
      const outcome = await app.up({ ...args, idpId });
      expect(outcome.reasons).to.equal(undefined);
      expect(outcome.error).to.equal(
        `app "Payroll": update failed: this gateway does not let an app move to another identity provider (400 BAD_REQUEST: idpId cannot be changed); nothing was replaced, the app keeps its old one. To move it all the same, declare a second app with idpId "${idpId}" and another label and publicDomain, switch over, and remove the first; or keep the old idpId [OAG_STATE]`,
      );
      expect(live().own.idpId).to.equal(args.idpId);
      expect(live().status).to.equal("ACTIVE");
    });

    it("replaces an app of another type, the old one first", async () => {
      const args = await created();
      const diff = await app.diff({ ...args, type: "ORACLE_WEBLOGIC" });
      expect(diff).to.deep.equal({ replaces: ["type"], deleteBeforeReplace: true });
      expect(await app.up({ ...args, type: "ORACLE_WEBLOGIC" })).to.deep.equal({ op: "replace" });
      expect(gateway.store.apps.size).to.equal(1);
    });

    it("keeps what succeeded of a failed update, and does the rest at the next up", async () => {
      const args = await created();
      gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, message: "not today" });
      const wanted = { ...args, description: "new", policies: { ...args.policies, "/admin": { rule: "PROTECTED" } } };
      const outcome = await app.up(wanted);
      expect(outcome.reasons).to.deep.equal([
        'policy "/admin" of app "Payroll": the gateway answered 400 BAD_REQUEST: not today [OAG_BAD_REQUEST]; the rest was done, and the next `pulumi up` tries again',
      ]);
      expect(app.outputs).to.include({ description: "new" });
      expect(Object.keys(app.outputs.policies)).to.deep.equal(["/", "/public"]);
      gateway.log.clear();
      expect(await app.up(wanted)).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`POST ${A}/policies`]);
    });

    it("removes what a newly declared map does not name, also when its first update failed", async () => {
      const { policies, ...args } = await created({ policies: undefined });
      expect(live().policies).to.have.length(1);
      const wanted = { ...args, policies: { "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } } };
      gateway.faults.add({ match: { operation: "createPolicy" }, nth: 2, status: 500 });
      expect((await app.up(wanted)).reasons).to.have.length(1);
      expect(await app.up(wanted)).to.deep.equal({ op: "update" });
      expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/a", "/b"]);
    });

    it("does not lose the old item when its key came to name another one and the update failed in between", async () => {
      const args = await created();
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
      const args = await created();
      gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: "no" });
      const outcome = await app.up({ ...args, description: "new" });
      expect(outcome).to.deep.equal({
        op: "update",
        error: 'app "Payroll": update failed: the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]',
      });
    });

    it("reports a member that the gateway took but did not keep", async () => {
      const args = await created();
      gateway.faults.add({
        match: { operation: "replaceApplication" },
        body: JSON.stringify({ id: app.id, type: "OAG_HEADER_BASED", label: "Payroll" }),
        status: 200,
      });
      const outcome = await app.up({ ...args, description: "new" });
      expect(outcome.error).to.match(
        /the gateway took the change of its own members but did not keep .*description.*; look at it in the console \[OAG_LOST\]$/,
      );
    });

    it("writes members back that it does not know, and once more without them when they are refused", async () => {
      const args = await created();
      (live().own as Json).newerMember = "x";
      expect(await app.up({ ...args, description: "new" })).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`PUT ${A}`, `PUT ${A}`]);
      gateway.reading.refuseUnknownMembers = false;
      gateway.log.clear();
      expect(await app.up({ ...args, description: "newer" })).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([`PUT ${A}`]);
    });
  });

  describe("read", () => {
    it("finds nothing new right after create", async () => {
      const args = await created();
      const before = { ...app.outputs };
      expect(await app.refresh()).to.equal("there");
      expect(app.outputs).to.deep.equal(before);
      expect((await app.diff(args)).changes).to.equal(false);
    });

    it("takes one call where the gateway honours expand, and the parts' own calls where it does not", async () => {
      await created();
      await app.refresh();
      expect(calls(gateway)).to.deep.equal([`GET ${A}`]);
      app.configure(configFor(gateway));
      gateway.reading.expand = "ignored";
      gateway.log.clear();
      await app.refresh();
      expect(calls(gateway).sort()).to.deep.equal([
        `GET ${A}`,
        `GET ${A}/attributes`,
        `GET ${A}/behavior`,
        `GET ${A}/policies`,
        `GET ${A}/resources`,
        `GET ${A}/session`,
      ]);
    });

    it("shows drift in a member, a block and an item, and extra and missing items, under the program's keys", async () => {
      const args = await created();
      live().own.description = "by hand";
      live().own.groups = ["g2", "g1"];
      live().session.idleSessionTimeout = 600;
      (live().resources[0] as Json).active = false;
      live().attributes.splice(0, 1);
      live().policies.push({
        id: randomUUID(),
        name: "extra",
        resourcePath: "/x",
        rule: "NO_AUTH",
        active: true,
        caseSensitive: true,
        regexRule: null,
      });
      await app.refresh();
      const { description, groups, session, protectedResources, attributes, policies } = app.inputs as Json;
      expect({ description, groups, session, protectedResources, attributes, policies }).to.deep.equal({
        description: undefined,
        groups: args.groups,
        session: { idleSessionTimeout: 600 },
        protectedResources: { ...args.protectedResources, main: { ...args.protectedResources.main, active: false } },
        attributes: { trust: args.attributes.trust },
        policies: { ...args.policies, "/x": { name: "extra", rule: "NO_AUTH" } },
      });
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(writes(gateway)).to.deep.equal([
        `PUT ${A}/resources/{id}`,
        `POST ${A}/attributes`,
        `DELETE ${A}/policies/{id}`,
        `PUT ${A}/session`,
      ]);
      expect(await app.up(args)).to.deep.equal({ op: "same" });
    });

    it("does not take a hidden or masked secret value for drift", async () => {
      const args = await created();
      for (const secretValues of ["omitted", "masked"] as const) {
        gateway.reading.secretValues = secretValues;
        await app.refresh();
        expect((await app.diff(args)).changes, secretValues).to.equal(false);
      }
    });

    it("marks the value of a SECRET attribute that somebody added", async () => {
      await created();
      gateway.reading.secretValues = "returned";
      live().attributes.push({ id: randomUUID(), name: "X-NEW", type: "COOKIE", source: "SECRET", value: "FOUND", active: true });
      await app.refresh();
      expect(app.raw.attributes["X-NEW"]).to.deep.equal({
        type: "COOKIE",
        source: "SECRET",
        value: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "FOUND" },
      });
    });

    it("reads a session that names its member the old way, and writes it the old way", async () => {
      const args = await created({ session: { enforceDeepLinkingDomain: true } });
      gateway.reading.legacySessionNames = true;
      await app.refresh();
      expect((await app.diff(args)).changes).to.equal(false);
      expect(await app.up({ ...args, session: { enforceDeepLinkingDomain: false } })).to.deep.equal({ op: "update" });
      expect(live().session.enforceDeepLinkingDomain).to.equal(false);
    });

    it("takes a member that the gateway does not show for its default", async () => {
      const args = await created({ maxFileSize: 1, session: { idleSessionTimeout: 3600, maxSessionTimeout: 28800 }, loadBalanced: false });
      for (const name of ["maxFileSize", "loadBalanced"]) delete live().own[name];
      for (const name of ["idleSessionTimeout", "maxSessionTimeout"]) delete live().session[name];
      await app.refresh();
      expect((await app.diff(args)).changes).to.equal(false);
      const adopter = new OneResource("app", gateway);
      expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "create" });
    });

    it("takes the API's own 404 for gone, and an HTML page for an error", async () => {
      await created();
      gateway.apiEnabled = false;
      let message = "";
      await app.refresh().catch((error) => {
        message = error.message;
      });
      expect(message).to.include(
        'app "Payroll": read failed: the answer is not the Access Gateway API\'s (status 404, text/html); check that oag:hostname is',
      );
      gateway.apiEnabled = true;
      gateway.store.apps.clear();
      expect(await app.refresh()).to.equal("gone");
    });
  });

  describe("delete", () => {
    it("deactivates an active app, then deletes it", async () => {
      await created();
      await app.destroy();
      expect(calls(gateway)).to.deep.equal([`GET ${A}`, `POST ${A}/deactivate`, `DELETE ${A}`]);
      expect(gateway.store.apps.size).to.equal(0);
    });

    it("goes on when the deactivation was never answered", async () => {
      await created();
      gateway.faults.add({ match: { operation: "deactivateApplication" }, when: "after", reset: true });
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });

    it("is done when the app is gone already, or goes in between", async () => {
      await created();
      gateway.store.apps.clear();
      await app.destroy();
      await app.up(fullApp(gateway));
      gateway.faults.add({ match: { operation: "deleteApplication" }, when: "after", reset: true });
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });
  });

  describe("another gateway in the configuration", () => {
    it("makes read, update and delete refuse when the app is not there, and changes nothing", async () => {
      const args = await created();
      const other = await startGateway();
      app.configure(configFor(other));
      const refusal = `the state says that this app lives on ${gateway.origin}, but ${other.origin} is configured and does not have it; nothing was changed.`;
      for (const attempt of [() => app.refresh(), () => app.destroy()]) {
        const message = await attempt().then(
          () => "",
          (error: Error) => error.message,
        );
        expect(message).to.include(refusal);
      }
      expect((await app.up({ ...args, description: "x" })).error).to.include(refusal);
      expect(other.log.writes).to.deep.equal([]);
      expect(live().status).to.equal("ACTIVE");
    });

    it("lets an app move along that is found under the new name by its id", async () => {
      const args = await created();
      const other = await startGateway();
      other.store.apps.set(String(app.id), live());
      for (const [id, idp] of gateway.store.idps) other.store.idps.set(id, idp);
      app.configure(configFor(other));
      expect(await app.refresh()).to.equal("there");
      expect(app.outputs.gateway).to.equal(other.origin);
      expect(await app.up(args)).to.deep.equal({ op: "same" });
    });
  });

  describe("adoption", () => {
    it("takes an app into the state that equals the program, and writes nothing", async () => {
      const args = await created();
      const adopter = new OneResource("app", gateway);
      expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "create" });
      expect(adopter.id).to.equal(app.id);
      expect(writes(gateway)).to.deep.equal([]);
      expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "same" });
      expect(await adopter.up(args)).to.deep.equal({ op: "same" });
    });

    it("refuses an app that differs, with every difference, and no secret", async () => {
      const args = await created();
      const adopter = new OneResource("app", gateway);
      const outcome = await adopter.up({
        ...args,
        __import: app.id,
        description: "x",
        session: { idleSessionTimeout: 60 },
        policies: { "/": { rule: "NO_AUTH" }, "/only": { rule: "NO_AUTH" } },
      });
      expect(outcome.error).to.include(
        'description is only in the program; policy "/only" is only in the program; policy "/" differs; policy "/public" is only on the gateway; session.idleSessionTimeout differs',
      );
      expect(outcome.error).to.not.include("CANARY");
      expect(adopter.id).to.equal(undefined);
      expect(writes(gateway)).to.deep.equal([]);
    });

    it("says that there is no app with that id", async () => {
      const id = randomUUID();
      const outcome = await app.up({ ...fullApp(gateway), __import: id });
      expect(outcome.error).to.equal(
        `app "Payroll": create failed: there is no app with the id ${id} on ${gateway.origin}; check the import option [OAG_NOT_FOUND]`,
      );
    });
  });
});
