import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { Gateway, makeTlsMaterial } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../engines/embedded.ts";
import type { Engine } from "../../engines/engine.ts";
import { findPulumi, realEngine } from "../../engines/real.ts";
import { environmentFor, run } from "../support/command.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { programEnvironment } from "../support/program-environment.ts";
import { configFor, type Json, OneResource, seedIdp } from "../support/resource.ts";
import { errors, steps } from "../support/scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const examples = join(root, "examples");

/** What the README of an example says to set, by full key; undefined where it asks for a secret without showing it. */
function readmeConfig(name: string): Map<string, { value: string | undefined; secret: boolean }> {
  const lines = readFileSync(join(examples, name, "README.md"), "utf8").matchAll(
    /^pulumi config set (--secret )?(\S+)(?: (?:"([^"]+)"|([^<\s]\S*)))?/gm,
  );
  return new Map(
    [...lines].map(([, secret, key = "", quoted, plain]) => [
      key.includes(":") ? key : `pulumi-oag-${name}:${key}`,
      { value: quoted ?? plain, secret: secret !== undefined },
    ]),
  );
}

/** The README's configuration for a stand-in gateway: only what names a real gateway is replaced. */
function configuration(name: string, gateways: Gateway[], known: Json = {}): Record<string, string | { secret: string }> {
  const [first, second = first] = gateways as [Gateway, Gateway?];
  const project = `pulumi-oag-${name}`;
  const settings = (gateway: Gateway, prefix: string) => {
    const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
    return {
      [`${prefix}Hostname`]: hostname,
      [`${prefix}ClientId`]: clientId,
      [`${prefix}PrivateKey`]: privateKey,
      [`${prefix}CaCertificate`]: caCertificate,
    };
  };
  const { hostname, clientId, privateKey, caCertificate } = first.configuration;
  const real: Json = {
    "oag:hostname": hostname,
    "oag:clientId": clientId,
    "oag:privateKey": privateKey,
    ...settings(first, `${project}:east`),
    ...settings(second, `${project}:west`),
    ...known,
  };
  const entries = [...readmeConfig(name)].map(([key, { value, secret }]) => {
    const given = real[key] ?? value ?? "token-of-the-test";
    return [key, secret ? { secret: given } : given];
  });
  const isExplicit = name === "two-gateways";
  const trusted = isExplicit ? [`${project}:eastCaCertificate`, `${project}:westCaCertificate`] : [];
  return {
    ...Object.fromEntries(entries),
    ...Object.fromEntries(trusted.map((key) => [key, real[key]])),
    ...(!isExplicit && { "oag:caCertificate": caCertificate }),
  };
}

/** All apps and identity providers of a gateway, credentials included, without what differs from one gateway to the next: ids. */
function shownOf({ store }: Gateway): string[] {
  const { apps, identityProviders } = store.dump();
  const isOwn = (key: string) => key !== "id" && key !== "idpId" && key !== "certificateId";
  return [...apps, ...identityProviders].map((one) => JSON.stringify(one, (key, value) => (isOwn(key) ? value : undefined))).sort();
}

describe("the examples, copied out of the repository with the packed package", function suite() {
  this.timeout(300_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-examples-"));
    const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
    const [packed] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    cpSync(examples, folder, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
    const version = (name: string) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
    const dependencies = {
      "pulumi-oag": `file:${packed.filename}`,
      "@pulumi/pulumi": version("@pulumi/pulumi"),
      typescript: version("typescript"),
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(stopGateways);

  /** The first run of a program checks its types, in processes as users have them; the others need not again. */
  function engineFor(name: string, config: Record<string, string | { secret: string }>, typesChecked = false): Engine {
    const environment = typesChecked ? { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : process.env;
    const options = { root: join(folder, name), folder: join(folder, name), passphrase: "examples", environment, config };
    return embeddedEngine(options, "test");
  }

  /** undefined where this machine has none. */
  async function realEngineFor(name: string, config: Record<string, string | { secret: string }>): Promise<Engine | undefined> {
    const found = await findPulumi();
    if ("why" in found) return undefined;
    const options = { root: join(folder, name), folder: mkdtempSync(join(folder, "engine-")), passphrase: "examples", config };
    return realEngine(options, found.command, found.where);
  }

  async function live(name: string, gateways: Gateway[], known: Json, expected: string[], apps = 1): Promise<Json> {
    const config = configuration(name, gateways, known);
    const up = await engineFor(name, config).up();
    const engine = engineFor(name, config, true);
    expect(errors(up)).to.deep.equal([]);
    expect(steps(up)).to.deep.equal(expected);
    expect(
      up.messages.filter((message) => /policies|attributes/.test(message)),
      "nothing that a reviewer would ask about",
    ).to.deep.equal([]);
    expect(steps(await engine.preview())).to.deep.equal([]);
    for (const app of gateways.flatMap((gateway) => [...gateway.store.apps.values()])) expect(app.status).to.equal("ACTIVE");

    expect((await engine.destroy()).failed, "protected").to.equal(true);
    for (const gateway of gateways) expect(gateway.store.apps.size).to.equal(apps);
    engine.setConfig(`pulumi-oag-${name}:protect`, "false");
    expect(errors(await engine.up())).to.deep.equal([]);
    expect(errors(await engine.destroy())).to.deep.equal([]);
    for (const gateway of gateways) expect(gateway.store.apps.size).to.equal(0);
    return up.outputs;
  }

  it("names every example", () => {
    expect(readdirSync(examples).sort()).to.deep.equal([
      "adopt",
      "adopt-app",
      "house",
      "offline",
      "oidc",
      "quickstart",
      "rebuild",
      "saml",
      "two-gateways",
    ]);
  });

  it("quickstart: an identity provider and a header-based app", async () => {
    const gateway = await startGateway();
    const outputs = await live("quickstart", [gateway], {}, ["create okta", "create payroll"]);
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
        const begun = kind === "embedded" ? engineFor(name, config) : await realEngineFor(name, config);
        if (begun === undefined) return this.skip();
        const settled = async (expected: string[], stack = engine): Promise<Json> => {
          const run = await stack.up();
          expect([errors(run), steps(run)]).to.deep.equal([[], expected]);
          return run.outputs;
        };
        const engine = kind === "embedded" ? engineFor(name, config, true) : begun;
        const set = (key: string, value: string) => engine.setConfig(`pulumi-oag-${name}:${key}`, value);
        await settled(first, begun);
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
    const outputs = await live("two-gateways", gateways, {}, [
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
      const engine = kind === "embedded" ? engineFor("rebuild", config) : await realEngineFor("rebuild", config);
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

  it("house: ten apps that have their defaults in common", async () => {
    const gateway = await startGateway();
    const labels = ["Archive", "Assets", "Billing", "Budget", "Expenses", "Helpdesk", "Legal", "Payroll", "Travel", "Vendors"];
    const created = [...labels.map((label) => `create ${label.toLowerCase()}`), "create okta"].sort();
    expect(await live("house", [gateway], {}, created, labels.length)).to.deep.equal({ labels });
  });

  it("adopt: a whole dumped gateway is imported, and only what the API never shows is taken into the state", async () => {
    const { readSnapshot, seedOf } = await import("../../cli/dist/simulator/seed.js");
    const gateway = await startGateway();
    gateway.store.load(seedOf(readSnapshot(join(examples, "adopt"))));
    const engine = engineFor("adopt", configuration("adopt", [gateway]), true);
    const imported = await engine.import(join(folder, "adopt/import.json"));
    expect([imported.failed, imported.messages, imported.steps.length]).to.deep.equal([false, [], 15]);
    const up = await engine.up();
    expect([errors(up), gateway.log.writes]).to.deep.equal([[], []]);
    expect(steps(up)).to.deep.equal([
      "update acme-eu-auth0-com: clientId, clientSecret",
      "update acme-okta-com: apiToken",
      "update partners-okta-com: apiToken",
      'update payroll-b7c3319a: attributes["X-TRUST"].value',
      "update wiki: spCertificate",
    ]);
    expect(steps(await engine.preview())).to.deep.equal([]);
    expect((await engine.destroy()).failed, "protected").to.equal(true);
  });

  it("adopt: is what a dump of that gateway writes today", async () => {
    const { readSnapshot, seedOf } = await import("../../cli/dist/simulator/seed.js");
    const gateway = await startGateway();
    gateway.store.load(seedOf(readSnapshot(join(examples, "adopt"))));
    const out = join(folder, "again");
    const { code, stderr } = await run(["dump", "--out", out, "--project", "pulumi-oag-adopt"], environmentFor(gateway));
    expect(code, stderr).to.equal(0);
    for (const name of ["index.ts", "import.json", "gateway.json", "tsconfig.json"])
      expect(readFileSync(join(out, name), "utf8").replaceAll(gateway.origin, "https://oag.example.com"), name).to.equal(
        readFileSync(join(examples, "adopt", name), "utf8"),
      );
  });

  it("adopt-app: tells what differs, then takes the app over without a write", async () => {
    const gateway = await startGateway();
    const idpId = seedIdp(gateway);
    const [certificateId] = gateway.store.certificates.keys();
    const byHand = {
      type: "OAG_HEADER_BASED",
      label: "Intranet",
      publicDomain: "intranet.example.com",
      postLoginUrl: "https://intranet.example.com/",
      idpId,
      certificateId,
      protectedResources: { "https://intranet.internal": {} },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "NO_AUTH" } },
      status: "ACTIVE",
    };
    const console = new OneResource("app", gateway, configFor(gateway));
    expect(await console.up(byHand)).to.deep.equal({ op: "create" });
    const known = { "pulumi-oag-adopt-app:adopt": console.id };

    const early = engineFor("adopt-app", configuration("adopt-app", [gateway], known), true);
    expect(errors(await early.up()).join()).to.include(
      "is not as the program declares it, so it was not taken into the state; nothing was changed",
    );
    (gateway.store.appByLabel("Intranet").policies[0] as Json).rule = "PROTECTED";
    gateway.log.clear();
    const outputs = await live("adopt-app", [gateway], known, ["create intranet"]);
    expect(outputs).to.deep.equal({ appId: console.id });
    expect(gateway.log.writes.map((call) => call.split(" ")[0])).to.deep.equal(["POST", "DELETE"]);
  });
});
