import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { changeActive } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("paths that policies of an active app pass on", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const change = (before: Json, after: Json) => changeActive(gateway, app, before, after);

  it("swaps the paths of two policies", async () => {
    const { policies } = await change(
      { policies: { x: { resourcePath: "/a", rule: "PROTECTED" }, y: { resourcePath: "/b", rule: "NO_AUTH" } } },
      { policies: { x: { resourcePath: "/b", rule: "PROTECTED" }, y: { resourcePath: "/a", rule: "NO_AUTH" } } },
    );
    expect(policies).to.have.members(["/b x", "/a y"]);
  });

  it("gives a policy the login path that the app lays down, and the app the path that a policy lays down", async () => {
    const at = (policy: string, loginPath: string) => ({
      policies: { [policy]: { rule: "PROTECTED" } },
      behavior: { loginPath },
    });
    expect((await change(at("/a", "/in"), at("/in", "/other"))).policies).to.deep.equal(["/in /in"]);
    await app.destroy();
    expect((await change(at("/a", "/in"), at("/b", "/a"))).policies).to.deep.equal(["/b /b"]);
  });

  it("swaps the path of a policy with the login, logout and error path: the app's has a temporary path meanwhile", async () => {
    for (const member of ["loginPath", "logoutPath", "errorPath"]) {
      const at = (policy: string, path: string) => ({ policies: { [policy]: { rule: "PROTECTED" } }, behavior: { [member]: path } });
      const { writes, policies } = await change(at("/a", "/in"), at("/in", "/a"));
      expect(policies, member).to.deep.equal(["/in /in"]);
      expect(gateway.store.appByLabel("Payroll").behavior[member]).to.equal("/a");
      expect(writes).to.deep.equal(["PUT /behavior", "POST /policies", "DELETE /policies/{id}", "PUT /behavior"]);
      await app.destroy();
    }
  });

  it("goes on after such a swap that broke off at any request", async () => {
    const at = (policy: string, loginPath: string) =>
      fullApp(gateway, { policies: { [policy]: { rule: "PROTECTED" } }, behavior: { loginPath } });
    for (const goal of [at("/in", "/a"), at("/a", "/in")]) {
      for (const nth of [1, 2, 3, 4]) {
        await app.up(at("/a", "/in"));
        const method = (["PUT", "POST", "DELETE", "PUT"] as const)[nth - 1];
        gateway.faults.add({ match: { method }, nth: nth === 4 ? 2 : 1, times: 9, status: 500 });
        expect((await app.up(at("/in", "/a"))).error, `write ${nth}`).to.be.a("string");
        gateway.faults.clear();
        expect((await app.up(goal)).error).to.equal(undefined);
        await app.refresh();
        expect((await app.diff(goal)).changes, `write ${nth}`).to.equal(false);
        await app.destroy();
      }
    }
  });

  it("gives a policy a path that the app has without having declared it, when the app declares another", async () => {
    const { policies } = await change(
      { policies: { "/a": { rule: "PROTECTED" } } },
      { policies: { "/login": { rule: "PROTECTED" } }, behavior: { singleLogout: true, loginPath: "/in" } },
    );
    expect(policies).to.deep.equal(["/login /login"]);
  });

  it("creates an app whose policy has the path that a new app's log-in has, when the program moves that", async () => {
    const args = fullApp(gateway, { policies: { "/login": { rule: "PROTECTED" } }, behavior: { loginPath: "/in" } });
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
  });

  it("moves a policy to the path of one that goes", async () => {
    const { writes, policies } = await change(
      { policies: { x: { resourcePath: "/1", rule: "PROTECTED" }, y: { resourcePath: "/2", rule: "NO_AUTH" } } },
      { policies: { x: { resourcePath: "/2", rule: "PROTECTED" } } },
    );
    expect(policies).to.deep.equal(["/2 x"]);
    expect(writes).to.deep.equal(["DELETE /policies/{id}", "PUT /policies/{id}"]);
  });

  it("gives a policy the name of one that goes, and the path of that one is closed until all else is done", async () => {
    const { writes, policies } = await change(
      { policies: { "/a": { name: "main", rule: "PROTECTED" }, "/a/b": { name: "b", rule: "PROTECTED" }, "/": { rule: "NO_AUTH" } } },
      { policies: { "/a/b": { name: "main", rule: "PROTECTED" }, "/": { rule: "PROTECTED" } } },
    );
    expect(policies).to.have.members(["/a/b main", "/ /"]);
    expect(writes).to.deep.equal(["PUT /policies/{id}", "DELETE /policies/{id}", "PUT /policies/{id}"]);
  });

  it("moves two policies on to the path of the next, of which the last one goes", async () => {
    const at = (resourcePath: string) => ({ resourcePath, rule: "PROTECTED" });
    const { policies } = await change({ policies: { x: at("/1"), y: at("/2"), z: at("/3") } }, { policies: { x: at("/2"), y: at("/3") } });
    expect(policies).to.have.members(["/2 x", "/3 y"]);
  });
});
