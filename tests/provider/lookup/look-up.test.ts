import { expect } from "chai";
import type { Gateway, PluginProcess } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { startPlugin } from "../../support/processes/plugin.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { providerString } from "../../support/resources/kind-names.ts";

const appString = providerString("app");
const lookupString = providerString("lookup");

describe("a look-up in Pulumi's own plugin process", () => {
  let gateway: Gateway;
  let plugin: PluginProcess;
  const output: string[] = [];

  async function start(): Promise<void> {
    output.length = 0;
    plugin = await startPlugin(gateway, { onOutput: (line) => output.push(line) });
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
        `look-up "certificate": read failed: there is no certificate with commonName "*.EXAMPLE.com" on ${origin} (compared exactly, upper and lower case included); nearest is "*.example.com" [OAG_NOT_FOUND]`,
    ],
    [
      "several",
      { commonName: "*.example.com" },
      (origin: string) =>
        `look-up "certificate": read failed: there are 2 certificates with commonName "*.example.com" on ${origin} (IDS); mostRecent: true takes the one with the latest validFrom [OAG_NOT_FOUND]`,
    ],
  ] as const) {
    it(`says what was looked for when it finds ${what}`, async () => {
      gateway.store.addCertificate({ commonName: "*.example.com", validFrom: "2026-11-01" }, Date.now());
      await start();
      const failure = await rejection(plugin.read("c", "urn", "c", {}, { kind: "certificate", query, __provider: lookupString }));
      expect(failure.message.replace([...gateway.store.certificates.keys()].join(", "), "IDS")).to.equal(expected(gateway.origin));
    });
  }

  it("finds an app by its label and an identity provider by its domain, with one list each and one look at what was found [look-up]", async () => {
    await start();
    const { id } = await plugin.create("payroll", "urn", { ...fullApp(gateway), __provider: appString });
    gateway.log.clear();
    const lookUp = async (kind: string, query: Json) =>
      (await plugin.read("l", "urn", "l", {}, { kind, query, __provider: lookupString })).outputs.result as Json;
    expect(await lookUp("app", { label: "Payroll" })).to.include({ id, label: "Payroll", status: "ACTIVE", gateway: gateway.origin });
    expect(await lookUp("identityProvider", { domain: "acme.okta.com" })).to.include({ type: "IDP_OKTA", domain: "acme.okta.com" });
    expect(gateway.log.calls.map(withoutIds)).to.deep.equal([
      "GET /api/v2/apps",
      "GET /api/v2/apps/{id}",
      "GET /api/v2/apps/{id}/offline-mode",
      "GET /api/v2/apps/{id}/offline-mode/group-policy",
      "GET /api/v2/idps",
      "GET /api/v2/idps/{id}",
      "GET /api/v2/idps/{id}/offline-mode/health-policy",
      "GET /api/v2/idps/{id}/offline-mode",
    ]);
    const failure = await rejection(
      plugin.read("l", "urn", "l", {}, { kind: "app", query: { label: "payroll" }, __provider: lookupString }),
    );
    expect(failure.message).to.match(/there is no app with label "payroll" on .* included\); nearest is "Payroll" \[OAG_NOT_FOUND\]$/);
  });

  it("names the three nearest when it finds nothing, and none that is not near", async () => {
    for (const commonName of ["wiki.example.com", "wikiss.example.com", "wikis.example.com", "wiki.example.org", "portal.other.net"])
      gateway.store.addCertificate({ commonName }, Date.now());
    await start();
    const lookUp = async (commonName: string) =>
      (await rejection(plugin.read("l", "urn", "l", {}, { kind: "certificate", query: { commonName }, __provider: lookupString }))).message;
    expect(await lookUp("wiky.example.com")).to.include(
      'included); nearest are "wiki.example.com", "wikis.example.com", "wikiss.example.com"; forDomain instead of commonName finds one that covers that host [OAG_NOT_FOUND]',
    );
    expect(await lookUp("zz")).to.match(/included\) \[OAG_NOT_FOUND\]$/);
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
