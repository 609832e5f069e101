import { expect } from "chai";
import type { Gateway, Reading } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** The policy for `/` as the template makes it. */
const root = { name: "root", description: "Protect all application resources", rule: "PROTECTED" };
const start = async (reading: Partial<Reading>) => {
  const gateway = await startGateway({ reading });
  return { gateway, app: new OneResource("app", gateway) };
};
const policiesOf = (gateway: Gateway) => gateway.store.appByLabel("Payroll").policies.map(({ resourcePath }) => resourcePath);

describe("a gateway that keeps the policy for / of every app", () => {
  afterEach(stopGateways);

  it("says how to declare it where the program does not, and the app can be finished and deleted [root-policy]", async () => {
    const { gateway, app } = await start({ rootPolicy: "kept" });
    const without = fullApp(gateway, { policies: { "/a": { rule: "PROTECTED" } } });
    const { error } = await app.up(without);
    expect(error).to.include(
      `policy "/": the gateway answered 400 BAD_REQUEST: The root policy cannot be deleted [OAG_BAD_REQUEST]; if this gateway keeps the policy for "/", declare it as it is: policies: { "/": {"name":"root","rule":"PROTECTED"}, … } (and its description, not shown)`,
    );
    // Nothing is tried twice within an up, and the next one says the same.
    gateway.log.clear();
    expect((await app.up(without)).error).to.equal(error);
    expect(gateway.log.writes.filter((call) => call.includes("/policies")).length).to.equal(1);
    expect(await app.up({ ...without, policies: { ...without.policies, "/": { rule: "NO_AUTH" } } })).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("says it whole where nothing of it has to stay hidden", async () => {
    const { gateway, app } = await start({ rootPolicy: "kept" });
    await app.up(fullApp(gateway));
    Object.assign(gateway.store.appByLabel("Payroll").policies[0] as Json, { name: "root", description: null });
    await app.refresh();
    const { error } = await app.up(fullApp(gateway, { policies: { "/a": { rule: "PROTECTED" } } }));
    expect(error).to.match(/declare it as it is: policies: \{ "\/": \{"name":"root","rule":"PROTECTED"\}, … \}(;| \[OAG_PARTIAL\]$)/);
  });

  it("says so where it may not even be changed, naming what it does not show", async () => {
    const { gateway, app } = await start({ rootPolicy: "fixed" });
    const other = fullApp(gateway, { policies: { "/": { rule: "NO_AUTH" }, "/a": { rule: "PROTECTED" } } });
    const { error } = await app.up(other);
    expect(error).to.include('The root policy cannot be changed [OAG_BAD_REQUEST]; if this gateway keeps the policy for "/"');
    expect(error).to.include('{"name":"root","rule":"PROTECTED"}, … } (and its description, not shown)');
    expect(policiesOf(gateway)).to.have.members(["/", "/a"]);
    await app.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("removes the other policies that the program drops, although that one stays [root-policy-others]", async () => {
    const { gateway, app } = await start({ rootPolicy: "kept" });
    const kept = { "/a": { rule: "PROTECTED" } };
    await app.up(fullApp(gateway, { policies: { "/": root, ...kept, "/old": { rule: "PROTECTED" } } }));
    const { error = "" } = await app.up(fullApp(gateway, { policies: kept }));
    expect(error.match(/policy "[^"]*":/g)).to.deep.equal(['policy "/":']);
    expect(policiesOf(gateway)).to.have.members(["/", "/a"]);
    gateway.log.clear();
    expect((await app.up(fullApp(gateway, { policies: kept }))).error).to.include('policy "/": ');
    expect(gateway.log.writes.length).to.equal(1);
  });

  for (const [what, change, told] of [
    ["was opened by hand", { rule: "NO_AUTH", name: "/", description: null }, "rule NO_AUTH"],
    ["was switched off by hand", { active: false, name: "/", description: null }, "rule PROTECTED, not active"],
    ["has a rule that is newer than this version", { rule: "CANARY", active: false }, "another rule, not active"],
  ] as const)
    it(`never recommends to declare the policy for / as it is where it ${what}`, async () => {
      const { gateway, app } = await start({ rootPolicy: "fixed" });
      await app.up(fullApp(gateway, { policies: { "/a": { rule: "PROTECTED" } } }));
      Object.assign(gateway.store.appByLabel("Payroll").policies.find(({ resourcePath }) => resourcePath === "/") as Json, change);
      for (const policies of [{ "/a": { rule: "PROTECTED" } }, { "/": { rule: "PROTECTED" }, "/a": { rule: "PROTECTED" } }]) {
        const { error } = await app.up(fullApp(gateway, { policies }));
        expect(error).to.include(`the path "/" stays as open as it is on the gateway (${told})`);
        expect(error).to.not.match(/declare it as it is|CANARY/);
      }
    });

  it("is not blamed for an expression that the gateway may not like, nor where it has two of them", async () => {
    const { gateway, app } = await start({ rootPolicy: "fixed" });
    const wanted = (change: Json) => fullApp(gateway, { policies: { "/": { rule: "PROTECTED", ...change }, "/a": { rule: "PROTECTED" } } });
    const { error } = await app.up(wanted({ customDirective: "CANARY" }));
    expect(error)
      .to.include("The root policy cannot be changed [OAG_BAD_REQUEST]")
      .and.not.match(/declare it as it is|CANARY/);
    const { policies } = gateway.store.appByLabel("Payroll");
    policies.push({ ...policies[0], id: "11111111-0000-4000-8000-000000000000" });
    expect((await app.up(wanted({ description: "other" }))).error).to.not.include("declare it as it is");
    policies.pop();
    expect((await app.up(wanted({ description: "other" }))).error).to.include("declare it as it is");
    gateway.faults.add({ match: { operation: "listPolicies" }, status: 403 });
    expect((await app.up(wanted({ description: "other" }))).error, "unseen").to.not.include("declare it as it is");
  });

  it("fails plainly when an update would remove it, and changes nothing else by that", async () => {
    const { gateway, app } = await start({ rootPolicy: "kept" });
    const args = fullApp(gateway, { policies: { "/": root, "/a": { rule: "PROTECTED" } } });
    await app.up(args);
    const without = { ...args, policies: { "/a": { rule: "PROTECTED" } } };
    expect((await app.up(without)).error).to.include('declare it as it is: policies: { "/": ');
    expect(await app.up(args)).to.deep.equal({ op: "same" });
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
  });
});
