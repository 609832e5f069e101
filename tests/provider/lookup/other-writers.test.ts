import { expect } from "chai";
import type { Gateway, StoreDump } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { watchedLookUp } from "../../support/gateways/watched.ts";
import { created } from "../../support/resources/apps.ts";
import type { newLookUp } from "../../support/resources/look-up.ts";
import { offlineScopes } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";
import { allOrders, type Choose } from "../../support/writers/writers.ts";

const label = "Payroll";
const replacement = "0e1f2f0a-0000-4000-8000-000000000000";

/** What others do to the gateway's apps within a moment. */
const moves: readonly ((gateway: Gateway) => void)[] = [
  () => {},
  // Renamed.
  (gateway) => {
    for (const { own } of called(gateway)) own.label = "Elsewhere";
  },
  // Removed.
  (gateway) => {
    for (const { id } of called(gateway)) gateway.store.apps.delete(id);
  },
  // Replaced by one that is only half made.
  (gateway) => {
    const [old] = called(gateway);
    if (old === undefined) return;
    gateway.store.apps.delete(old.id);
    const bare = { behavior: {}, session: {}, healthCheck: {}, attributes: [], policies: [], resources: [] };
    gateway.store.apps.set(replacement, { ...old, ...bare, id: replacement, status: "CREATED" });
  },
  // The name is handed over to another.
  (gateway) => {
    const [mine] = called(gateway);
    const [wiki] = called(gateway, "Wiki");
    if (mine !== undefined) mine.own.label = "Elsewhere";
    if (wiki !== undefined) wiki.own.label = label;
  },
  // Another gets the name, too.
  (gateway) => {
    for (const { own } of called(gateway, "Wiki")) own.label = label;
  },
];

const called = ({ store }: Gateway, name = label) => [...store.apps.values()].filter(({ own }) => own.label === name);

describe("a look-up on a gateway that others write to at the same moment", function suite() {
  this.timeout(600_000);
  let gateway: Gateway;
  let full: StoreDump;
  let now: number;

  before(async () => {
    gateway = await startGateway({ scopes: offlineScopes, clock: () => now, reading: { initialising: 0 } });
    now = Date.now();
    const app = new OneResource("app", gateway);
    const args = await created(app, gateway, { groups: [] });
    for (const name of ["Wiki", "Other"]) {
      const publicDomain = `${name.toLowerCase()}.example.com`;
      const other = { ...args, label: name, publicDomain, postLoginUrl: `https://${publicDomain}/` };
      expect(await new OneResource("app", gateway).up(other)).to.deep.equal({ op: "create" });
    }
    full = gateway.store.dump();
  });
  after(stopGateways);

  const find = async (handler: ReturnType<typeof newLookUp>, name = label): Promise<Json> =>
    (await handler.read("l", { kind: "app", query: { label: name } })).props.result as Json;

  /** One look-up while others make so many moves at most, in a process that has looked before or not. */
  async function race(choose: Choose, most: number, isWarm: boolean): Promise<void> {
    gateway.store.load(full);
    let left = 0;
    const done: number[] = [];
    const ever = new Map<string, number>();
    const note = () => {
      for (const { id } of called(gateway)) ever.set(id, (ever.get(id) ?? 0) + 1);
      counts.add(called(gateway).length);
    };
    const counts = new Set<number>();
    const others = () => {
      if (left === 0) return undefined;
      const move = choose(moves.length);
      if (move > 0) {
        left -= 1;
        moves[move]?.(gateway);
        done.push(move);
      }
      note();
      return undefined;
    };
    const handler = watchedLookUp(gateway, { now: () => now, meanwhile: others });
    if (isWarm) {
      await find(handler, "Other");
      await find(handler, "Other");
      now += 5000;
      // Between two look-ups, too.
      const between = choose(moves.length);
      moves[between]?.(gateway);
      if (between > 0) done.push(between);
    }
    left = most;
    note();
    const outcome = await find(handler).catch((error: Error) => error.message);
    now += 60_000;
    judge(outcome, done, [...ever.keys()], counts);
  }

  /** That what it said was so at some time: of the apps that there ever were, and of how many at once. */
  function judge(outcome: Json | string, done: readonly number[], ever: readonly string[], counts: ReadonlySet<number>): void {
    const told = `moves ${done}: ${JSON.stringify(outcome).slice(0, 300)}`;
    if (typeof outcome !== "string") {
      expect(outcome.label, told).to.equal(label);
      expect(ever, told).to.include(outcome.id);
      // Half made or whole, but never a mixture.
      const isHalf = outcome.id === replacement;
      expect([outcome.status, Object.keys(outcome.policies).length], told).to.deep.equal(isHalf ? ["CREATED", 0] : ["ACTIVE", 2]);
      return;
    }
    const isTrue =
      (outcome.includes(`there is no app with label "${label}"`) && counts.has(0)) ||
      (outcome.includes(`there are 2 apps with label "${label}"`) && counts.has(2)) ||
      // Others who are at work all the time may stop it, and it says so.
      (done.length > 1 && /\[OAG_CONFLICT\]|there is no app with the id|No such application/.test(outcome));
    expect(isTrue, told).to.equal(true);
  }

  for (const [isWarm, most, orders] of [
    [false, 2, 196],
    [true, 1, 91],
  ] as const)
    it(`answers what has that name, whatever others do between its requests${isWarm ? ", in a process that has looked before" : ""} [look-up-other-writers]`, async () => {
      const tried = await allOrders(Number.POSITIVE_INFINITY, (choose) => race(choose, most, isWarm));
      expect(tried, "orders").to.equal(orders);
    });
});
