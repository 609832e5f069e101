import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { configFor, fullApp, type Json, OneResource } from "../../support/resource.ts";

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

  it("swaps the names of two policies: one has a temporary name between two requests", async () => {
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

  it("refuses two policies that want one name, declared or by their keys", async () => {
    const args = (policies: Json) => fullApp(gateway, { policies });
    expect(await app.check(args({ "/a": { name: "b", rule: "PROTECTED" }, "/c": { name: "b", rule: "PROTECTED" } }))).to.deep.equal([
      'policies["/c"]: has the name of policies["/a"]; policy names are unique, choose another',
    ]);
    expect(await app.check(args({ "/a": { name: "/c", rule: "PROTECTED" }, "/c": { rule: "PROTECTED" } }))).to.deep.equal([
      'policies["/c"]: has the name of policies["/a"]; policy names are unique, choose another',
    ]);
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(await app.check(args({ "/a": { name: unknown, rule: "PROTECTED" }, "/c": { name: unknown, rule: "PROTECTED" } }))).to.deep.equal(
      [],
    );
  });

  for (const part of ["policies", "attributes", "protectedResources"])
    it(`takes an active app off line before its ${part} are emptied`, async () => {
      expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
      gateway.log.clear();
      const args = fullApp(gateway, { status: "INACTIVE", [part]: {} });
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      const segment = part === "protectedResources" ? "resources" : part;
      expect(gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""))).to.deep.equal([
        "POST /deactivate",
        `DELETE /${segment}/{id}`,
        `DELETE /${segment}/{id}`,
      ]);
      expect(await app.up(args)).to.deep.equal({ op: "same" });
    });

  it("changes nothing of an active app that refuses to leave the line", async () => {
    await app.up(fullApp(gateway));
    gateway.log.clear();
    gateway.faults.add({ match: { operation: "deactivateApplication" }, times: 9, status: 403 });
    expect((await app.up(fullApp(gateway, { status: "INACTIVE", policies: {}, description: "new" }))).error).to.be.a("string");
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`POST ${A}/deactivate`]);
    gateway.faults.clear();
    expect(await app.up(fullApp(gateway, { status: "INACTIVE", policies: {}, description: "new" }))).to.deep.equal({ op: "update" });
  });

  it("empties the attributes of an active app that needs none, and the back ends of one off line after its new policies", async () => {
    const { status, ...args } = fullApp(gateway, { type: "OAG_NOAUTH" });
    await app.up({ ...args, status });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(await app.up({ ...args, attributes: {} })).to.deep.equal({ op: "update" });
    expect(await app.up({ ...args, attributes: {}, status: "INACTIVE" })).to.deep.equal({ op: "update" });
    gateway.log.clear();
    const policies = { ...args.policies, "/new": { rule: "PROTECTED" } };
    expect(await app.up({ ...args, attributes: {}, status: "INACTIVE", protectedResources: {}, policies })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""))).to.deep.equal([
      "POST /policies",
      "DELETE /resources/{id}",
      "DELETE /resources/{id}",
    ]);
  });

  it("does not adopt an app that has an item twice", async () => {
    await app.up(fullApp(gateway));
    const live = gateway.store.appByLabel("Payroll");
    live.attributes.push({ ...(live.attributes[0] as Json), id: "0b0b0b0b-0000-4000-8000-000000000001" });
    const { error } = await new OneResource("app", gateway).up(fullApp(gateway, { __import: app.id }));
    expect(error).to.include('attribute "REMOTE_USER" is on the gateway more than once [OAG_DIFFERS]');
  });

  it("does not strip an active app whose status the program leaves alone", async () => {
    await app.up(fullApp(gateway));
    const { status, ...args } = fullApp(gateway);
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    gateway.log.clear();
    const { error } = await app.up({ ...args, policies: {} });
    expect(error).to.equal(
      'app "Payroll": update failed: policies: the app is ACTIVE, and an active app needs at least one policy; keep one, or declare status: "INACTIVE" in the same change [OAG_STATE]',
    );
    expect(gateway.log.writes).to.deep.equal([]);
  });
});

describe("an app whose create did not finish", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");

  async function unfinished(args: Json): Promise<void> {
    gateway.faults.add({ match: { operation: "activateApplication" }, times: 9, status: 500 });
    expect((await app.up(args)).error).to.be.a("string");
    gateway.faults.clear();
  }

  it("leaves ACTIVE first, if somebody put it on line, and is not changed if it cannot", async () => {
    await unfinished(fullApp(gateway));
    live().status = "ACTIVE";
    const args = fullApp(gateway, { status: "INACTIVE", policies: {} });
    gateway.faults.add({ match: { operation: "deactivateApplication" }, times: 9, status: 403 });
    gateway.log.clear();
    expect((await app.up(args)).error).to.be.a("string");
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`POST ${A}/deactivate`]);
    gateway.faults.clear();
    gateway.log.clear();
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal([
      `POST ${A}/deactivate`,
      // A secret value cannot be compared, so it is written again.
      `PUT ${A}/attributes/{id}`,
      `DELETE ${A}/policies/{id}`,
      `DELETE ${A}/policies/{id}`,
    ]);
  });

  it("has a policy and its login path change places too, under a path meanwhile that nobody has", async () => {
    const at = (policy: string, loginPath: string) =>
      fullApp(gateway, {
        policies: { [policy]: { rule: "PROTECTED" }, "/being-changed-loginPath": { rule: "NO_AUTH" } },
        behavior: { loginPath },
      });
    await unfinished(at("/a", "/in"));
    expect(await app.up(at("/in", "/a"))).to.deep.equal({ op: "update" });
    expect(live().policies.map((policy) => policy.resourcePath)).to.have.members(["/in", "/being-changed-loginPath"]);
    expect(live().behavior.loginPath).to.equal("/a");
    expect(live().status).to.equal("ACTIVE");
  });

  it("loses what the gateway has twice", async () => {
    await unfinished(fullApp(gateway));
    live().attributes.push({ ...(live().attributes[0] as Json), id: "0b0b0b0b-0000-4000-8000-000000000001" });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["REMOTE_USER", "X-TRUST"]);
  });
});

describe("labels of two apps", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const args = (label: string, change: Json = {}) => fullApp(gateway, { label, ...change });

  it("cannot be swapped in one up: the error names the other app and the way out, which works", async () => {
    const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await one.up(args("One"));
    await two.up(args("Two"));
    const { error } = await one.up(args("Two"));
    expect(error).to.equal(
      `app "Two": update failed: app ${two.id} has the label "Two" (the gateway answered 400 BAD_REQUEST: label is used by another application). Labels are unique on a gateway; if the two apps are to swap theirs, give one of them a third label, run pulumi up, and declare the label that it is to have after that [OAG_EXISTS]`,
    );
    for (const [app, label] of [
      [one, "Third"],
      [two, "One"],
      [one, "Two"],
    ] as const)
      expect(await app.up(args(label))).to.deep.equal({ op: "update" });
  });

  it("are not what is wrong when the gateway refuses another member, or cannot say who has the label", async () => {
    const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await one.up(args("One"));
    await two.up(args("Two"));
    gateway.faults.add({ match: { operation: "replaceApplication" }, times: 9, status: 400 });
    expect((await one.up(args("Three"))).error)
      .to.include("400")
      .and.not.include("has the label");
    gateway.faults.clear();
    gateway.faults.add({ match: { operation: "replaceApplication" }, times: 9, status: 500 });
    expect((await one.up(args("Two"))).error)
      .to.include("500")
      .and.not.include("has the label");
    gateway.faults.clear();
    gateway.faults.add({ match: { operation: "listApplication" }, times: 9, status: 500 });
    expect((await one.up(args("Two"))).error)
      .to.include("label is used by another application")
      .and.not.include("third label");
  });
});

describe("items that are on the gateway twice", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const lists = { attributes: "attributes", policies: "policies", protectedResources: "resources" } as const;
  const changes = { attributes: { value: "email" }, policies: { rule: "NO_AUTH" }, protectedResources: { assignedWeight: 7 } };

  for (const part of ["attributes", "policies", "protectedResources"] as const)
    for (const change of [{}, changes[part]])
      it(`shows surplus ${part}${Object.keys(change).length > 0 ? ", changed ones," : ""} at every refresh, and the next up removes them by id`, async () => {
        const args = fullApp(gateway);
        await app.up(args);
        const items = live()[lists[part]];
        const first = items[0] as Json;
        for (const id of ["0b0b0b0b-0000-4000-8000-000000000001", "0b0b0b0b-0000-4000-8000-000000000002"])
          items.push({ ...first, ...change, id });
        for (let round = 0; round < 3; round++) {
          await app.refresh();
          expect(Object.keys(app.inputs?.[part])).to.have.length(4);
          expect((await app.diff(args)).changes, `refresh ${round}`).to.equal(undefined);
        }
        gateway.log.clear();
        expect(await app.up(args)).to.deep.equal({ op: "update" });
        expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`DELETE ${A}/${lists[part]}/{id}`, `DELETE ${A}/${lists[part]}/{id}`]);
        expect(live()[lists[part]].map(({ id }) => id))
          .to.include(first.id)
          .and.to.have.length(2);
        await app.refresh();
        expect(await app.up(args)).to.deep.equal({ op: "same" });
      });

  for (const secretValues of ["omitted", "masked", "returned"] as const)
    it(`of two with a secret value one stays, and has the program's value for certain (reads: ${secretValues})`, async () => {
      gateway = await startGateway({ reading: { secretValues } });
      app = new OneResource("app", gateway);
      const args = fullApp(gateway);
      await app.up(args);
      const addTwin = async () => {
        const own = live().attributes.find(({ name }) => name === "X-TRUST");
        live().attributes.unshift({ ...own, id: randomUUID(), value: "FOREIGN" });
        // A new process, which has read nothing yet.
        app.configure(configFor(gateway));
        await app.refresh();
        gateway.log.clear();
      };
      const writes = () => gateway.log.writes.map((call) => call.split(" ")[0]);
      const values = () => live().attributes.flatMap(({ name, value }) => (name === "X-TRUST" ? [value] : []));
      // A value that a read shows needs no other write than the removal.
      const isShown = secretValues === "returned";
      await addTwin();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(writes()).to.deep.equal(isShown ? ["DELETE"] : ["DELETE", "PUT"]);
      expect(values()).to.deep.equal(["SECRET-CANARY"]);
      await app.refresh();
      expect(await app.up(args)).to.deep.equal({ op: "same" });
      if (isShown) return;
      // Where the write after the removal is refused, the next up knows that it is still to be done.
      await addTwin();
      gateway.faults.add({ match: { operation: "replaceAttribute" }, times: 9, status: 400, message: "no" });
      expect((await app.up(args)).error)
        .to.include('attribute "X-TRUST"')
        .and.include("no [OAG_BAD_REQUEST]");
      gateway.faults.clear();
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect({ writes: writes(), values: values() }).to.deep.equal({ writes: ["PUT"], values: ["SECRET-CANARY"] });
    });
});
