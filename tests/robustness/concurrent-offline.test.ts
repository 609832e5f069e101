import { expect } from "chai";
import type { Gateway, StoreDump } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { runs } from "../support/models/arbitrary.ts";
import type { KindName } from "../support/resources/kind-names.ts";
import { directoryArgs, offlineScopes, seedService, serviceArgs } from "../support/resources/offline-resources.ts";
import type { OneResource, Outcome } from "../support/resources/resource.ts";
import { allOrders, type Choose, type ProgramMishap, seeded, Writers } from "../support/writers/writers.ts";

describe("several programs that write offline mode to one gateway", function suite() {
  this.timeout(3_600_000);
  let gateway: Gateway;
  let clock: { now: number };
  let empty: StoreDump;
  let idpId: string;

  before(async () => {
    clock = { now: Date.parse("2026-11-23T12:00:00Z") };
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 }, clock: () => clock.now });
    idpId = seedIdp(gateway, undefined, "DISABLED");
    empty = gateway.store.dump();
  });
  after(stopGateways);

  /** All programs want the same at once. */
  async function race(kind: KindName, all: readonly Json[], choose: Choose, mishaps: readonly ProgramMishap[] = [], prepare = () => {}) {
    gateway.store.load(empty);
    prepare();
    const writers = new Writers(gateway, clock, choose, mishaps);
    const resources = all.map((_, program) => writers.resource(kind, program, offlineScopes));
    const outcomes: Outcome[] = [];
    await writers.run(
      resources.map((resource, program) => async () => {
        outcomes[program] = await resource.up(all[program] as Json);
      }),
    );
    return { writers, resources, outcomes };
  }

  /** Lets one program go on by itself, and answers how that ended. */
  async function alone(kind: KindName, before: OneResource, work: (resource: OneResource) => Promise<unknown>): Promise<string> {
    const later = new Writers(gateway, clock, () => 0);
    const resource = later.resource(kind, 0, offlineScopes);
    Object.assign(resource, { id: before.id, inputs: before.inputs, outputs: before.outputs, initErrors: before.initErrors });
    let ended = "fine";
    await later.run([
      async () => {
        const outcome = await work(resource).catch((error: Error) => ({ error: error.message }));
        ended = (outcome as Outcome | undefined)?.error ?? "fine";
      },
    ]);
    Object.assign(before, { id: resource.id, inputs: resource.inputs, outputs: resource.outputs, initErrors: resource.initErrors });
    return ended;
  }

  const domainOf = (program: number) => `login${program}.example.com`;
  const services = (count: number) =>
    Array.from({ length: count }, (_, program) => ({ ...serviceArgs(gateway), publicDomain: domainOf(program) }));
  const liveDomain = () => gateway.store.offline.service?.own.publicDomain;

  /** Whose service is not there is told so, or learns it by its next refresh; it never disables the one that is. */
  async function assertNobodyIsHarmed({ resources, outcomes, writers }: Awaited<ReturnType<typeof race>>): Promise<void> {
    const told = JSON.stringify(outcomes.map((outcome) => outcome?.error ?? outcome?.op));
    for (const [program, resource] of resources.entries()) {
      if (writers.crashed.has(program) || liveDomain() === domainOf(program)) continue;
      const { error } = outcomes[program] as Outcome;
      if (resource.id === undefined) {
        expect(error, told).to.be.a("string");
        continue;
      }
      const live = liveDomain();
      if (live !== undefined)
        expect(await alone("authenticationService", resource, (one) => one.destroy()), told).to.include(
          "is not the one that the state knows",
        );
      expect(liveDomain(), told).to.equal(live);
      expect(await alone("authenticationService", resource, (one) => one.refresh()), told).to.equal("fine");
      if (live !== undefined) expect(resource.inputs?.publicDomain, told).to.equal(live);
      else expect(resource.id, told).to.equal(undefined);
    }
  }

  it("whatever the order of two that enable the service, nobody's is disabled, and who was written over learns it [two-services]", async () => {
    let conflicts = 0;
    const tried = await allOrders(Number.POSITIVE_INFINITY, async (choose) => {
      const ended = await race("authenticationService", services(2), choose);
      conflicts += ended.outcomes.filter(({ reasons }) => reasons?.join().includes("somebody else has written other settings")).length;
      await assertNobodyIsHarmed(ended);
    });
    expect(tried, "orders").to.be.at.least(30);
    expect(conflicts, "told at once").to.be.at.least(10);
    console.log(`    ${tried} orders of two services, ${conflicts} told at once`);
  });

  const mishaps: ProgramMishap[] = ["lost before", "lost after", "crash before", "crash after"];
  it("in random orders, with lost responses and crashes, nobody's service is disabled", async () => {
    for (let seed = 1; seed <= runs(60, 3000); seed += 1) {
      const choose = seeded(seed);
      try {
        await assertNobodyIsHarmed(await race("authenticationService", services(2 + choose(2)), choose, mishaps));
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}`);
      }
    }
  });

  const directories = (count: number) =>
    Array.from({ length: count }, (_, program) => {
      const args = directoryArgs(idpId);
      return { ...args, connection: { ...args.connection, bindCredential: `BIND-${program}` } };
    });
  const stored = () => gateway.store.offline.failoverOf(idpId).directories;
  const ready = () => seedService(gateway);

  it("whatever the order of two that make the same directory, each holds its own or none, and writes to no other [two-directories]", async () => {
    let refused = 0;
    const tried = await allOrders(Number.POSITIVE_INFINITY, async (choose) => {
      const { resources, outcomes } = await race("directory", directories(2), choose, [], ready);
      expect(resources.flatMap(({ id }) => (id === undefined ? [] : [id])).sort()).to.deep.equal(
        stored()
          .map(({ id }) => `${idpId}/${id}`)
          .sort(),
      );
      for (const [program, { id }] of resources.entries()) {
        const own = stored().find((directory) => `${idpId}/${directory.id}` === id);
        if (own !== undefined) expect(own.credential).to.equal(`BIND-${program}`);
        else expect(outcomes[program]?.error).to.include("exists already");
      }
      refused += outcomes.filter(({ error }) => error !== undefined).length;
      for (const resource of resources)
        if (resource.id !== undefined) expect(await alone("directory", resource, (one) => one.destroy())).to.equal("fine");
      expect(stored()).to.deep.equal([]);
    });
    expect(tried, "orders").to.be.at.least(6);
    expect(refused).to.be.at.least(2);
    console.log(`    ${tried} orders of two directories, ${refused} refused`);
  });

  it("in random orders, with lost responses, no directory is left that neither a state holds nor an error names", async () => {
    for (let seed = 1; seed <= runs(120, 3000); seed += 1) {
      const choose = seeded(seed);
      const all = directories(2 + choose(2));
      const { resources, outcomes } = await race("directory", all, choose, ["lost before", "lost after"], ready);
      const held = resources.map(({ id }) => id);
      for (const { id } of stored()) {
        const isTold = outcomes.some(({ error }) => error?.includes(id) || error?.includes("whether the gateway made it is not known"));
        expect(held.includes(`${idpId}/${id}`) || isTold, `seed ${seed}: ${id}: ${JSON.stringify([held, outcomes])}`).to.equal(true);
      }
    }
  });
});
