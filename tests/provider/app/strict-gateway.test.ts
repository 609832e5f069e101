import { expect } from "chai";
import { type Gateway, lenientReading, type Reading } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { fullApp, type Json, OneResource } from "../../support/resource.ts";

/** The policy for `/` as the template makes it. */
const root = { name: "root", description: "Protect all application resources", rule: "PROTECTED" };
const start = async (reading: Partial<Reading>) => {
  const gateway = await startGateway({ reading });
  return { gateway, app: new OneResource("app", gateway) };
};
const policiesOf = (gateway: Gateway) => gateway.store.appByLabel("Payroll").policies.map(({ resourcePath }) => resourcePath);

describe("a gateway that is as strict as it may be", () => {
  afterEach(stopGateways);

  /** Everything that may be read in more than one way, one at a time. */
  const readings: Partial<Reading>[] = [
    ...Object.entries(lenientReading).map(([name, value]) => ({ [name]: value }) as Partial<Reading>),
    ...(["comma", "ignored"] as const).map((expand) => ({ expand })),
    ...(["masked", "returned"] as const).map((secretValues) => ({ secretValues })),
    ...(["kept", "fixed"] as const).map((rootPolicy) => ({ rootPolicy })),
    ...(["ignored", 400, 500] as const).map((deadCredential) => ({ deadCredential })),
    { legacySessionNames: true },
    { refuseEmptyTexts: true },
    { badCredential: "error" },
  ];
  for (const reading of readings)
    it(`lets an app live from create to destroy: ${JSON.stringify(reading)}`, async () => {
      const { gateway, app } = await start(reading);
      const args = fullApp(gateway, { policies: { "/": root, "/public": { rule: "NO_AUTH" } } });
      const edited = {
        ...args,
        ...{ description: "new", behavior: { singleLogout: false }, session: { idleSessionTimeout: 900 } },
        policies: { "/": root, "/other": { rule: "ADAPTIVE" } },
        protectedResources: { main: { hostname: "https://b3.internal" } },
      };
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      expect(await app.up(edited)).to.deep.equal({ op: "update" });
      await app.refresh();
      expect((await app.diff(edited)).changes).to.equal(false);
      expect(policiesOf(gateway)).to.have.members(["/", "/other"]);
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });

  it("shows each back end's share of the weights in use, which is written back by nobody", async () => {
    const { gateway, app } = await start({});
    const backends = (b: number) => ({
      a: { hostname: "https://a" },
      b: { hostname: "https://b", assignedWeight: b },
      c: { hostname: "https://c", active: false },
    });
    const args = fullApp(gateway, { protectedResources: backends(2) });
    const shares: unknown[] = [];
    gateway.tamper = (operation, body) => {
      if (operation === "listProtectedResources") shares.push((body as Json[]).map(({ calculatedWeight }) => calculatedWeight));
      return body;
    };
    expect((await app.up(args)).error).to.equal(undefined);
    expect((await app.up({ ...args, protectedResources: backends(0) })).error).to.equal(undefined);
    expect(
      (await app.up({ ...args, protectedResources: { ...backends(0), a: { hostname: "https://a", assignedWeight: 0 } } })).error,
    ).to.equal(undefined);
    await app.up({ ...args, protectedResources: backends(1) });
    expect(shares).to.deep.equal([
      [1 / 3, 2 / 3, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    await app.refresh();
    expect((await app.diff({ ...args, protectedResources: backends(1) })).changes).to.equal(false);
  });

  it("refuses the names that it uses itself, naming the attribute, and takes them from nobody else", async () => {
    const { gateway, app } = await start({});
    const attributes = (name: string, type: string) => ({
      a: { source: "IDP", value: "login" },
      b: { name, type, source: "STATIC", value: "1" },
    });
    for (const [name, type] of [
      ["RemoteIP", "HEADER"],
      ["SessionCookie1", "COOKIE"],
    ] as const) {
      const { error } = await app.up(fullApp(gateway, { attributes: attributes(name, type) }));
      expect(error).to.include(`attribute "${name}"`).and.include("The gateway uses this name itself [OAG_BAD_REQUEST]");
    }
    expect((await app.up(fullApp(gateway, { attributes: attributes("SessionCookie1", "HEADER") }))).error).to.equal(undefined);
  });

  describe("and keeps the policy for / of every app", () => {
    it("says how to declare it where the program does not, and the app can be finished and deleted", async () => {
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

    it("removes the other policies that the program drops, although that one stays", async () => {
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
      const wanted = (change: Json) =>
        fullApp(gateway, { policies: { "/": { rule: "PROTECTED", ...change }, "/a": { rule: "PROTECTED" } } });
      const { error } = await app.up(wanted({ customDirective: "CANARY" }));
      expect(error)
        .to.include("The root policy cannot be changed [OAG_BAD_REQUEST]")
        .and.not.match(/declare it as it is|CANARY/);
      const { policies } = gateway.store.appByLabel("Payroll");
      policies.push({ ...policies[0], id: "11111111-0000-4000-8000-000000000000" } as never);
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

  for (const status of [400, 500] as const)
    it(`that answers ${status} to every write of an app whose identity provider's credential died: the error says which, and a new one mends it`, async () => {
      const { gateway, app } = await start({ deadCredential: status });
      const args = fullApp(gateway);
      const [idp] = gateway.store.idps.values();
      const died = (isDead: boolean) => Object.assign(idp as Json, { valid: !isDead });
      died(true);
      const cause = `the credential of its identity provider "acme.okta.com" (${args.idpId}) is not accepted any more`;
      expect((await app.up(args)).error)
        .to.include("Server has encountered an error")
        .and.include(cause);
      expect({ id: app.id, apps: gateway.store.apps.size }).to.deep.equal({ id: undefined, apps: 0 });
      died(false);
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      died(true);
      expect((await app.up({ ...args, description: "new" })).error).to.include(cause);
      expect(gateway.store.appByLabel("Payroll").own.description).to.equal(undefined);
      // Parts and the end of an app are not the org's business.
      expect(await app.up({ ...args, session: { idleSessionTimeout: 900 } })).to.deep.equal({ op: "update" });
      died(false);
      expect(await app.up({ ...args, session: { idleSessionTimeout: 900 }, description: "new" })).to.deep.equal({ op: "update" });
      died(true);
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });

  it("that refuses an app for another reason is asked nothing more than whether the credential is accepted", async () => {
    const { gateway, app } = await start({});
    const args = fullApp(gateway);
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: "no" });
    expect((await app.up(args)).error)
      .to.include("400 BAD_REQUEST: no [OAG_BAD_REQUEST]")
      .and.not.to.include("credential");
    // Nothing is concluded from an identity provider that says nothing of its credential.
    gateway.tamper = (operation, body) => (operation === "getIDP" ? { ...(body as Json), validationStatus: undefined } : body);
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: "no" });
    expect((await app.up(args)).error).not.to.include("credential");
    // A look that fails leaves the gateway's own words.
    gateway.faults.add(
      { match: { operation: "createApplication" }, status: 400, message: "no" },
      { match: { operation: "getIDP" }, status: 403 },
    );
    expect((await app.up(args)).error)
      .to.include("400 BAD_REQUEST: no [OAG_BAD_REQUEST]")
      .and.not.to.include("credential");
  });
});
