import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { OagPartialError } from "../../../dist/provider/errors/partial.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** The gateway keeps what `change` makes of the object, and answers with it. */
function keeps(gateway: Gateway, operation: string, change: (object: Json) => Json): void {
  gateway.tamper = (name, body) => (name === operation ? { ...(body as Json), ...change(body as Json) } : body);
}

describe("a gateway that takes a change and keeps a part of it", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const policy = (path: string) => gateway.store.appByLabel("Payroll").policies.find((item) => item.resourcePath === path);

  it("lets a path that it opened be closed again: the revert is a change", async () => {
    const args = fullApp(gateway, { policies: { "/": { rule: "PROTECTED" }, "/a": { rule: "PROTECTED" } } });
    await app.up(args);
    keeps(gateway, "replacePolicy", () => ({ description: "SECRET-KEPT" }));
    const opened = { ...args, policies: { ...args.policies, "/a": { rule: "NO_AUTH", description: "SECRET-SENT" } } };
    const { error, reasons } = await app.up(opened);
    expect(reasons).to.deep.equal([
      'policy "/a" of app "Payroll": the gateway took the change of policy "/a" but did not keep description (is another text of 11 characters); look at it in the console [OAG_LOST]; the rest was done, and the next `pulumi up` tries again [OAG_PARTIAL]',
    ]);
    expect(error)
      .to.include("was updated in part")
      .and.not.match(/SECRET-(KEPT|SENT)/);
    expect((app.thrown.at(-1) as OagPartialError).steps[0]).to.deep.include({ path: ["policies", "/a"], members: [["description"]] });
    expect(app.outputs.policies["/a"]).to.deep.equal({ rule: "NO_AUTH", description: "SECRET-KEPT" });
    expect(app.outputs).to.not.have.property("__incomplete");
    gateway.tamper = undefined;
    expect(policy("/a")?.rule).to.equal("NO_AUTH");
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(policy("/a")?.rule).to.equal("PROTECTED");
  });

  it("is asked again by the next up, for an item, a block and the app itself", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    gateway.tamper = (name, body) => {
      if (name === "replaceAttribute") return { ...(body as Json), value: "email" };
      if (name === "replaceBehavior") return { ...(body as Json), loginPath: "/other" };
      return name === "replaceApplication" ? { ...(body as Json), description: null, groups: ["g9"] } : body;
    };
    const news = {
      ...args,
      ...{ description: "one", loadBalanced: true },
      attributes: { ...args.attributes, REMOTE_USER: { source: "IDP", value: "firstName" } },
      behavior: { singleLogout: false, loginPath: "/in" },
    };
    const { reasons } = await app.up(news);
    expect(reasons?.map((reason) => /did not keep (.*); look/.exec(reason)?.[1])).to.deep.equal([
      "groups (is another list of 1 entry), description (it has nothing)",
      "value (is another text of 5 characters)",
      "loginPath (is another text of 6 characters)",
    ]);
    expect(app.outputs)
      .to.deep.include({ groups: ["g9"], loadBalanced: true })
      .and.not.have.property("description");
    expect(app.outputs.behavior).to.deep.equal({ singleLogout: false, loginPath: "/other" });
    expect(app.outputs.attributes.REMOTE_USER).to.deep.equal({ source: "IDP", value: "email" });
    gateway.tamper = undefined;
    const live = gateway.store.appByLabel("Payroll");
    Object.assign(live.own, { description: null, groups: ["g9"] });
    Object.assign(live.behavior as Json, { loginPath: "/other" });
    Object.assign(live.attributes.find(({ name }) => name === "REMOTE_USER") as Json, { value: "email" });
    gateway.log.clear();
    expect(await app.up(news)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.have.length(3);
    expect(await app.up(news)).to.deep.equal({ op: "same" });
  });

  it("is known to have the old path where it does not let a policy move", async () => {
    const args = fullApp(gateway, { policies: { "/": { rule: "PROTECTED" }, p: { name: "p", resourcePath: "/a", rule: "PROTECTED" } } });
    await app.up(args);
    keeps(gateway, "createPolicy", () => ({ rule: "NO_AUTH" }));
    const news = { ...args, policies: { ...args.policies, "/b": { rule: "PROTECTED" } } };
    const { reasons } = await app.up(news);
    expect(reasons?.join()).to.include('did not keep rule ("PROTECTED" was sent, it has "NO_AUTH"); look at it in the console [OAG_LOST]');
    expect(app.outputs.policies["/b"]).to.deep.equal({ rule: "NO_AUTH" });
    gateway.tamper = undefined;
    expect((await app.up(args)).error).to.equal(undefined);
    keeps(gateway, "replacePolicy", () => ({ resourcePath: "/a" }));
    const moved = { ...args, policies: { "/": { rule: "PROTECTED" }, q: { name: "p", resourcePath: "/c", rule: "PROTECTED" } } };
    expect((await app.up(moved)).error).to.include("did not keep resourcePath (is another text of 2 characters)");
    expect(app.outputs.policies).to.deep.equal({
      "/": { rule: "PROTECTED" },
      q: { name: "p", resourcePath: "/a", rule: "PROTECTED" },
    });
  });

  it("is known by what it kept while two policies swap their names", async () => {
    const named = (x: string, y: string) => ({
      "/": { rule: "PROTECTED" },
      x: { name: x, resourcePath: "/x", rule: "PROTECTED" },
      y: { name: y, resourcePath: "/y", rule: "PROTECTED" },
    });
    const args = fullApp(gateway, { policies: named("one", "two") });
    await app.up(args);
    keeps(gateway, "replacePolicy", () => ({ description: "by the gateway", rule: "NO_AUTH" }));
    const { error } = await app.up({ ...args, policies: named("two", "one") });
    expect(error).to.include('did not keep rule ("PROTECTED" was sent, it has "NO_AUTH")');
    expect(Object.values(app.outputs.policies as Json).map(({ rule }) => rule)).to.include("NO_AUTH");
    expect((await app.diff(args)).changes).to.not.equal(false);
  });

  it("is told apart from an identity provider that it did not move the app to: the rest of the change is known", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    const idpId = seedIdp(gateway, "other.okta.com");
    gateway.reading.idpIdChangeable = true;
    keeps(gateway, "replaceApplication", () => ({ idpId: args.idpId }));
    const { reasons } = await app.up({ ...args, idpId, description: "one" });
    expect(reasons?.join()).to.include("does not let an app move to another identity provider");
    expect(app.outputs).to.include({ idpId: args.idpId, description: "one" });
    expect((await app.diff(args)).changes).to.not.equal(false);
  });

  it("has a part of an identity provider: the rest is known, the next up writes again", async () => {
    const okta = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };
    const idp = new OneResource("idp", gateway);
    await idp.up(okta);
    keeps(gateway, "replaceIDP", () => ({ name: "Kept" }));
    const news = { ...okta, name: "New", description: "one", apiToken: "token-2" };
    const { error, reasons } = await idp.up(news);
    expect(reasons).to.deep.equal([
      'identity provider "acme.okta.com": the gateway took the change of its own members but did not keep name (is another text of 4 characters); look at it in the console [OAG_LOST]; the rest was done, and the next `pulumi up` tries again [OAG_PARTIAL]',
    ]);
    expect(error).to.include("was updated in part");
    expect(idp.outputs).to.include({ name: "Kept", description: "one", apiToken: "token-2" }).and.not.have.property("__incomplete");
    gateway.tamper = undefined;
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect([...gateway.store.idps.values()][0]).to.deep.include({ credential: "token-1" });
  });

  it("refuses a move together with another change: both are named, and a dead credential of the new identity provider first", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    const idpId = seedIdp(gateway, "other.okta.com");
    const refuse = () => gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: "no" });
    refuse();
    const { error } = await app.up({ ...args, idpId, description: "one" });
    expect(error).to.include(
      "the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]; nothing of this change was made. The gateway refuses description, or it",
    );
    Object.assign(gateway.store.idps.get(idpId) as Json, { valid: false });
    refuse();
    const dead = await app.up({ ...args, idpId });
    expect(dead.error).to.include('the credential of its identity provider "other.okta.com"').and.not.include("second app");
  });
});
