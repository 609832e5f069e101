import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Gateway, PluginProcess } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { rejection } from "../../support/rejection.ts";
import { configFor, fullApp, type Json } from "../../support/resource.ts";

const directory = fileURLToPath(new URL("../../../examples/quickstart", import.meta.url));
const appString = 'exports.handler = () => require("pulumi-oag/provider/v1").app;';
const lookupString = 'exports.handler = () => require("pulumi-oag/provider/v1").lookup;';

describe("a look-up in Pulumi's own plugin process", () => {
  let gateway: Gateway;
  let plugin: PluginProcess;
  const output: string[] = [];

  async function start(config: Json = configFor(gateway)): Promise<PluginProcess> {
    output.length = 0;
    plugin = await PluginProcess.start({
      directory,
      project: "test",
      environment: process.env,
      config,
      onCall: () => {},
      onOutput: (line) => output.push(line),
    });
    return plugin;
  }

  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(async () => {
    await plugin?.stop();
    await stopGateways();
  });

  for (const [what, query, expected] of [
    [
      "none",
      { commonName: "*.EXAMPLE.com" },
      (origin: string) =>
        `look-up "certificate": read failed: there is no certificate with commonName "*.EXAMPLE.com" on ${origin} (compared exactly, upper and lower case included) [OAG_NOT_FOUND]`,
    ],
    [
      "several",
      { commonName: "*.example.com" },
      (origin: string) =>
        `look-up "certificate": read failed: there are 2 of certificate with commonName "*.example.com" on ${origin} (IDS); mostRecent: true takes the one with the latest validFrom [OAG_NOT_FOUND]`,
    ],
  ] as const) {
    it(`says what was looked for when it finds ${what}`, async () => {
      gateway.store.addCertificate({ commonName: "*.example.com", validFrom: "2026-11-01" }, Date.now());
      await start();
      const failure = await rejection(plugin.read("c", "urn", "c", {}, { kind: "certificate", query, __provider: lookupString }));
      expect(failure.message.replace([...gateway.store.certificates.keys()].join(", "), "IDS")).to.equal(expected(gateway.origin));
    });
  }

  it("finds an app by its label and an identity provider by its domain, with one list each [look-up]", async () => {
    await start();
    const { id } = await plugin.create("payroll", "urn", { ...fullApp(gateway), __provider: appString });
    gateway.log.clear();
    const lookUp = async (kind: string, query: Json) =>
      (await plugin.read("l", "urn", "l", {}, { kind, query, __provider: lookupString })).outputs.result as Json;
    expect(await lookUp("app", { label: "Payroll" })).to.include({ id, label: "Payroll", status: "ACTIVE", gateway: gateway.origin });
    expect(await lookUp("identityProvider", { domain: "acme.okta.com" })).to.include({ type: "IDP_OKTA", domain: "acme.okta.com" });
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/apps", "GET /api/v2/idps"]);
    const failure = await rejection(
      plugin.read("l", "urn", "l", {}, { kind: "app", query: { label: "payroll" }, __provider: lookupString }),
    );
    expect(failure.message).to.include('there is no app with label "payroll" on');
  });

  it("finds the certificate that became valid last [look-up-certificate]", async () => {
    const id = gateway.store.addCertificate({ commonName: "*.example.com", validFrom: "2026-11-01" }, Date.now());
    await start();
    const { outputs } = await plugin.read(
      "c",
      "urn",
      "c",
      {},
      { kind: "certificate", query: { commonName: "*.example.com", mostRecent: true }, __provider: lookupString },
    );
    expect((outputs.result as Json).id).to.equal(id);
  });
});
