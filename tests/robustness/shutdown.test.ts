import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { EmbeddedHost, type EmbeddedHostOptions, type Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { startPlugin } from "../support/processes/plugin.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { okta, payroll } from "../support/programs/quick-spec.ts";
import type { Spec } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { providerString } from "../support/resources/kind-names.ts";

const directory = fileURLToPath(new URL("../scenarios/program", import.meta.url));
const upOnce = fileURLToPath(new URL("../support/processes/up-once.ts", import.meta.url));

/** Three apps in one program. */
const spec: Spec = {
  idps: { okta },
  certificates: { wildcard: { args: { commonName: "*.example.com" } } },
  apps: Object.fromEntries(["One", "Two", "Three"].map((label) => [label, payroll({ label })])),
};

describe("an up that is interrupted", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  let folder: string;
  beforeEach(async () => {
    gateway = await startGateway();
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-shutdown-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  /** Processes that are interrupted load all that a user's do; those that go on need not. */
  const options = ({ signal, environment }: Pick<EmbeddedHostOptions, "signal" | "environment"> = {}): EmbeddedHostOptions => ({
    directory,
    project: "pulumi-oag-scenarios",
    stateFile: join(folder, "state.json"),
    passphrase: "shutdown",
    typescript: false,
    ...(environment && { environment }),
    config: {
      ...configFor(gateway),
      // The shorter a request may take, the shorter is the look at what an interrupted create left behind.
      "oag:requestTimeout": "5",
      "oag:privateKey": { secret: gateway.configuration.privateKey },
      "pulumi-oag-scenarios:spec": { secret: JSON.stringify(spec) },
    },
    // One at a time, so that there is something left to be stopped.
    ...(signal && { signal, parallel: 1 }),
  });

  /** Calls back when the gateway gets the nth call of an operation. */
  function at(operation: string, nth: number, then: () => void): void {
    const next = gateway.faults.next.bind(gateway.faults);
    let seen = 0;
    gateway.faults.next = (request) => {
      if (request.operation === operation) seen += 1;
      if (request.operation === operation && seen === nth) then();
      return next(request);
    };
  }

  const inState = (): string[] =>
    (JSON.parse(readFileSync(join(folder, "state.json"), "utf8")).resources as Json[])
      .filter(({ type, external }) => String(type).includes("dynamic/oag:Oag") && !external)
      .map(({ id }) => id as string)
      .sort();
  const onGateway = () => [...gateway.store.apps.keys(), ...gateway.store.idps.keys()].sort();

  async function goesOn(): Promise<string> {
    const report = await new EmbeddedHost(options({ environment: programEnvironment() })).up();
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    expect([...gateway.store.apps.values()].map(({ own, status }) => `${own.label} ${status}`).sort()).to.deep.equal([
      "One ACTIVE",
      "Three ACTIVE",
      "Two ACTIVE",
    ]);
    expect(inState()).to.deep.equal(onGateway());
    gateway.log.clear();
    const again = await new EmbeddedHost(options({ environment: programEnvironment() })).up();
    expect(again.steps.filter(({ op }) => op !== "same" && op !== "read")).to.deep.equal([]);
    expect(gateway.log.writes).to.deep.equal([]);
    return report.diagnostics.map(({ message }) => message).join("\n");
  }

  for (const [operation, nth] of [
    ["createPolicy", 2],
    ["createIDP", 1],
    ["createApplication", 1],
    ["activateApplication", 1],
  ].slice(0, isLong ? 4 : 1) as [string, number][]) {
    it(`by a first Ctrl-C at ${operation}: what is under way is finished, all that exists is in the state, and the next up does the rest [interrupted-run]`, async () => {
      const control = new AbortController();
      at(operation, nth, () => control.abort());
      const report = await new EmbeddedHost(options({ signal: control.signal })).up();
      expect(report.failed).to.equal(true);
      expect(inState()).to.deep.equal(onGateway());
      await goesOn();
    });
  }

  for (const [operation, nth] of [
    ["createApplication", 1],
    ["activateApplication", 1],
    ["createProtectedResource", 2],
    ["createPolicy", 1],
  ].slice(0, isLong ? 4 : 1) as [string, number][]) {
    it(`by a kill at ${operation}: the next up names what it finds, and goes on [killed-run]`, async () => {
      // From the nth on none is answered, so that no app gets to its end before everything dies.
      gateway.faults.add({
        match: { operation },
        nth,
        times: 9,
        stall: true,
        when: operation === "createApplication" ? "after" : "before",
      });
      const child = spawn(process.execPath, [upOnce, JSON.stringify(options())], { detached: true, stdio: "ignore" });
      at(operation, nth, () => setImmediate(() => process.kill(-(child.pid as number), "SIGKILL")));
      await once(child, "exit");
      expect(onGateway().length, "something is left behind").to.be.greaterThan(inState().length);
      gateway.faults.clear();
      expect(await goesOn()).to.match(/app "(One|Two|Three)": going on with [0-9a-f-]{36}, which an interrupted create left behind/);
    });
  }

  it("leaves no process behind: an idle plugin process ends at once, its connections notwithstanding", async () => {
    const plugin = await startPlugin(gateway, { environment: process.env });
    const inputs = { ...fullApp(gateway), __provider: providerString("app") };
    await plugin.create("payroll", "urn", inputs);
    const started = process.hrtime.bigint();
    await plugin.stop();
    expect(Number(process.hrtime.bigint() - started) / 1e6, "milliseconds").to.be.below(2000);
    expect(() => process.kill(plugin.pid as number, 0)).to.throw("ESRCH");
  });
});
