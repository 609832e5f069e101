import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../support/gateway.ts";
import { fullApp, type Json, OneResource } from "../support/resource.ts";

const A = "/api/v2/apps/{id}";

describe("renames and swaps on an active app", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  async function change(before: Json, after: Json): Promise<{ writes: string[]; policies: string[] }> {
    expect(await app.up(fullApp(gateway, before))).to.deep.equal({ op: "create" });
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "update" });
    const writes = gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""));
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "same" });
    await app.refresh();
    expect((await app.diff(fullApp(gateway, after))).changes).to.equal(false);
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
    return { writes, policies: gateway.store.appByLabel("Payroll").policies.map(({ resourcePath, name }) => `${resourcePath} ${name}`) };
  }

  it("swaps the names of two policies: one steps aside under a name of passage", async () => {
    const { writes, policies } = await change(
      { policies: { "/a": { name: "one", rule: "PROTECTED" }, "/b": { name: "two", rule: "PROTECTED" } } },
      { policies: { "/a": { name: "two", rule: "PROTECTED" }, "/b": { name: "one", rule: "PROTECTED" } } },
    );
    expect(policies).to.have.members(["/a two", "/b one"]);
    expect(writes).to.deep.equal(["PUT /policies/{id}", "PUT /policies/{id}", "PUT /policies/{id}"]);
  });

  it("swaps the paths of two policies", async () => {
    const { policies } = await change(
      { policies: { x: { resourcePath: "/a", rule: "PROTECTED" }, y: { resourcePath: "/b", rule: "NO_AUTH" } } },
      { policies: { x: { resourcePath: "/b", rule: "PROTECTED" }, y: { resourcePath: "/a", rule: "NO_AUTH" } } },
    );
    expect(policies).to.have.members(["/b x", "/a y"]);
  });

  it("passes names on in a chain, the last one first, each with one write", async () => {
    const { writes, policies } = await change(
      { policies: { "/a": { name: "one", rule: "PROTECTED" }, "/b": { name: "two", rule: "PROTECTED" } } },
      { policies: { "/a": { name: "two", rule: "PROTECTED" }, "/b": { name: "three", rule: "PROTECTED" } } },
    );
    expect(policies).to.have.members(["/a two", "/b three"]);
    expect(writes).to.deep.equal(["PUT /policies/{id}", "PUT /policies/{id}"]);
  });

  it("gives a new policy the name that another one lays down", async () => {
    const { writes, policies } = await change(
      { policies: { "/a": { name: "one", rule: "PROTECTED" } } },
      { policies: { "/a": { name: "two", rule: "PROTECTED" }, "/b": { name: "one", rule: "PROTECTED" } } },
    );
    expect(policies).to.have.members(["/a two", "/b one"]);
    expect(writes).to.deep.equal(["PUT /policies/{id}", "POST /policies"]);
  });

  it("swaps what two attributes are called, and two back ends", async () => {
    const { writes } = await change(
      {
        attributes: { a: { name: "X-A", source: "STATIC", value: "1" }, b: { name: "X-B", source: "STATIC", value: "2" } },
        protectedResources: { a: { hostname: "https://a", assignedWeight: 1 }, b: { hostname: "https://b", assignedWeight: 2 } },
      },
      {
        attributes: { a: { name: "X-B", source: "STATIC", value: "1" }, b: { name: "X-A", source: "STATIC", value: "2" } },
        protectedResources: { a: { hostname: "https://b/", assignedWeight: 1 }, b: { hostname: "https://a", assignedWeight: 2 } },
      },
    );
    expect(writes.sort()).to.deep.equal(["PUT /attributes/{id}", "PUT /attributes/{id}", "PUT /resources/{id}", "PUT /resources/{id}"]);
  });

  it("goes on after a swap that broke off half-way, also when the program takes it back", async () => {
    const names = (a: string, b: string) => ({ "/a": { name: a, rule: "PROTECTED" }, "/b": { name: b, rule: "PROTECTED" } });
    const [before, after] = [fullApp(gateway, { policies: names("one", "two") }), fullApp(gateway, { policies: names("two", "one") })];
    for (const goal of [after, before]) {
      for (const nth of [1, 2, 3]) {
        await app.up(before);
        gateway.faults.add({ match: { operation: "replacePolicy" }, nth, times: 3, status: 500 });
        expect((await app.up(after)).error).to.be.a("string");
        gateway.faults.clear();
        expect((await app.up(goal)).error).to.equal(undefined);
        await app.refresh();
        expect((await app.diff(goal)).changes, `write ${nth}`).to.equal(false);
        await app.destroy();
      }
    }
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
});
