import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const calls = (gateway: Gateway) => gateway.log.calls.map(withoutIds);
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("update of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("sends nothing when nothing changed, whatever the order of keys and groups", async () => {
    const args = await created(app, gateway);
    const turned = Object.fromEntries(Object.entries(args).reverse());
    expect(await app.up({ ...turned, groups: ["g2", "g1"] })).to.deep.equal({ op: "same" });
    expect(gateway.log.entries).to.deep.equal([]);
  });

  it("changes one attribute with one read and one write", async () => {
    const args = await created(app, gateway);
    expect(await app.up({ ...args, attributes: { ...args.attributes, REMOTE_USER: { source: "IDP", value: "email" } } })).to.deep.equal({
      op: "update",
    });
    expect(calls(gateway)).to.deep.equal([`GET ${A}/attributes`, `PUT ${A}/attributes/{id}`]);
    expect(live().attributes[0]?.value).to.equal("email");
  });

  it("changes an own member by reading the app and writing all of it back", async () => {
    const args = await created(app, gateway);
    live().own.hostHeaderValue = "kept.example.com";
    await app.up({ ...args, description: "new" });
    expect(calls(gateway)).to.deep.equal([`GET ${A}`, `PUT ${A}`]);
    expect(live().own).to.include({ description: "new", hostHeaderValue: "kept.example.com", label: "Payroll" });
    expect(live().status).to.equal("ACTIVE");
  });

  it("follows a new label with its name", async () => {
    const args = await created(app, gateway);
    await app.up({ ...args, label: "Pay Roll 2" });
    expect(app.outputs).to.include({ label: "Pay Roll 2", name: "payroll2" });
  });

  it("renames the only policy of an active app: the new one first [policies-rename]", async () => {
    const args = await created(app, gateway, { policies: { "/": { rule: "PROTECTED" } } });
    expect(await app.up({ ...args, policies: { "/all": { rule: "PROTECTED" } } })).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`POST ${A}/policies`, `DELETE ${A}/policies/{id}`]);
  });

  it("moves a policy to another path under its old name in place", async () => {
    const args = await created(app, gateway, { policies: { main: { resourcePath: "/a", rule: "PROTECTED" } } });
    expect(await app.up({ ...args, policies: { main: { resourcePath: "/b", rule: "PROTECTED" } } })).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal([`PUT ${A}/policies/{id}`]);
    expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/b"]);
  });

  it("clears what an item no longer declares", async () => {
    const args = await created(app, gateway, {
      policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "x", description: "d", caseSensitive: false } },
    });
    await app.up({ ...args, policies: { "/": { rule: "PROTECTED" } } });
    expect(live().policies[0]).to.include({ rule: "PROTECTED", regexRule: null, description: "", caseSensitive: true });
    expect(await app.up({ ...args, policies: { "/": { rule: "PROTECTED" } } })).to.deep.equal({ op: "same" });
  });

  it("leaves drift alone that no refresh has seen [drift-unseen]", async () => {
    const args = await created(app, gateway);
    (live().policies[1] as Json).rule = "ADAPTIVE";
    live().own.description = "by hand";
    expect(
      await app.up({ ...args, policies: { ...args.policies, "/new": { rule: "NO_AUTH" } }, session: { idleSessionTimeout: 900 } }),
    ).to.deep.equal({ op: "update" });
    expect(live().policies.map((policy) => policy.rule)).to.deep.equal(["PROTECTED", "ADAPTIVE", "NO_AUTH"]);
    expect(live().own.description).to.equal("by hand");
  });

  it("releases what is no longer declared without a request [released]", async () => {
    const args = await created(app, gateway);
    const { policies, behavior, status, groups, ...rest } = args;
    expect((await app.diff(rest)).changes).to.equal(undefined);
    expect(await app.up(rest)).to.deep.equal({ op: "update" });
    expect(gateway.log.calls).to.deep.equal([]);
    expect(live().policies).to.have.length(2);
    expect(app.outputs.__owned).to.not.include("policies");
    expect(app.outputs.status).to.equal("ACTIVE");
  });

  it("writes an empty value that is declared again after it was released", async () => {
    const { groups, ...args } = await created(app, gateway, { description: "d" });
    const { description, ...rest } = args;
    await app.up(rest);
    expect(await app.up({ ...rest, groups: [], description: "" })).to.deep.equal({ op: "update" });
    expect(live().own).to.deep.include({ groups: [], description: "" });
  });

  it("empties a set and a map that are declared empty", async () => {
    const args = await created(app, gateway, { status: "INACTIVE" });
    await app.up({ ...args, groups: [], attributes: {} });
    expect(live().own.groups).to.deep.equal([]);
    expect(live().attributes).to.deep.equal([]);
    expect(await app.up({ ...args, groups: [], attributes: {} })).to.deep.equal({ op: "same" });
  });

  it("replaces an app of another type, the old one first", async () => {
    const args = await created(app, gateway);
    const diff = await app.diff({ ...args, type: "ORACLE_WEBLOGIC" });
    expect(diff).to.deep.equal({ replaces: ["type"], deleteBeforeReplace: true });
    expect(await app.up({ ...args, type: "ORACLE_WEBLOGIC" })).to.deep.equal({ op: "replace" });
    expect(gateway.store.apps.size).to.equal(1);
  });
});

describe("update of an OagApp, in rare cases", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  it("a state that says nothing of ownership owns nothing: an update writes what is declared, and odd values in it hurt nobody", async () => {
    await app.up(fullApp(gateway));
    const { __owned: _, gateway: _origin, ...olds } = app.outputs;
    const { outs } = await app.handler.update(app.id as string, olds, fullApp(gateway, { description: "new" }));
    expect(outs).to.include({ description: "new", gateway: gateway.origin });
    const odd = { ...app.outputs, attributes: "a text" };
    expect((await app.diff(fullApp(gateway))).changes).to.equal(false);
    expect((await app.handler.diff(app.id as string, odd, fullApp(gateway))).changes).to.equal(undefined);
  });

  it("an item added by hand is left by an update of another one", async () => {
    await app.up(fullApp(gateway));
    live().policies.push({ id: randomUUID(), name: "hand", resourcePath: "/hand", rule: "NO_AUTH" });
    expect(await app.up(fullApp(gateway, { policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "NO_AUTH" } } }))).to.deep.equal({
      op: "update",
    });
    expect(live().policies.map(({ resourcePath }) => resourcePath)).to.deep.equal(["/", "/public", "/hand"]);
  });

  it("a member of a block that is no longer declared is released, and an empty block declares nothing", async () => {
    const session = (members: Json) => fullApp(gateway, { session: members });
    await app.up(session({ idleSessionTimeout: 500, deepLinking: false }));
    gateway.log.clear();
    expect(await app.up(session({ deepLinking: false }))).to.deep.equal({ op: "update" });
    expect(gateway.log.calls).to.deep.equal([]);
    expect(await app.up(session({}))).to.deep.equal({ op: "update" });
    expect(await app.up(session({}))).to.deep.equal({ op: "same" });
    expect(live().session.idleSessionTimeout).to.equal(500);
  });
});
