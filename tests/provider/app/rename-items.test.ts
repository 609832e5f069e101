import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { changeActive } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("renames of items on an active app", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const change = (before: Json, after: Json) => changeActive(gateway, app, before, after);

  it("swaps the names of two policies: one has a temporary name between two requests [policies-swap-names]", async () => {
    const { writes, policies } = await change(
      { policies: { "/a": { name: "one", rule: "PROTECTED" }, "/b": { name: "two", rule: "PROTECTED" } } },
      { policies: { "/a": { name: "two", rule: "PROTECTED" }, "/b": { name: "one", rule: "PROTECTED" } } },
    );
    expect(policies).to.have.members(["/a two", "/b one"]);
    expect(writes).to.deep.equal(["PUT /policies/{id}", "PUT /policies/{id}", "PUT /policies/{id}"]);
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

  it("swaps what two attributes are called, and two back ends [items-swap-names]", async () => {
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

  it("refuses two policies that want one name, declared or by their keys", async () => {
    const args = (policies: Json) => fullApp(gateway, { policies });
    expect(await app.check(args({ "/a": { name: "b", rule: "PROTECTED" }, "/c": { name: "b", rule: "PROTECTED" } }))).to.deep.equal([
      'policies["/c"]: has the name of policies["/a"]; policy names are unique, choose another [OAG_ARGUMENT_CONFLICT]',
    ]);
    expect(await app.check(args({ "/a": { name: "/c", rule: "PROTECTED" }, "/c": { rule: "PROTECTED" } }))).to.deep.equal([
      'policies["/c"]: has the name of policies["/a"]; policy names are unique, choose another [OAG_ARGUMENT_CONFLICT]',
    ]);
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(await app.check(args({ "/a": { name: unknown, rule: "PROTECTED" }, "/c": { name: unknown, rule: "PROTECTED" } }))).to.deep.equal(
      [],
    );
  });
});
