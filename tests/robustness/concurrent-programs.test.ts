import { expect } from "chai";
import type { Gateway, StoreDump } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { runs } from "../support/models/arbitrary.ts";
import { fullApp } from "../support/resources/full-app.ts";
import type { OneResource, Outcome } from "../support/resources/resource.ts";
import { importIdIn } from "../support/writers/interrupted.ts";
import { allOrders, type Choose, type ProgramMishap, seeded, Writers } from "../support/writers/writers.ts";

/** Written with few requests: list, create, activate, read. */
const saml = (gateway: Gateway): Json => ({
  type: "OAG_SAML",
  label: "Payroll",
  idpId: [...gateway.store.idps.keys()][0],
  clientId: "urn:sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
  status: "ACTIVE",
});

const oneOfEach = (gateway: Gateway): Json =>
  fullApp(gateway, {
    groups: undefined,
    protectedResources: { main: { hostname: "https://b1.internal" } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
    policies: { "/": { rule: "PROTECTED" } },
    behavior: undefined,
    session: undefined,
  });

/** What programs that want the same label declare: all the same, or each its own. */
const variants: readonly ((gateway: Gateway, program: number) => Json)[] = [
  (gateway) => oneOfEach(gateway),
  (gateway) => fullApp(gateway),
  (gateway, program) => fullApp(gateway, { policies: { "/": { rule: program % 2 === 0 ? "PROTECTED" : "NO_AUTH" } } }),
  (gateway, program) => fullApp(gateway, { groups: [`group-${program}`] }),
  (gateway, program) => ({
    ...oneOfEach(gateway),
    attributes: { REMOTE_USER: { source: "IDP", value: program === 0 ? "login" : "email" } },
  }),
];

describe("several programs that write to one gateway", function suite() {
  this.timeout(3_600_000);
  let gateway: Gateway;
  let clock: { now: number };
  let empty: StoreDump;

  before(async () => {
    clock = { now: Date.parse("2026-11-23T12:00:00Z") };
    gateway = await startGateway({ clock: () => clock.now });
    seedIdp(gateway);
    empty = gateway.store.dump();
  });
  after(stopGateways);

  /** All programs want the label at once. Afterwards it must be clear whose it is. */
  async function race(
    programs: number,
    choose: Choose,
    declare: (program: number) => Json,
    mishaps: readonly ProgramMishap[] = [],
  ): Promise<void> {
    gateway.store.load(empty);
    const writers = new Writers(gateway, clock, choose, mishaps);
    const apps = Array.from({ length: programs }, (_, program) => writers.resource("app", program));
    const outcomes: Outcome[] = [];
    await writers.run(
      apps.map((app, program) => async () => {
        outcomes[program] = await app.up(declare(program));
      }),
    );
    const told = JSON.stringify(outcomes.map((outcome) => outcome?.error ?? outcome?.op));
    assertOneOwner(writers, apps, told);
    await assertWayOn(writers, apps, declare, told);
  }

  function assertOneOwner(writers: Writers, apps: readonly OneResource[], told: string): void {
    for (const id of gateway.store.apps.keys()) {
      const holders = apps.filter((app) => app.id === id).length;
      expect(holders, `states that hold the app: ${told}`).to.be.at.most(1);
      const hands = new Set(writers.writes.filter(({ path }) => path.includes(id)).map(({ program }) => program));
      const living = [...hands].filter((program) => !writers.crashed.has(program));
      expect(living.length, `living programs that wrote to the app: ${told}`).to.be.at.most(1);
      // One that stopped, since an item of what it took over appeared meanwhile, has no app in its state.
      for (const program of living) expect([id, undefined], `the writer is the holder: ${told}`).to.include(apps[program]?.id);
    }
  }

  /** Whoever holds the app finishes it; where nobody does, the next up takes it up or says how; a holder's destroy removes it. */
  async function assertWayOn(
    writers: Writers,
    apps: readonly OneResource[],
    declare: (program: number) => Json,
    told: string,
  ): Promise<void> {
    const holder = apps.findIndex((app) => app.id !== undefined);
    // What a dead program left behind is taken up by its own next run.
    const lastHand = writers.writes.findLast(({ status }) => status < 300)?.program ?? 0;
    const program = holder < 0 ? lastHand : holder;
    const later = new Writers(gateway, clock, () => 0);
    const app = later.resource("app", 0);
    const before = apps[program] as OneResource;
    Object.assign(app, { id: before.id, inputs: before.inputs, outputs: before.outputs, initErrors: before.initErrors });
    let next: Outcome | undefined;
    await later.run([async () => (next = await app.up(declare(program)))]);
    const importId = importIdIn(next?.error);
    if (importId !== undefined && holder < 0)
      await later.run([async () => (next = await app.up({ ...declare(program), __import: importId }))]);
    expect(next?.error, `the next up after ${told}`).to.equal(undefined);
    expect([...gateway.store.apps.values()].map(({ id, status }) => [id, status])).to.deep.equal([[app.id, "ACTIVE"]]);
    const last = new Writers(gateway, clock, () => 0);
    const destroyer = last.resource("app", 0);
    Object.assign(destroyer, { id: app.id, outputs: app.outputs });
    await last.run([async () => destroyer.destroy()]);
    expect(gateway.store.apps.size).to.equal(0);
    expect(writers.crashed.size).to.be.at.most(apps.length);
  }

  it("whatever the order of two short creates, one state holds the app, and only its holder writes to it", async () => {
    const tried = await allOrders(Number.POSITIVE_INFINITY, (choose) => race(2, choose, () => saml(gateway)));
    expect(tried, "orders").to.equal(18);
  });

  it("whatever the order of two whole creates, one state holds the app, and only its holder writes to it [two-creates]", async () => {
    const tried = await allOrders(Number.POSITIVE_INFINITY, (choose) => race(2, choose, () => oneOfEach(gateway)));
    expect(tried, "orders").to.equal(90);
  });

  it("whatever the order of three creates of one identity provider, one state holds it, with the credential that its program declares", async () => {
    const tried = await allOrders(Number.POSITIVE_INFINITY, async (choose) => {
      gateway.store.load({ ...empty, identityProviders: [] });
      const writers = new Writers(gateway, clock, choose);
      const idps = [0, 1, 2].map((program) => writers.resource("idp", program));
      const outcomes: Outcome[] = [];
      await writers.run(
        idps.map((idp, program) => async () => {
          outcomes[program] = await idp.up({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: `token-${program}` });
        }),
      );
      const holder = idps.findIndex(({ id }) => id !== undefined);
      expect(idps.map(({ id }) => id).filter((id) => id !== undefined)).to.deep.equal([...gateway.store.idps.keys()]);
      expect([...gateway.store.idps.values()].map(({ credential }) => credential)).to.deep.equal([`token-${holder}`]);
      for (const [program, { error }] of outcomes.entries())
        if (program !== holder) expect(error).to.include("has an identity provider with this domain already");
    });
    expect(tried, "orders").to.equal(150);
  });

  const mishaps: ProgramMishap[] = ["lost before", "lost after", "crash before", "crash after"];
  for (const [name, list] of [
    ["", []],
    [", with lost responses and crashes", mishaps],
  ] as const)
    it(`in random orders of two to five programs${name}, nobody's app is taken, and there is always a way on [random-programs]`, async () => {
      for (let seed = 1; seed <= runs(120, 5000); seed += 1) {
        const choose = seeded(seed);
        const programs = 2 + choose(4);
        const variant = variants[choose(variants.length)] as (typeof variants)[number];
        try {
          await race(programs, choose, (program) => variant(gateway, program), list);
        } catch (error) {
          throw new Error(`seed ${seed}, ${programs} programs: ${(error as Error).message}`);
        }
      }
    });
});
