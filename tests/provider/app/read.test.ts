import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { attributes, session } from "../../../dist/provider/kinds/app/aspects.js";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const calls = (gateway: Gateway) => gateway.log.calls.map(withoutIds);
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("read of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("finds nothing new right after create", async () => {
    const args = await created(app, gateway);
    const before = { ...app.outputs };
    expect(await app.refresh()).to.equal("there");
    expect(app.outputs).to.deep.equal(before);
    expect((await app.diff(args)).changes).to.equal(false);
  });

  it("takes one call where the gateway honours expand, and the parts' own calls where it does not [expand]", async () => {
    await created(app, gateway);
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

  it("shows drift in a member, a block and an item, and extra and missing items, under the program's keys [drift-shown]", async () => {
    const args = await created(app, gateway);
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

  it("does not take a hidden or masked secret value for drift [secret-hidden]", async () => {
    const args = await created(app, gateway);
    for (const secretValues of ["omitted", "masked"] as const) {
      gateway.reading.secretValues = secretValues;
      await app.refresh();
      expect((await app.diff(args)).changes, secretValues).to.equal(false);
    }
  });

  it("marks the value of a SECRET attribute that somebody added [secret-added]", async () => {
    await created(app, gateway);
    gateway.reading.secretValues = "returned";
    live().attributes.push({ id: randomUUID(), name: "X-NEW", type: "COOKIE", source: "SECRET", value: "FOUND", active: true });
    await app.refresh();
    expect(app.raw.attributes["X-NEW"]).to.deep.equal({
      type: "COOKIE",
      source: "SECRET",
      value: markedSecret("FOUND"),
    });
  });

  it("reads a session that names its member the old way, and writes it the old way [session-old-name]", async () => {
    const args = await created(app, gateway, { session: { enforceDeepLinkingDomain: true } });
    gateway.reading.legacySessionNames = true;
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    expect(await app.up({ ...args, session: { enforceDeepLinkingDomain: false } })).to.deep.equal({ op: "update" });
    expect(live().session.enforceDeepLinkingDomain).to.equal(false);
  });

  it("takes a member that the gateway does not show for its default", async () => {
    const args = await created(app, gateway, {
      maxFileSize: 1,
      session: { idleSessionTimeout: 3600, maxSessionTimeout: 28800 },
      loadBalanced: false,
    });
    for (const name of ["maxFileSize", "loadBalanced"]) delete live().own[name];
    for (const name of ["idleSessionTimeout", "maxSessionTimeout"]) delete live().session[name];
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    const adopter = new OneResource("app", gateway);
    expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "create" });
  });

  it("does not take a part that is not found for the end of the app [app-part-not-found]", async () => {
    await app.up(fullApp(gateway));
    gateway.reading.expand = "ignored";
    gateway.faults.add({ match: { operation: "listPolicies" }, status: 404 });
    expect((await rejection(app.refresh())).message).to.match(
      /^app "Payroll": read failed: the gateway answered 404 .*; the app is there, but its policies cannot be read; nothing was changed for that/,
    );
    expect(await app.refresh()).to.equal("there");
    gateway.faults.add({ match: { operation: "getSession" }, status: 404 });
    expect((await rejection(app.handler.read(app.id as string, {}))).message).to.include("its session cannot be read");
  });

  it("takes the API's own 404 for gone, and an HTML page for an error [app-gone-or-page]", async () => {
    await created(app, gateway);
    gateway.apiEnabled = false;
    let message = "";
    await app.refresh().catch((error) => {
      message = error.message;
    });
    expect(message).to.include(
      'app "Payroll": read failed: the response is not the Access Gateway API\'s (status 404, text/html); check that oag:hostname is',
    );
    gateway.apiEnabled = true;
    gateway.store.apps.clear();
    expect(await app.refresh()).to.equal("gone");
  });
});

describe("read of an OagApp, in rare cases", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  it("a declared text that vanished is drift; an empty one that the gateway leaves out is none", async () => {
    const args = fullApp(gateway, { description: "", policies: { "/": { rule: "PROTECTED", description: "all" } } });
    await app.up(args);
    delete live().own.description;
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    delete (live().policies[0] as Json).description;
    await app.refresh();
    expect((app.inputs as Json).policies["/"]).to.deep.equal({ rule: "PROTECTED", description: "" });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(live().policies[0]?.description).to.equal("all");
  });

  for (const others of [{}, { singleLogout: true }])
    it(`an empty text of a block that the gateway answers as null is none, ${"singleLogout" in others ? "beside others" : "alone"} [empty-in-block]`, async () => {
      gateway = await startGateway({ reading: { normalises: ["emptyToNull"] } });
      app = new OneResource("app", gateway);
      const args = fullApp(gateway, { behavior: { ...others, loginPath: "" } });
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      await app.refresh();
      expect((app.inputs as Json).behavior).to.deep.equal({ ...others, loginPath: "" });
      expect((await app.diff(args)).changes).to.equal(false);
      live().behavior.loginPath = "/by-hand";
      await app.refresh();
      expect((app.inputs as Json).behavior).to.deep.equal({ ...others, loginPath: "/by-hand" });
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(live().behavior.loginPath).to.equal(null);
    });

  it("an item found by hand under a key that the program gives to another one gets a key of its own", async () => {
    const args = fullApp(gateway, { attributes: { "X-B": { name: "X-A", source: "STATIC", value: "1" } } });
    await app.up(args);
    live().attributes.push({ id: randomUUID(), name: "X-B", source: "STATIC", value: "2" });
    await app.refresh();
    expect(Object.keys((app.inputs as Json).attributes)).to.deep.equal(["X-B", "X-B (HEADER X-B)"]);
    await app.up(args);
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["X-A"]);
  });

  it("a secret that is known neither to the state nor to a read is left out", async () => {
    await app.up(fullApp(gateway));
    live().attributes.push({ id: randomUUID(), name: "X-HAND", type: "HEADER", source: "SECRET", value: "CANARY" });
    await app.refresh();
    expect((app.inputs as Json).attributes["X-HAND"]).to.deep.equal({ source: "SECRET" });
    const { props } = (await app.handler.read(app.id as string, {})) as Json;
    expect(props.attributes["X-HAND"]).to.deep.equal({ source: "SECRET" });
  });

  it("a part that was not read is empty", () => {
    expect([attributes.shown(undefined), session.shown(undefined)]).to.deep.equal([{}, {}]);
  });
});
