import { readdirSync } from "node:fs";
import { expect } from "chai";
import { Gateway, makeTlsMaterial } from "pulumi-oag-simulator";
import type { Engine } from "../../engines/engine.ts";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configuration, examplesFolder, InstalledExamples, readmeConfig } from "../support/programs/installed-examples.ts";
import { errors, steps } from "../support/programs/scenario.ts";

/** All apps and identity providers of a gateway, credentials included, without what differs from one gateway to the next: ids. */
function shownOf({ store }: Gateway): string[] {
  const { apps, identityProviders } = store.dump();
  const isOwn = (key: string) => key !== "id" && key !== "idpId" && key !== "certificateId";
  return [...apps, ...identityProviders].map((one) => JSON.stringify(one, (key, value) => (isOwn(key) ? value : undefined))).sort();
}

describe("the examples, copied out of the repository with the packed package", function suite() {
  this.timeout(300_000);
  let installed: InstalledExamples;

  before(() => {
    installed = new InstalledExamples();
  });
  after(() => installed.remove());
  afterEach(stopGateways);

  it("names every example", () => {
    expect(readdirSync(examplesFolder).sort()).to.deep.equal([
      "adopt",
      "adopt-app",
      "app-defaults",
      "offline",
      "oidc",
      "quickstart",
      "rebuild",
      "saml",
      "two-gateways",
    ]);
  });

  it("have programs without a mistake of types, each with its own settings", () => {
    expect(installed.typeProblems()).to.deep.equal([]);
  });

  it("quickstart: an identity provider and a header-based app", async () => {
    const gateway = await startGateway();
    const outputs = await installed.live("quickstart", [gateway], ["create okta", "create payroll"], { asUsersHaveIt: true });
    expect(outputs).to.include({ appStatus: "ACTIVE", gateway: gateway.origin });
  });

  /** What the second run of a guide's program changes, and what comes of it. */
  interface Guide {
    name: "offline" | "saml" | "oidc";
    title: string;
    first: string[];
    second: string[];
    /** Of the app, with the way back. */
    wayBack: string[];
    check(gateway: Gateway, outputs: Json, engine: Engine): Promise<void> | void;
  }

  const ready = ["create directory", "create okta", "create service"];
  const guides: Guide[] = [
    {
      name: "offline",
      title: "an app of any type works while the org cannot be reached: first TEST, then ACTIVE",
      first: ["create directory", "create okta", "create payroll", "create service"],
      second: ["update okta: failoverMode", "update payroll: offlineMode.state"],
      wayBack: ["update okta: failoverMode", "update payroll: offlineMode.state"],
      check: async (gateway, outputs, engine) => {
        const { id } = gateway.store.appByLabel("Payroll");
        expect([outputs.health, outputs.offlineState, gateway.store.offline.appOf(id).state]).to.deep.equal(["HEALTHY", "TEST", "TEST"]);
        engine.setConfig("pulumi-oag-offline:offline", "ACTIVE");
        expect(steps(await engine.up())).to.deep.equal(["update payroll: offlineMode.state"]);
        expect(gateway.store.offline.appOf(id).state).to.equal("ACTIVE");
      },
    },
    {
      name: "saml",
      title: "an app that needs neither back ends nor policies, and all that it needs",
      first: ready,
      second: ["create wiki", "update okta: failoverMode"],
      wayBack: ["delete wiki", "update okta: failoverMode"],
      check: (_, outputs) => {
        expect(outputs.idpMetadata).to.be.a("string").and.not.equal("");
      },
    },
    {
      name: "oidc",
      title: "a client id, and a client secret that stays one, and all that it needs",
      first: ready,
      second: ["create portal", "update okta: failoverMode"],
      wayBack: ["delete portal", "update okta: failoverMode"],
      check: (_, outputs) => {
        expect(outputs.clientId).to.match(/^[0-9a-f-]{36}$/);
        expect(outputs.clientSecret).to.equal("[secret]");
      },
    },
  ];

  for (const kind of ["embedded", "real"] as const)
    for (const { name, title, first, second, wayBack, check } of guides)
      it(`${name}: ${title}; up in two runs, down in two, on ${kind === "embedded" ? "the embedded host" : "a real engine"}`, async function test() {
        const scopes = readmeConfig(name).get("oag:scopes")?.value?.split(" ") ?? [];
        const gateway = await startGateway({ scopes });
        // The README sets these one after the other.
        const begin = Object.entries({ failover: "false", offline: "TEST", protect: "true" });
        const config = configuration(
          name,
          [gateway],
          Object.fromEntries(begin.map(([key, value]) => [`pulumi-oag-${name}:${key}`, value])),
        );
        const engine = kind === "embedded" ? installed.engineFor(name, config) : await installed.realEngineFor(name, config);
        if (engine === undefined) return this.skip();
        const settled = async (expected: string[]): Promise<Json> => {
          const run = await engine.up();
          expect([errors(run), steps(run)]).to.deep.equal([[], expected]);
          return run.outputs;
        };
        const set = (key: string, value: string) => engine.setConfig(`pulumi-oag-${name}:${key}`, value);
        await settled(first);
        set("failover", "true");
        const outputs = await settled(second);
        for (const app of gateway.store.apps.values()) expect(app.status).to.equal("ACTIVE");
        await check(gateway, outputs, engine);
        expect(steps(await engine.preview())).to.deep.equal([]);

        expect((await engine.destroy()).failed, "protected").to.equal(true);
        expect(gateway.store.apps.size).to.equal(1);
        set("protect", "false");
        await settled([]);
        set("failover", "false");
        await settled(wayBack);
        expect(errors(await engine.destroy())).to.deep.equal([]);
        const { apps, idps, offline } = gateway.store;
        expect([apps.size, idps.size, offline.directories, offline.service]).to.deep.equal([0, 0, 0, undefined]);
        engine.close();
        return undefined;
      });

  it("two-gateways: the same on both, each with its own provider", async () => {
    const gateways = [await startGateway(), await startGateway()];
    const outputs = await installed.live("two-gateways", gateways, [
      "create east-okta",
      "create east-payroll",
      "create west-okta",
      "create west-payroll",
    ]);
    expect(outputs).to.deep.equal({ east: gateways[0]?.origin, west: gateways[1]?.origin });
  });

  for (const kind of ["embedded", "real"] as const)
    it(`rebuild: a blank gateway with another key is filled from the program alone, as the lost one was, on ${kind === "embedded" ? "the embedded host" : "a real engine"}`, async function test() {
      const tls = await makeTlsMaterial("localhost");
      const lost = await Gateway.start({ tls });
      const config = configuration("rebuild", [lost]);
      const engine = kind === "embedded" ? installed.engineFor("rebuild", config) : await installed.realEngineFor("rebuild", config);
      if (engine === undefined) {
        await lost.stop();
        return this.skip();
      }
      const made = await engine.up();
      expect([errors(made), steps(made).length, made.outputs]).to.deep.equal([[], 13, { appCount: 12, gateway: lost.origin }]);
      const before = shownOf(lost);
      const port = Number(lost.hostname.split(":")[1]);
      await lost.stop();

      const blank = await Gateway.start({ tls, port });
      try {
        const started = performance.now();
        expect(errors(await engine.refresh()).join(), "the old key is tried").to.include("[OAG_AUTHENTICATION]");
        engine.setConfig("oag:clientId", blank.configuration.clientId);
        engine.setConfig("oag:privateKey", { secret: blank.configuration.privateKey });
        const refresh = await engine.refresh({ runProgram: true });
        expect([errors(refresh), steps(refresh).filter((step) => step.startsWith("gone ")).length]).to.deep.equal([[], 13]);
        blank.log.clear();
        const up = await engine.up();
        console.log(`      rebuilt 12 apps in ${((performance.now() - started) / 1000).toFixed(1)} s, the refused refresh included`);
        expect([errors(up), steps(up)]).to.deep.equal([[], steps(made)]);
        const ofApps = blank.log.calls.filter((call) => call.includes("/api/v2/apps/") || call === "POST /api/v2/apps");
        expect(ofApps.length, "requests for each app").to.equal(12 * 9);
        expect(shownOf(blank)).to.deep.equal(before);
        expect(steps(await engine.preview())).to.deep.equal([]);
        engine.setConfig("pulumi-oag-rebuild:protect", "false");
        expect(errors(await engine.up())).to.deep.equal([]);
        expect(errors(await engine.destroy())).to.deep.equal([]);
        engine.close();
      } finally {
        await blank.stop();
      }
      return undefined;
    });

  it("app-defaults: ten apps that have their defaults in common", async () => {
    const gateway = await startGateway();
    const labels = ["Archive", "Assets", "Billing", "Budget", "Expenses", "Helpdesk", "Legal", "Payroll", "Travel", "Vendors"];
    const created = [...labels.map((label) => `create ${label.toLowerCase()}`), "create okta"].sort();
    expect(await installed.live("app-defaults", [gateway], created, { apps: labels.length })).to.deep.equal({ labels });
  });
});
