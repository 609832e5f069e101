import { expect } from "chai";
import fc from "fast-check";
import { declaration, grounded, runs, turned } from "../support/arbitrary.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { type Json, OneResource } from "../support/resource.ts";

const faults = fc.array(
  fc.record({
    match: fc.record({ method: fc.constantFrom("POST" as const, "PUT" as const, "DELETE" as const) }),
    nth: fc.integer({ min: 1, max: 8 }),
    when: fc.constantFrom("before" as const, "after" as const),
    reset: fc.constant(true),
  }),
  { maxLength: 3 },
);

describe("the laws, for any valid app", function suite() {
  this.timeout(process.env.PULUMI_OAG_TEST_LONG ? 1_800_000 : 120_000);
  afterEach(stopGateways);

  /** Prints the seed of a failure and shrinks it. */
  const check = (property: fc.IAsyncProperty<unknown>, few: number, many: number) => fc.assert(property, { numRuns: runs(few, many) });

  it("what was created reads back as declared, in any order, and a second up sends nothing", async () => {
    const property = fc.asyncProperty(declaration, async (declared) => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      const args = grounded(gateway, declared);
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      gateway.log.clear();
      expect(await app.up(turned(args) as Json)).to.deep.equal({ op: "same" });
      expect(gateway.log.entries).to.deep.equal([]);
      await app.refresh();
      expect((await app.diff(args)).changes).to.equal(false);
      expect((await app.diff(turned(args) as Json)).changes).to.equal(false);
      await stopGateways();
    });
    await check(property, 30, 1000);
  });

  it("any edit arrives, and the up after it sends nothing", async () => {
    const property = fc.asyncProperty(fc.array(declaration, { minLength: 2, maxLength: 4 }), async (declarations) => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      for (const declared of declarations) {
        const args = grounded(gateway, declared);
        const outcome = await app.up(args);
        expect(outcome.error).to.equal(undefined);
        await app.refresh();
        expect((await app.diff(args)).changes, "declared state = gateway state").to.equal(false);
        gateway.log.clear();
        expect(await app.up(args)).to.deep.equal({ op: "same" });
        expect(gateway.log.entries).to.deep.equal([]);
      }
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
      await stopGateways();
    });
    await check(property, 20, 500);
  });

  it("whatever breaks on the way, the next ups converge, and nothing is made twice or left behind", async () => {
    const property = fc.asyncProperty(
      declaration,
      declaration,
      faults,
      faults,
      fc.boolean(),
      async (first, second, early, late, refreshes) => {
        const gateway = await startGateway();
        const app = new OneResource("app", gateway);
        for (const [declared, script] of [
          [first, early],
          [second, late],
        ] as const) {
          gateway.faults.add(...script);
          const args = grounded(gateway, declared);
          await app.up(args);
          gateway.faults.clear();
          if (refreshes && app.id !== undefined) await app.refresh();
          const repaired = await app.up(args);
          expect(repaired.error).to.equal(undefined);
          expect(gateway.store.apps.size).to.equal(1);
          await app.refresh();
          expect((await app.diff(args)).changes).to.equal(false);
          expect(await app.up(args)).to.deep.equal({ op: "same" });
        }
        await app.destroy();
        expect(gateway.store.apps.size).to.equal(0);
        await stopGateways();
      },
    );
    await check(property, 20, 500);
  });
});
