import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Engine } from "../../../engines/engine.ts";
import { findPulumi, realEngine } from "../../../engines/real.ts";
import { root } from "../../support/basics/checkout.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { fillGateway, fullGatewayCertificates } from "../../support/gateways/full-gateway.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { anyDeclaration, grounded, idpDeclaration, runs } from "../../support/models/arbitrary.ts";
import { programEnvironment } from "../../support/processes/program-environment.ts";
import { complaints, errors, stackConfig, steps, told } from "../../support/programs/scenario.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** A dump of the gateway, in a folder from which pulumi-oag can be resolved. */
async function dumpOf(gateway: Gateway, parent: string, args: string[] = []): Promise<{ folder: string; secrets: string[] }> {
  const folder = mkdtempSync(join(parent, "dump-"));
  const { code, stdout, stderr } = await run(["dump", "--out", folder, "--json", ...args], environmentFor(gateway));
  if (code !== 0) throw new Error(stderr);
  return { folder, secrets: (JSON.parse(stdout).secrets as string[]).map((line) => line.split(" ").at(-1) as string) };
}

/** The dumped program as a stack on one engine, configured for a gateway; every secret filled in. */
async function stackOf(kind: "embedded" | "real", folder: string, secrets: string[], gateway: Gateway): Promise<Engine | undefined> {
  const state = join(folder, ".stack");
  mkdirSync(state, { recursive: true });
  const project = /^name: (.*)$/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1];
  const options = {
    root: folder,
    folder: state,
    passphrase: "round trip",
    environment: { ...(kind === "embedded" ? programEnvironment() : process.env), PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
    config: {
      ...stackConfig(gateway),
      ...Object.fromEntries(secrets.map((key) => [`${project}:${key}`, { secret: `filled-in ${key}` }])),
    },
  };
  if (kind === "embedded") return embeddedEngine(options, "test");
  const found = await findPulumi();
  return "why" in found ? undefined : realEngine(options, found.command, found.where);
}

const unprotect = (folder: string) => {
  const path = join(folder, "index.ts");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll("{ protect: true }", "{ protect: false }"));
};

/** A copy of the gateway, made from the dump alone. */
async function copyOf(folder: string): Promise<Gateway> {
  const { readSnapshot } = await import("../../../cli/dist/dump/read-snapshot.js");
  const { seedOf } = await import("../../../cli/dist/simulator/seed.js");
  const copy = await startGateway();
  copy.store.load(seedOf(readSnapshot(folder)));
  return copy;
}

describe("a gateway comes under Pulumi in one go", function suite() {
  this.timeout(300_000);
  let parent: string;
  beforeEach(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  afterEach(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });

  for (const kind of ["embedded", "real"] as const) {
    it(`dump, import, an empty preview but for what the API never shows, up and destroy in a copy: ${kind === "embedded" ? "on the embedded host" : "on a real engine"}`, async function test() {
      const gateway = await startGateway({ certificates: fullGatewayCertificates });
      await fillGateway(gateway);
      const { folder, secrets } = await dumpOf(gateway, parent);
      const copy = await copyOf(folder);
      const stack = await stackOf(kind, folder, secrets, copy);
      if (stack === undefined) return this.skip();
      const imported = await stack.import(join(folder, "import.json"));
      expect(complaints(imported), told(imported)).to.deep.equal([]);
      expect(
        copy.log.entries.filter(({ operation }) => operation !== undefined),
        "an import asks the gateway nothing",
      ).to.deep.equal([]);

      const taken = [
        /^update acme-eu-auth0-com: clientId, clientSecret$/,
        /^update acme-okta-com: apiToken$/,
        /^update partners-okta-com: apiToken$/,
        /^update payroll-[0-9a-f]{8}: attributes(\["X-TRUST"\]|\.X-TRUST)\.value$/,
        /^update wiki: spCertificate$/,
      ];
      const preview = await stack.preview();
      expect(errors(preview)).to.deep.equal([]);
      const shown = steps(preview);
      expect(shown).to.have.length(taken.length);
      for (const [index, pattern] of taken.entries()) expect(shown[index]).to.match(pattern);
      copy.log.clear();
      const up = await stack.up();
      expect([errors(up), copy.log.writes]).to.deep.equal([[], []]);
      expect(told(up)).to.include(
        'identity provider "acme.okta.com": the gateway never shows apiToken; what is declared was taken into the state and not written',
      );
      expect(steps(await stack.preview())).to.deep.equal([]);

      expect((await stack.destroy()).failed, "protected").to.equal(true);
      unprotect(folder);
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect([copy.store.apps.size, copy.store.idps.size]).to.deep.equal([0, 0]);
      expect([gateway.store.apps.size, gateway.store.idps.size], "the original is untouched").to.deep.equal([12, 3]);
      stack.close();
      return undefined;
    });
  }

  for (const kind of ["embedded", "real"] as const) {
    it(`holds for any gateway: what is dumped imports, previews empty, and is the same in a copy (random gateways, ${kind === "embedded" ? "embedded host" : "real engine"}) [dump-round-trip]`, async function test() {
      // A real engine takes half a minute for each.
      if (kind === "real" && (runs(0, 1) === 0 || "why" in (await findPulumi()))) return this.skip();
      await holdsForAny(kind, kind === "embedded" ? runs(2, 25) : 3);
      return undefined;
    }).timeout(3_600_000);
  }

  async function holdsForAny(kind: "embedded" | "real", count: number): Promise<void> {
    const declared = fc.record({
      idps: fc.uniqueArray(idpDeclaration, { selector: ({ domain }) => domain, maxLength: 2 }),
      apps: fc.array(anyDeclaration, { minLength: 1, maxLength: 3 }),
      labels: fc.uniqueArray(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((label) => label.trim() === label),
        {
          minLength: 3,
          maxLength: 3,
        },
      ),
    });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(declared, async ({ idps, apps, labels }) => {
        const gateway = await startGateway();
        seedIdp(gateway, "seed.okta.com");
        for (const idp of idps) await new OneResource("idp", gateway).up(idp);
        for (const [index, app] of apps.entries()) {
          const { error } = await new OneResource("app", gateway).up({ ...grounded(gateway, app), label: labels[index] });
          if (error !== undefined) throw new Error(error);
        }
        await holdsFor(kind, gateway);
        tried += 1;
        await stopGateways();
        for (const name of readdirSync(parent)) rmSync(join(parent, name), { recursive: true });
      }),
      { numRuns: count },
    );
    expect(tried).to.be.at.least(count);
  }

  async function holdsFor(kind: "embedded" | "real", gateway: Gateway): Promise<void> {
    const { folder, secrets } = await dumpOf(gateway, parent);
    const copy = await copyOf(folder);
    const stack = (await stackOf(kind, folder, secrets, copy)) as Engine;
    const imported = await stack.import(join(folder, "import.json"));
    expect([imported.failed, complaints(imported)]).to.deep.equal([false, []]);
    const writeOnly = /apiToken|clientSecret|clientId|spCertificate|\.value$/;
    const preview = await stack.preview();
    expect(errors(preview)).to.deep.equal([]);
    for (const { op, diff } of preview.steps) {
      expect(op).to.equal("update");
      for (const { path, kind } of diff)
        expect([kind, path]).to.satisfy(([how, what]: [string, string]) => how === "add" && writeOnly.test(what));
    }
    copy.log.clear();
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(copy.log.writes).to.deep.equal([]);
    expect(steps(await stack.preview())).to.deep.equal([]);
    // The copy, dumped again, is the same program.
    const again = await dumpOf(copy, parent);
    expect(readFileSync(join(again.folder, "index.ts"), "utf8")).to.equal(readFileSync(join(folder, "index.ts"), "utf8"));
    unprotect(folder);
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(errors(await stack.destroy())).to.deep.equal([]);
    expect([copy.store.apps.size, copy.store.idps.size]).to.deep.equal([0, 0]);
    stack.close();
  }
});
