import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import { type Gateway, InitFailure, type PluginProcess } from "pulumi-oag-simulator";
import { TestClock } from "../support/basics/clock.ts";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { startPlugin } from "../support/processes/plugin.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { providerString } from "../support/resources/kind-names.ts";

const appString = providerString("app");
const isLinux = process.platform === "linux";

/** Megabytes that a process holds. */
const megabytes = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
const openFiles = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;

describe("under load", function suite() {
  this.timeout(isLong ? 1_800_000 : 240_000);
  const plugins: PluginProcess[] = [];
  afterEach(async () => {
    await Promise.all(plugins.splice(0).map((plugin) => plugin.stop()));
    await stopGateways();
  });

  async function start(gateway: Gateway, config: Record<string, string> = {}, surroundings = programEnvironment()): Promise<PluginProcess> {
    // A small heap, so that what is left over is collected and what is kept shows.
    const options = `${surroundings.NODE_OPTIONS ?? ""} --max-semi-space-size=2 --max-old-space-size=200`;
    const plugin = await startPlugin(gateway, { config, environment: { ...surroundings, NODE_OPTIONS: options.trim() } });
    plugins.push(plugin);
    return plugin;
  }

  /** Works on many, as the engine does: some at a time. */
  async function many<T>(items: readonly T[], work: (item: T) => Promise<void>, atATime = 16): Promise<void> {
    const queue = [...items];
    await Promise.all(
      Array.from({ length: atATime }, async () => {
        for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
      }),
    );
  }

  const apps = isLong ? 1000 : 80;
  it(`creates, reads and deletes ${apps} apps in one program: one token, at most 8 connections, nothing left`, async () => {
    const gateway = await startGateway();
    // What it holds is that of a user's process.
    const plugin = await start(gateway, {}, process.env);
    const made = new Map<string, { id: string; outputs: Json; inputs: Json }>();
    const labels = Array.from({ length: apps }, (_, index) => `App ${index}`);
    await many(labels, async (label) => {
      const inputs = { ...fullApp(gateway, { label }), __provider: appString };
      made.set(label, { ...(await plugin.create(label, "urn", inputs)), inputs });
    });
    expect(gateway.store.apps.size).to.equal(apps);
    expect([...gateway.store.apps.values()].filter(({ status }) => status !== "ACTIVE")).to.deep.equal([]);
    const before = isLinux ? { memory: megabytes(plugin.pid as number), files: openFiles(plugin.pid as number) } : undefined;
    for (let round = 0; round < 3; round += 1)
      await many(labels, async (label) => {
        const { id, outputs, inputs } = made.get(label) as { id: string; outputs: Json; inputs: Json };
        const read = await plugin.read(label, "urn", id, outputs, inputs);
        expect((await plugin.diff(label, "urn", id, read.outputs, inputs, inputs)).changes).to.equal("none");
      });
    if (before !== undefined) {
      expect(megabytes(plugin.pid as number), "three refreshes need no more memory").to.be.below(before.memory * 1.3 + 30);
      expect(openFiles(plugin.pid as number)).to.be.at.most(before.files + 2);
    }
    await many(labels, async (label) => {
      const { id, outputs } = made.get(label) as { id: string; outputs: Json };
      await plugin.delete(label, "urn", id, outputs);
    });
    expect(gateway.store.apps.size).to.equal(0);
    expect(gateway.log.tokens).to.equal(1);
    expect(gateway.log.connections).to.be.at.most(8);
    expect(gateway.log.mostInFlight).to.be.at.most(8);
  });

  const programs = isLong ? 10 : 4;
  it(`serves ${programs} programs at once on one gateway: each has its token, none takes another's app`, async () => {
    const gateway = await startGateway();
    seedIdp(gateway);
    const running = await Promise.all(Array.from({ length: programs }, () => start(gateway)));
    await Promise.all(
      running.map(async (plugin, program) => {
        const labels = Array.from({ length: 8 }, (_, index) => `Program ${program} app ${index}`);
        await many(labels, async (label) => {
          await plugin.create(label, "urn", { ...fullApp(gateway, { label }), __provider: appString });
        });
      }),
    );
    expect(gateway.store.apps.size).to.equal(programs * 8);
    expect(gateway.log.tokens).to.equal(programs);
    expect(gateway.log.connections).to.be.at.most(programs * 8);
  });

  it("lets ten programs that want the same label make it once; the others say whose it is", async () => {
    const gateway = await startGateway();
    // The shorter a request may take, the sooner the others are sure that the app is somebody else's.
    const running = await Promise.all(Array.from({ length: isLong ? 10 : 3 }, () => start(gateway, { "oag:requestTimeout": "5" })));
    const inputs = { ...fullApp(gateway), __provider: appString };
    const results = await Promise.allSettled(running.map((plugin) => plugin.create("payroll", "urn", inputs)));
    expect(gateway.store.apps.size).to.equal(1);
    const [id] = gateway.store.apps.keys();
    // Finished, or failed with the app in its state.
    const holders = results.map((result) =>
      result.status === "fulfilled" ? result.value.id : result.reason instanceof InitFailure ? result.reason.id : undefined,
    );
    expect(holders.filter((holder) => holder !== undefined)).to.deep.equal([id]);
    expect(results.filter(({ status }) => status === "fulfilled")).to.have.length(1);
    for (const result of results)
      if (result.status === "rejected") expect(String(result.reason)).to.include("an app with this label exists already");
  });

  const lives = isLong ? 7200 : 400;
  it(`renews a token of two seconds ${lives} times: one request each, never two at a time, and memory stays flat`, async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock: () => clock.now(), tokenLifetime: 2 });
    const client = new OagClient({ ...gateway.configuration }, { clock, log: { debug: () => {}, warn: () => {} } });
    setFlagsFromString("--expose_gc");
    const collect = runInNewContext("gc") as () => void;
    const live = async (count: number) => {
      for (let life = 0; life < count; life += 1) {
        await Promise.all([client.certificates.list(), client.applications.list(), client.identityProviders.list()]);
        clock.advance(2000);
      }
    };
    await live(100);
    gateway.log.clear();
    collect();
    const before = process.memoryUsage().heapUsed;
    await live(lives);
    expect(gateway.log.tokens).to.equal(lives);
    expect(gateway.log.entries.filter(({ status }) => status !== 200)).to.deep.equal([]);
    gateway.log.clear();
    gateway.expireTokens();
    collect();
    expect((process.memoryUsage().heapUsed - before) / 1024 / 1024, "MiB more, the gateway's own memory included").to.be.below(
      isLong ? 40 : 10,
    );
    expect(gateway.log.connections).to.be.at.most(8);
  });
});
