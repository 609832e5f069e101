import { expect } from "chai";
import { type Gateway, lenientReading, type Reading } from "pulumi-oag-simulator";
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
    it(`lets an app live from create to destroy: ${JSON.stringify(reading)} [harsh-readings]`, async () => {
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
});
