import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import * as aspects from "../../dist/provider/kinds/app/aspects.js";
import type { MapFacts } from "../../dist/provider/reconciler/aspects/map/facts.js";
import { asMap, entriesOf, itemsIn } from "../../dist/provider/reconciler/aspects/map/items.js";
import { planFully, planThreeWay } from "../../dist/provider/reconciler/aspects/map/plan.js";
import { declaredIn, knownIn, liveIn } from "../../dist/provider/reconciler/provenance.js";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { runs } from "../support/models/arbitrary.ts";
import { allReadings, Serving } from "../support/models/serving.ts";
import { SmallGateway } from "../support/models/small-gateway.ts";
import { app as anApp } from "../support/resources/arguments.ts";
import { checkApp } from "../support/resources/checked.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";
import { declared, sameItems, walkPlan } from "../support/writers/hand-overs.ts";

const [attributes, policies, protectedResources] = [aspects.attributes.facts, aspects.policies.facts, aspects.protectedResources.facts];

/** All ways to choose up to `most` of these, at least one, in one order. */
function upTo<T>(most: number, from: readonly T[]): T[][] {
  if (most === 0) return [];
  return from.flatMap((one, index) => [[one], ...upTo(most - 1, from.slice(index + 1)).map((rest) => [one, ...rest])]);
}

const names = ["n1", "n2", "n3"];

/** Policies that one map may have: every name at every path under every rule. */
const policiesAt = (paths: readonly string[], rules: readonly Json[]) =>
  names.flatMap((name) => paths.flatMap((resourcePath) => rules.map((rule): Json => ({ name, resourcePath, ...rule }))));

const isTwice = (items: readonly Json[], member: string) => new Set(items.map((item) => item[member])).size < items.length;

/** Every map of up to three policies that the gateway can hold. */
const mapsOf = (paths: readonly string[], rules: readonly Json[]) =>
  upTo(3, policiesAt(paths, rules)).filter((items) => !isTwice(items, "name") && !isTwice(items, "resourcePath"));

/** One map as a state knows it and as a program declares it. */
const entriesFor = (part: MapFacts, items: readonly Json[]) => ({
  known: entriesOf(part, knownIn(declared(items))),
  wanted: entriesOf(part, declaredIn(declared(items))),
});

describe("hand-overs between the items of a map, on an active app", function suite() {
  if (isLong) this.timeout(3_600_000);
  const open = { rule: "NO_AUTH" };
  const closed = { rule: "PROTECTED" };
  const strict = { rule: "PROTECTED_REGEX", regexRule: "Groups=.*:admin:" };
  const nested = ["/", "/a", "/a/b"];
  const places =
    runs(1, 2) === 1
      ? [nested, ["/a", "/ab", "/c"]]
      : [nested, ["/a", "/ab", "/c"], ["/a/", "/a", "/a/b/"], ["/a", "/a/b", "/a/b/c"], ["/", "/A", "/a"]];
  const counts = { transitions: 0, requests: 0, renames: 0, failures: 0 };
  after(() => console.log(`    ${JSON.stringify(counts)}`));

  function tryAll(paths: readonly string[], rules: readonly Json[], withFailures: boolean): void {
    const serving = new Serving(
      paths,
      runs(1, 2) === 1 ? allReadings.filter(({ slash, longer }) => slash === "exact" && longer === "characters") : allReadings,
    );
    const maps = mapsOf(paths, rules).map((items) => ({ items, ...entriesFor(policies, items) }));
    for (const before of maps)
      for (const after of maps) {
        const told = () => JSON.stringify([before.items, after.items]);
        const attempt = (failing?: number) => {
          const gateway = new SmallGateway("policies", before.items);
          const done = walkPlan(
            policies,
            gateway,
            planThreeWay(policies, before.known, after.wanted, itemsIn(liveIn(gateway.items))),
            failing,
          );
          counts.requests += done.requests;
          if (done.refusals.length > 0) expect.fail(`${done.refusals} ${told()}`);
          const opened = serving.firstOpened(before.items, done.states, after.items);
          if (opened !== undefined) expect.fail(`${opened} ${told()} ${JSON.stringify(done.states)}`);
          return { ...done, items: gateway.items };
        };
        const whole = attempt();
        counts.transitions++;
        counts.renames += whole.renames;
        if (!sameItems(policies, whole.items, after.items)) expect.fail(`did not arrive: ${told()}`);
        if (whole.renames > before.items.length) expect.fail(`renamed too often: ${told()}`);
        for (let failing = 0; withFailures && failing < whole.requests; failing++) {
          counts.failures++;
          const left = attempt(failing).items;
          const again = new SmallGateway("policies", left);
          const shown = entriesOf(policies, asMap(policies, itemsIn(liveIn(again.items)), before.known));
          const next = walkPlan(policies, again, planThreeWay(policies, shown, after.wanted, itemsIn(liveIn(again.items))));
          if (next.refusals.length > 0 || !sameItems(policies, again.items, after.items))
            expect.fail(`stuck after step ${failing}: ${told()}`);
        }
      }
  }

  for (const paths of places)
    it(`every map of up to three policies at ${paths.join(", ")} becomes every other one, and opens nothing meanwhile [policy-maps]`, () => {
      tryAll(paths, [open, closed], runs(1, 2) === 2 || paths === nested);
    });

  it("and so it does with rules that ask for more than a session, and with policies that are switched off or take any letters", function here() {
    const few = [open, closed, strict];
    if (runs(1, 2) === 1) tryAll(["/", "/a"], [...few, { ...closed, active: false }, { ...closed, caseSensitive: false }], false);
    else {
      tryAll(nested, few, true);
      tryAll(nested, [open, { ...closed, active: false }, closed], true);
      tryAll(["/a", "/A", "/a/b"], [open, closed, { ...closed, caseSensitive: false }], true);
    }
  });

  it("whatever policies the gateway has, some with one path or name, they become every map, and it ends", () => {
    const some = policiesAt(["/a", "/b", "/a/c"], [open]);
    const lives = upTo(3, some).filter((items) => isTwice(items, "name") || isTwice(items, "resourcePath"));
    const wanted = mapsOf(["/a", "/b", "/a/c"], [closed]);
    for (const live of lives)
      for (const items of wanted) {
        const gateway = new SmallGateway("policies", live);
        const entries = entriesFor(policies, items).wanted;
        const shown = entriesOf(policies, asMap(policies, itemsIn(liveIn(gateway.items)), []));
        expect(shown, "every one is shown").to.have.length(live.length);
        for (const plan of [
          planThreeWay(policies, shown, entries, itemsIn(liveIn(gateway.items))),
          planFully(policies, entries, itemsIn(liveIn(gateway.items))),
        ]) {
          const again = new SmallGateway("policies", live);
          const done = walkPlan(policies, again, plan);
          counts.transitions++;
          if (done.refusals.length > 0 || !sameItems(policies, again.items, items) || done.renames > live.length)
            expect.fail(`${done.refusals} ${JSON.stringify([live, items])}`);
        }
      }
  });

  const others: [MapFacts, Json[]][] = [
    [
      attributes,
      ["X-A", "X-B", "X-C"].flatMap((name) => ["HEADER", "COOKIE"].map((type) => ({ name, type, source: "STATIC", value: "1" }))),
    ],
    [
      protectedResources,
      ["https://a", "https://b", "https://c"].flatMap((hostname) => [0, 1].map((assignedWeight) => ({ hostname, assignedWeight }))),
    ],
  ];
  for (const [part, items] of others)
    it(`every map of up to three ${part.name} becomes every other one, also if the gateway has some twice`, () => {
      const lives = upTo(3, items);
      const maps = lives.filter((map) => new Set(map.map((item) => part.identity(liveIn(item)))).size === map.length);
      for (const live of lives)
        for (const wanted of maps) {
          const gateway = new SmallGateway(part.name as "attributes", live);
          const shown = entriesOf(part, asMap(part, itemsIn(liveIn(gateway.items)), []));
          const done = walkPlan(part, gateway, planThreeWay(part, shown, entriesFor(part, wanted).wanted, itemsIn(liveIn(gateway.items))));
          counts.transitions++;
          if (done.refusals.length > 0 || !sameItems(part, gateway.items, wanted))
            expect.fail(`${done.refusals} ${JSON.stringify([live, wanted])}`);
        }
    });

  it("refuses exactly those maps of up to three policies in which two want one name or one path", () => {
    for (const items of upTo(3, policiesAt(["/a", "/b", "/c"], [closed]))) {
      const reasons = checkApp({}, { ...anApp, policies: declared(items) }, { validation: "strict", notice() {} });
      expect(reasons.length > 0, JSON.stringify(items)).to.equal(isTwice(items, "name") || isTwice(items, "resourcePath"));
    }
  });
});

describe("hand-overs through the whole provider", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  it("random maps follow each other on the stand-in gateway, one up each, under keys of any kind, and open nothing [policy-maps-random]", async function here() {
    this.timeout(600_000);
    const paths = ["/", "/a", "/a/b"];
    const maps = mapsOf(paths, [{ rule: "NO_AUTH" }, { rule: "PROTECTED" }]);
    const serving = new Serving(paths);
    let seed = 20260101;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const keys = [(item: Json) => item.name, (item: Json) => item.resourcePath, (_: Json, nth: number) => `p${nth}`];
    let before: Json[] = [];
    for (let round = 0; round < runs(60, 3000); round++) {
      const after = maps[random(maps.length)] as Json[];
      const args = fullApp(gateway, { policies: declared(after, keys[random(keys.length)]) });
      const states = watched(gateway);
      const outcome = await app.up(args);
      expect(outcome.error, JSON.stringify([before, after])).to.equal(undefined);
      const live = gateway.store.appByLabel("Payroll");
      expect(live.status).to.equal("ACTIVE");
      expect(sameItems(policies, live.policies, after), JSON.stringify([before, after])).to.equal(true);
      if (round > 0) expect(serving.firstOpened(before, states, after), JSON.stringify([before, after])).to.equal(undefined);
      await app.refresh();
      expect((await app.diff(args)).changes).to.equal(false);
      before = after;
    }
  });

  /** The policies as they are after each write, from now on. */
  function watched(on: Gateway): Json[][] {
    const states: Json[][] = [];
    const [live] = on.store.apps.values();
    if (live === undefined) return states;
    const list = [...live.policies];
    const noted = <T>(result: T): T => {
      states.push([...list]);
      return result;
    };
    Object.defineProperties(list, {
      push: { value: (...items: Json[]) => noted(Array.prototype.push.apply(list, items)) },
      splice: { value: (...args: [number, number]) => noted(Array.prototype.splice.apply(list, args)) },
    });
    live.policies = list;
    return states;
  }
});
