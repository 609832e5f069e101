import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { type Gateway, InitFailure, type PluginProcess } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { startPlugin } from "../../support/processes/plugin.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { providerString } from "../../support/resources/kind-names.ts";

const appString = providerString("app");
const idpString = providerString("idp");
const lookupString = providerString("lookup");

describe("Pulumi's own plugin process with this provider", () => {
  let gateway: Gateway;
  let plugin: PluginProcess;
  const output: string[] = [];

  async function start(options: { environment?: NodeJS.ProcessEnv } = {}): Promise<void> {
    output.length = 0;
    plugin = await startPlugin(gateway, { ...options, onOutput: (line) => output.push(line) });
  }

  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(async () => {
    await plugin?.stop();
    await stopGateways();
  });

  it("loads the provider from the constant string and runs create, diff, read, update and delete", async () => {
    // As a user has it, with all that it loads.
    await start({ environment: process.env });
    const inputs = { ...fullApp(gateway, { policies: { "/": { rule: "PROTECTED" } } }), __provider: appString };
    const { inputs: checked, failures } = await plugin.check("payroll", "urn", {}, inputs);
    expect(failures).to.deep.equal([]);
    const { id, outputs } = await plugin.create("payroll", "urn", checked);
    expect(outputs).to.include({ label: "Payroll", status: "ACTIVE", gateway: gateway.origin, __provider: appString });
    expect((await plugin.diff("payroll", "urn", id, outputs, inputs, inputs)).changes).to.equal("none");
    expect((await plugin.diff("payroll", "urn", id, outputs, { ...inputs, description: "x" }, inputs)).changes).to.equal("unknown");
    const updated = await plugin.update("payroll", "urn", id, outputs, { ...inputs, description: "x" }, inputs);
    expect(updated.description).to.equal("x");
    const read = await plugin.read("payroll", "urn", id, updated, inputs);
    expect(read.inputs?.description).to.equal("x");
    await plugin.delete("payroll", "urn", id, read.outputs);
    expect(gateway.store.apps.size).to.equal(0);
    expect(gateway.log.tokens).to.equal(1);
    expect(output).to.deep.equal([]);
  });

  it("asks for one token although 20 calls of three handlers come before the first is configured", async () => {
    await start();
    const idps = Array.from({ length: 10 }, (_, index) =>
      plugin.create(`idp${index}`, "urn", { type: "IDP_OKTA", domain: `d${index}.okta.com`, apiToken: "t", __provider: idpString }),
    );
    const apps = Array.from({ length: 9 }, (_, index) =>
      plugin.create(`app${index}`, "urn", { ...fullApp(gateway, { label: `App ${index}` }), __provider: appString }),
    );
    const lookup = plugin.read(
      "certificate",
      "urn",
      "c",
      {},
      { kind: "certificate", query: { commonName: "*.example.com" }, __provider: lookupString },
    );
    await Promise.all([...idps, ...apps, lookup]);
    expect(gateway.log.tokens).to.equal(1);
    expect(gateway.log.mostInFlight).to.be.at.most(8);
    expect(gateway.log.connections).to.be.at.most(8);
  });

  it("answers check with every problem and no property, whose value the engine would print", async () => {
    await start();
    const { failures } = await plugin.check(
      "bad",
      "urn",
      {},
      { type: "IDP_OKTA", domian: "x", apiToken: ["CANARY"], __provider: idpString },
    );
    expect(failures).to.deep.equal([
      "domain: is required (a text) [OAG_ARGUMENT_MISSING]",
      "domian: is not an argument here; did you mean domain? [OAG_ARGUMENT_UNKNOWN]",
      "apiToken: must be a text, not a list [OAG_ARGUMENT_TYPE]",
    ]);
    expect(output).to.deep.equal([]);
  });

  it("reports an unfinished create with id, properties and reasons", async () => {
    await start();
    gateway.faults.add({ match: { operation: "activateApplication" }, status: 400, message: "not yet" });
    const failure = await rejection<InitFailure>(plugin.create("payroll", "urn", { ...fullApp(gateway), __provider: appString }));
    expect(failure).to.be.instanceOf(InitFailure);
    expect(gateway.store.apps.has(failure.id)).to.equal(true);
    expect(failure.properties).to.include({ label: "Payroll", __provider: appString, __incomplete: true });
    expect(failure.reasons).to.deep.equal([
      'status ACTIVE of app "Payroll": the gateway answered 400 BAD_REQUEST: not yet [OAG_BAD_REQUEST]; the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
  });

  it("prints what read throws as one clean line, without a stack", async () => {
    await start();
    const id = randomUUID();
    const failure = await rejection(plugin.read("payroll", "urn", id, {}, { __provider: appString }));
    expect(failure.message).to.equal(`app: read failed: there is no app with the id ${id} on ${gateway.origin} [OAG_NOT_FOUND]`);
    expect(output).to.deep.equal([`Error: app: read failed: there is no app with the id ${id} on ${gateway.origin} [OAG_NOT_FOUND]: `]);
  });

  it("answers an empty id for an app that is gone, and fails .get() of one that never was", async () => {
    await start();
    const inputs = { ...fullApp(gateway), __provider: appString };
    const { id, outputs } = await plugin.create("payroll", "urn", inputs);
    gateway.store.apps.clear();
    expect((await plugin.read("payroll", "urn", id, outputs, inputs)).id).to.equal("");
  });

  it("reads all that the API tells for .get(), without secret values", async () => {
    gateway.reading.secretValues = "returned";
    await start();
    const { id } = await plugin.create("payroll", "urn", { ...fullApp(gateway), __provider: appString });
    const { outputs, inputs } = await plugin.read("payroll", "urn", id, {}, { __provider: appString });
    expect(outputs).to.include({ label: "Payroll", status: "ACTIVE", name: "payroll", maxFileSize: 1 });
    expect(Object.keys(outputs.policies as Json)).to.deep.equal(["/", "/public"]);
    expect(outputs.healthCheck).to.include({ enabled: false });
    expect(JSON.stringify(outputs)).to.not.include("CANARY");
    expect(inputs).to.equal(undefined);
  });

  it("lets no secret reach its output or its errors, also when it logs requests", async () => {
    process.env.OAG_LOG = "debug";
    try {
      await start();
    } finally {
      delete process.env.OAG_LOG;
    }
    gateway.faults.add({ match: { operation: "createIDP" }, status: 400, message: "apiToken API-CANARY is bad" });
    const failure = await rejection(
      plugin.create("okta", "urn", { type: "IDP_OKTA", domain: "d", apiToken: "API-CANARY", __provider: idpString }),
    );
    expect(failure.message).to.equal(
      'identity provider "d": create failed: the gateway answered 400 BAD_REQUEST: apiToken [secret] is bad [OAG_BAD_REQUEST]',
    );
    expect(output.length).to.be.greaterThan(2);
    expect(output.join("\n")).to.not.match(/CANARY|PRIVATE KEY|eyJ/);
  });
});
