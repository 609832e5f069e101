import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { OagIdentityProvider } from "pulumi-oag";
import type { Gateway } from "pulumi-oag-simulator";
import type { EngineRun } from "../../engines/engine.ts";
import type { Json } from "../support/basics/json.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { saveOptionRecord } from "../support/programs/engine-calls.ts";
import { okta, payroll, quickSpec } from "../support/programs/quick-spec.ts";
import { errors, isWanted, ScenarioStack, steps } from "../support/programs/scenario.ts";

const appType = "pulumi-nodejs:dynamic/oag:OagApp";
const idpType = "pulumi-nodejs:dynamic/oag:OagIdentityProvider";
const elsewhere = { idps: { okta: { args: { ...okta.args, domain: "new.okta.com" } } } };
/** The program with options on its app. */
const withOptions = (opts: Json, change: Json = {}) => quickSpec(change, { apps: { payroll: payroll(change, opts) } });

// What the engine itself makes of these options, the embedded host does not learn. The calls that came of it are recorded
// and replayed everywhere, see replay.test.ts.
describe("Pulumi's options on a real engine", function suite() {
  this.timeout(300_000);
  let gateway: Gateway;
  let stack: ScenarioStack;
  /** Runs of another stack than the test's own. */
  let recorded: EngineRun[] | undefined;

  beforeEach(async function begin() {
    if (!isWanted("real", this.currentTest?.title, "retain-on-delete")) return this.skip();
    gateway = await startGateway();
    const started = await ScenarioStack.start("real", gateway);
    if (started === undefined) return this.skip();
    stack = started;
    return undefined;
  });
  afterEach(async function end() {
    if (!this.currentTest?.isPending()) {
      if (this.currentTest?.isPassed()) saveOptionRecord(this.currentTest.title, gateway, recorded ?? stack.runs);
      recorded = undefined;
      stack.stop();
    }
    await stopGateways();
  });
  const live = () => gateway.store.appByLabel("Payroll");
  const domains = () => [...gateway.store.idps.values()].map((idp) => idp.own.domain).sort();
  const deleted = (run: { calls: { method: string; name: string }[] }) =>
    run.calls.filter(({ method }) => method === "delete").map(({ name }) => name);

  it("retainOnDelete: the resource leaves the stack, the app stays live [retain-on-delete]", async () => {
    stack.declare(withOptions({ retainOnDelete: true }));
    expect(errors(await stack.up())).to.deep.equal([]);
    stack.declare({ idps: { okta } });
    const run = await stack.up();
    expect([errors(run), deleted(run), live().status]).to.deep.equal([[], [], "ACTIVE"]);
  });

  it("aliases: a renamed resource keeps its app, and nothing is sent [aliases]", async () => {
    stack.declare(quickSpec());
    await stack.up();
    const { id } = live();
    stack.declare({
      ...quickSpec(),
      apps: { salaries: payroll({}, { aliases: [{ name: "payroll" }] }) },
      outputs: { id: "$app.salaries.id" },
    });
    gateway.log.clear();
    const run = await stack.up();
    expect([errors(run), steps(run), gateway.log.writes, run.outputs]).to.deep.equal([[], [], [], { id }]);
    expect(steps(await stack.preview())).to.deep.equal([]);
  });

  it("transforms: arguments that the engine changes are checked, written, and the next preview is empty [transforms]", async () => {
    stack.declare({ ...quickSpec(), transforms: { description: "by a transform" } });
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(live().own.description).to.equal("by a transform");
    expect(steps(await stack.preview())).to.deep.equal([]);
    stack.declare({ ...quickSpec(), transforms: { lable: "x" } });
    expect(errors(await stack.preview()).join()).to.include("lable: is not an argument here; did you mean label?");
  });

  it("replaceOnChanges: with deleteBeforeReplace the app is replaced, the old one first [replace-on-changes]", async () => {
    const options = { replaceOnChanges: ["description"], deleteBeforeReplace: true };
    stack.declare(withOptions(options, { description: "one" }));
    await stack.up();
    const { id } = live();
    stack.declare(withOptions(options, { description: "two" }));
    const run = await stack.up();
    expect([errors(run), deleted(run)]).to.deep.equal([[], ["payroll"]]);
    expect([live().own.description, live().status, live().id === id]).to.deep.equal(["two", "ACTIVE", false]);
  });

  it("replaceOnChanges: alone the replacement is refused, and the old app stays as it is [replace-on-changes-alone]", async () => {
    stack.declare(withOptions({ replaceOnChanges: ["description"] }, { description: "one" }));
    await stack.up();
    const { id } = live();
    stack.declare(withOptions({ replaceOnChanges: ["description"] }, { description: "two" }));
    const run = await stack.up();
    expect(errors(run).join()).to.include("an app with this label exists already");
    expect([live().id, live().own.description, live().status]).to.deep.equal([id, "one", "ACTIVE"]);
  });

  it("--target on an identity provider: its apps do not move, the old one is not deleted, and a whole up finishes [target-idp]", async () => {
    gateway.reading.idpIdChangeable = true;
    stack.declare(quickSpec());
    await stack.up();
    const { idpId } = live().own;
    stack.declare(quickSpec({}, elsewhere));
    const targeted = await stack.up({ targets: [stack.urn(idpType, "okta")] });
    expect(errors(targeted).join()).to.include("The identity provider is used by an application");
    expect([live().own.idpId, live().status, domains()]).to.deep.equal([idpId, "ACTIVE", ["acme.okta.com", "new.okta.com"]]);
    expect(errors(await stack.up())).to.deep.equal([]);
    expect([live().status, domains()]).to.deep.equal(["ACTIVE", ["new.okta.com"]]);
    expect(steps(await stack.preview())).to.deep.equal([]);
  });

  it("--target on an app: the identity provider is left alone [target-app]", async () => {
    stack.declare(quickSpec());
    await stack.up();
    stack.declare(quickSpec({ groups: ["g2"] }, { idps: { okta: { args: { ...okta.args, name: "Renamed" } } } }));
    gateway.log.clear();
    expect(errors(await stack.up({ targets: [stack.urn(appType, "payroll")] }))).to.deep.equal([]);
    expect(gateway.log.writes).to.deep.equal([`PUT /api/v2/apps/${live().id}`]);
  });

  it("destroy --target on an identity provider that an app of the stack uses: refused before any call [destroy-target-idp]", async () => {
    stack.declare(quickSpec());
    await stack.up();
    gateway.log.clear();
    const run = await stack.destroy({ targets: [stack.urn(idpType, "okta")] });
    expect([run.failed, gateway.log.writes, live().status]).to.deep.equal([true, [], "ACTIVE"]);
  });

  it("deletedWith: the app is not deleted, so its identity provider cannot go [deleted-with]", async () => {
    stack.declare(withOptions({ deletedWith: "idp.okta" }));
    await stack.up();
    const run = await stack.destroy();
    expect(errors(run).join()).to.include("The identity provider is used by an application");
    expect([deleted(run), live().status, domains()]).to.deep.equal([["okta"], "ACTIVE", ["acme.okta.com"]]);
  });

  it("customTimeouts: not honoured by Pulumi's plugin host, so a create takes the time that it needs [custom-timeouts]", async () => {
    gateway.latency = 150;
    stack.declare(withOptions({ customTimeouts: { create: "1s" } }));
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(live().status).to.equal("ACTIVE");
  });

  it("additionalSecretOutputs: added to what the provider marks by itself [additional-secret-outputs]", async () => {
    stack.declare({
      ...withOptions({ additionalSecretOutputs: ["description"] }, { description: "open" }),
      outputs: { it: "$app.payroll.description" },
    });
    expect((await stack.up()).outputs).to.deep.equal({ it: "[secret]" });
  });

  it("an import id that a transform sets reaches the engine, which cannot import: nothing is written [transform-import]", async () => {
    stack.declare(quickSpec());
    await stack.up();
    const { id } = live();
    stack.declare({ ...quickSpec(), apps: { other: payroll({ label: "Other" }) }, outputs: {}, transformedImport: id });
    gateway.log.clear();
    const run = await stack.up();
    expect([run.failed, gateway.log.writes, live().status]).to.deep.equal([true, [], "ACTIVE"]);
  });

  it("destroy after a rotation of the key: says what to do, and --run-program does it [key-rotation]", async () => {
    stack.declare(quickSpec());
    await stack.up();
    const held = gateway.store.dump();
    await gateway.stop();
    const fresh = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    gateway = await startGateway({ port: Number(gateway.hostname.split(":")[1]), privateKey: fresh });
    gateway.store.load(held);
    stack.configure("oag:privateKey", { secret: fresh });
    expect(errors(await stack.destroy()).join("\n")).to.include("run `pulumi up` first, or add --run-program");
    expect(gateway.store.apps.size).to.equal(1);
    expect(errors(await stack.destroy({ runProgram: true }))).to.deep.equal([]);
    expect([gateway.store.apps.size, gateway.store.idps.size]).to.deep.equal([0, 0]);
  });

  it("an inline program of the Automation API works where pulumi-oag can be resolved from its workDir [inline-program]", async () => {
    // Below node_modules, where it can be resolved and nobody looks.
    const root = mkdtempSync(fileURLToPath(new URL("../../node_modules/.inline-", import.meta.url)));
    const inline = await ScenarioStack.start("real", gateway, {
      root,
      program: async () => {
        const idp = new OagIdentityProvider("okta", mistyped(okta.args));
        return { domain: idp.domain, gateway: idp.gateway };
      },
    });
    try {
      await inline?.during(async () => {
        const run = await inline.up();
        recorded = inline.runs;
        expect(errors(run)).to.deep.equal([]);
        expect(run.outputs).to.deep.equal({ domain: "acme.okta.com", gateway: gateway.origin });
        expect(domains()).to.deep.equal(["acme.okta.com"]);
      });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
