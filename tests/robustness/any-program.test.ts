import { expect } from "chai";
import fc from "fast-check";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { anyDeclaration, drift, grounded, idpDeclaration, partly, runs, turned } from "../support/models/arbitrary.ts";
import { OneResource, type Outcome } from "../support/resources/resource.ts";
import { changedLines, declaredLines, storedLines } from "../support/writers/footprint.ts";
import { importIdIn } from "../support/writers/interrupted.ts";

/** What breaks on the way: connections, before or after the change was made, and perhaps the plugin process itself. */
const trouble = fc.record({
  faults: fc.array(
    fc.record({
      match: fc.record({ method: fc.constantFrom("GET" as const, "POST" as const, "PUT" as const, "DELETE" as const) }),
      nth: fc.integer({ min: 1, max: 8 }),
      when: fc.constantFrom("before" as const, "after" as const),
      reset: fc.constant(true),
    }),
    { maxLength: 3 },
  ),
  diesAt: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  refreshes: fc.boolean(),
});

describe("the laws, for any valid program", function suite() {
  this.timeout(isLong ? 1_800_000 : 120_000);
  afterEach(stopGateways);
  let tried = 0;
  after(() => console.log(`    ${tried} random lives`));

  /** Prints the seed of a failure and shrinks it. */
  async function check(property: fc.IAsyncProperty<unknown>, few: number, many: number): Promise<void> {
    await fc.assert(property, { numRuns: runs(few, many) });
    tried += runs(few, many);
  }

  const onlyApp = (gateway: Gateway) => {
    const [app, ...others] = gateway.store.apps.values();
    expect(others).to.deep.equal([]);
    if (app === undefined) throw new Error("there is no app");
    return app;
  };

  it("what was created reads back as declared, in any order, and a second up sends nothing [any-create]", async () => {
    const property = fc.asyncProperty(anyDeclaration, async (declared) => {
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

  it("any edit arrives, and the up after it sends nothing [any-edit]", async () => {
    const property = fc.asyncProperty(fc.array(anyDeclaration, { minLength: 2, maxLength: 4 }), async (declarations) => {
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
    await check(property, 25, 700);
  });

  it("what changed behind the back is shown by a refresh, repaired where it is declared, and left alone where it is not [any-drift]", async () => {
    const property = fc.asyncProperty(anyDeclaration, fc.array(drift, { minLength: 1, maxLength: 4 }), async (declared, drifts) => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      const args = grounded(gateway, declared);
      expect((await app.up(args)).error).to.equal(undefined);
      for (const change of drifts) change(onlyApp(gateway));
      const drifted = storedLines(structuredClone(onlyApp(gateway)));
      await app.refresh();
      expect((await app.up(args)).error).to.equal(undefined);
      await app.refresh();
      expect((await app.diff(args)).changes, "declared state = gateway state").to.equal(false);
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "same" });
      expect(gateway.log.entries).to.deep.equal([]);
      const owned = declaredLines(args);
      const isOwned = (line: string) => owned.has(line) || owned.has(line.split(" ")[0] as string);
      expect(changedLines(drifted, storedLines(onlyApp(gateway))).filter((line) => !isOwned(line))).to.deep.equal([]);
      await stopGateways();
    });
    await check(property, 25, 700);
  });

  it("an update changes nothing that its preview did not show, whatever changed behind the back [any-preview]", async () => {
    const drifts = fc.array(drift, { minLength: 1, maxLength: 5 });
    const mask = fc.array(fc.boolean(), { minLength: 7, maxLength: 30 });
    const property = fc.asyncProperty(anyDeclaration, anyDeclaration, mask, drifts, async (first, second, taken, changes) => {
      const gateway = await startGateway();
      const app = new OneResource("app", gateway);
      const sameFamily =
        (first.type === "OAG_SAML") === (second.type === "OAG_SAML") && (first.type === "OAG_OIDC") === (second.type === "OAG_OIDC");
      const edited = partly(first, sameFamily ? second : {}, taken);
      const [before, after] = [grounded(gateway, first), grounded(gateway, { ...edited, type: first.type })];
      if ((await app.check(after)).length > 0) return stopGateways();
      expect((await app.up(before)).error).to.equal(undefined);
      for (const change of changes) change(onlyApp(gateway));
      const drifted = storedLines(structuredClone(onlyApp(gateway)));
      await app.up(after);
      const [old, now] = [declaredLines(before), declaredLines(after)];
      const shown = new Set(changedLines(old, now));
      /** A map that is declared for the first time is owned whole. */
      const isTakenOver = (map: string) => shown.has(map) && now.has(map);
      const isShown = (line: string) => shown.has(line) || isTakenOver(line.split(" ")[0] as string);
      expect(changedLines(drifted, storedLines(onlyApp(gateway))).filter((line) => !isShown(line))).to.deep.equal([]);
      return stopGateways();
    });
    await check(property, 40, 1500);
  });

  /** Goes through declarations with trouble at each; after it the next up must converge or say how to adopt. */
  async function survive(
    kind: "app" | "idp",
    declarations: Json[],
    troubles: { faults: unknown[]; diesAt?: number | undefined; refreshes: boolean }[],
    settle: (gateway: Gateway, args: Json) => void,
  ): Promise<void> {
    const gateway = await startGateway();
    const config = { ...configFor(gateway), "oag:maxRetries": "0" };
    const resource = new OneResource(kind, gateway, config);
    const objects = kind === "app" ? gateway.store.apps : gateway.store.idps;
    for (const [index, declared] of declarations.entries()) {
      const args = kind === "app" ? grounded(gateway, declared) : declared;
      const { faults, diesAt, refreshes } = troubles[index] as (typeof troubles)[number];
      // Every run of the engine has a plugin process of its own.
      resource.configure(config);
      gateway.log.clear();
      gateway.faults.add(...(faults as Parameters<typeof gateway.faults.add>));
      if (diesAt !== undefined) {
        gateway.faults.add({ match: {}, nth: diesAt, times: Number.POSITIVE_INFINITY, reset: true });
        resource.isDead = () => gateway.log.entries.length >= diesAt;
      }
      await resource.up(args);
      gateway.faults.clear();
      resource.isDead = () => false;
      resource.configure(config);
      if (refreshes && resource.id !== undefined) await resource.refresh();
      await repair(resource, args, objects, config);
      expect(objects.size, "objects").to.equal(1);
      await resource.refresh();
      expect((await resource.diff(args)).changes, "declared state = gateway state").to.equal(false);
      expect(await resource.up(args)).to.deep.equal({ op: "same" });
      settle(gateway, args);
    }
    resource.configure(config);
    await resource.destroy();
    expect(objects.size, "objects left").to.equal(0);
    await stopGateways();
  }

  async function repair(
    resource: OneResource,
    args: Json,
    objects: Map<string, unknown>,
    config: Record<string, string>,
  ): Promise<Outcome> {
    const next = await resource.up(args);
    const id = importIdIn(next.error);
    if (id === undefined) {
      expect(next.error, "next up").to.equal(undefined);
      return next;
    }
    expect(objects.has(id), "the import line names what is there").to.equal(true);
    const adopted = await resource.up({ ...args, __import: id });
    if (adopted.error === undefined) return adopted;
    // Left unfinished, and without a declared status nothing tells whose it is: a person looks, and removes it.
    expect(adopted.error).to.include("was not taken into the state; nothing was changed");
    expect(args.status, "only without a declared status").to.equal(undefined);
    objects.delete(id);
    resource.configure(config);
    const last = await resource.up(args);
    expect(last.error, "up after a person removed it").to.equal(undefined);
    return last;
  }

  it("whatever breaks on the way of an app, the next ups converge, and nothing is made twice or left behind [any-life-app]", async () => {
    const property = fc.asyncProperty(
      fc.tuple(anyDeclaration, anyDeclaration),
      fc.tuple(trouble, trouble),
      async (declarations, troubles) => survive("app", declarations, troubles, () => {}),
    );
    await check(property, 25, 1000);
  });

  it("whatever breaks on the way of an identity provider, its declared credential arrives, and nothing is made twice or left behind [any-life-idp]", async () => {
    const property = fc.asyncProperty(
      fc.tuple(idpDeclaration, idpDeclaration, idpDeclaration),
      fc.tuple(trouble, trouble, trouble),
      async (declarations, troubles) =>
        survive("idp", declarations, troubles, (gateway, args) => {
          expect([...gateway.store.idps.values()][0]?.credential).to.equal(args.apiToken ?? args.clientSecret);
        }),
    );
    await check(property, 25, 1000);
  });
});
