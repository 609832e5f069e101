import { expect } from "chai";
import type { Gateway, PluginProcess } from "pulumi-oag-simulator";
import { rejection } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { startPlugin } from "../support/processes/plugin.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { providerString } from "../support/resources/kind-names.ts";

const __provider = providerString("app");

/** The write during which the process dies, and whether the gateway does it before or never. */
const deaths = [
  ["createApplication", "after"],
  ["createProtectedResource", "before"],
  ["createPolicy", "after"],
  ["replaceSession", "before"],
  ["activateApplication", "before"],
] as const;

/** Resolves when the gateway gets a call of this operation, which it then never answers. */
function stalled(gateway: Gateway, operation: string, when: "before" | "after"): Promise<void> {
  gateway.faults.add({ match: { operation }, stall: true, when });
  const next = gateway.faults.next.bind(gateway.faults);
  return new Promise((resolve) => {
    gateway.faults.next = (request) => {
      if (request.operation === operation) setImmediate(resolve);
      return next(request);
    };
  });
}

describe("a plugin process", () => {
  const running: PluginProcess[] = [];
  let lives: Map<string, Promise<void>>;

  async function start(gateway: Gateway): Promise<PluginProcess> {
    // The shorter a request may take, the shorter is the look at what an interrupted create left behind.
    const plugin = await startPlugin(gateway, { config: { "oag:requestTimeout": "3" } });
    running.push(plugin);
    return plugin;
  }

  async function live(operation: string, when: "before" | "after"): Promise<void> {
    const gateway = await startGateway();
    const inputs = { ...fullApp(gateway), __provider };
    const first = await start(gateway);
    const arrived = stalled(gateway, operation, when);
    const broken = rejection(first.create("payroll", "urn", inputs));
    await arrived;
    process.kill(first.pid as number, "SIGKILL");
    await broken;
    const [left] = gateway.store.apps.keys();
    gateway.faults.clear();
    const second = await start(gateway);
    const { id, outputs } = await second.create("payroll", "urn", inputs);
    expect([...gateway.store.apps.keys()]).to.deep.equal([left]);
    expect([id, outputs.status, gateway.store.appByLabel("Payroll").status]).to.deep.equal([left, "ACTIVE", "ACTIVE"]);
    const read = await second.read("payroll", "urn", id, outputs, inputs);
    expect((await second.diff("payroll", "urn", id, read.outputs, inputs, inputs)).changes).to.equal("none");
  }

  // All at once, each with a gateway of its own: real processes wait out the real quiet time.
  before(() => {
    lives = new Map(deaths.map(([operation, when]) => [operation, live(operation, when)]));
    for (const one of lives.values()) one.catch(() => {});
  });
  after(async () => {
    await Promise.allSettled(running.map((plugin) => plugin.stop()));
    await stopGateways();
  });

  for (const [operation] of deaths)
    it(`that is killed while ${operation} is under way, the next process goes on with what it left [killed]`, () => lives.get(operation));

  it("whose engine alone is killed finishes what nobody records: the next run is told the import line, which adopts without a write [killed-engine]", async () => {
    const gateway = await startGateway();
    const inputs = { ...fullApp(gateway), __provider };
    await (await start(gateway)).create("payroll", "urn", inputs);
    const [id] = gateway.store.apps.keys();
    gateway.log.clear();
    const next = await start(gateway);
    const told = await rejection(next.create("payroll", "urn", inputs));
    expect(told.message).to.include(`an app with this label exists already (id ${id}, OAG_HEADER_BASED, ACTIVE); nothing was changed`);
    expect(told.message).to.include(`add { import: "${id}" } to this resource's options`);
    const adopted = await next.create("payroll", "urn", { ...inputs, __import: id });
    expect([adopted.id, adopted.outputs.status, gateway.log.writes]).to.deep.equal([id, "ACTIVE", []]);
  });
});
