import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Engine, EngineRun } from "../../../../engines/engine.ts";
import { root } from "../../../support/basics/checkout.ts";
import { run } from "../../../support/commands/command.ts";
import { stopGateways } from "../../../support/gateways/gateway.ts";
import { production, type Stage, secretsOf, stageGateway, stageStack, staging, variablesFor } from "../../../support/gateways/stages.ts";
import { compilerSays } from "../../../support/programs/compiler.ts";
import { errors, steps } from "../../../support/programs/scenario.ts";

/** All that a gateway holds, as it holds it. */
const heldBy = ({ store }: Gateway) =>
  JSON.stringify([[...store.apps.values()], [...store.idps.values()], [...store.certificates.values()]]);

describe("from staging to production and back, by one program", function suite() {
  this.timeout(300_000);
  let parent: string;
  let folder: string;
  const gateways = new Map<Stage, Gateway>();
  beforeEach(async () => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
    folder = join(parent, "house");
    for (const stage of [staging, production]) gateways.set(stage, await stageGateway(stage));
  });
  afterEach(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });
  const gatewayOf = (stage: Stage) => gateways.get(stage) as Gateway;
  const variables = () => ({ ...variablesFor("STAGING", gatewayOf(staging)), ...variablesFor("PRODUCTION", gatewayOf(production)) });
  const dump = (...args: string[]) => run(["dump", "--out", folder, "--project", "house", ...args], variables());
  const live = ["--environments", "staging=env:STAGING", "production=env:PRODUCTION"];
  const program = () => readFileSync(join(folder, "index.ts"), "utf8");
  const change = (before: string, after: string) => {
    expect(program().split(before)).to.have.length(2);
    writeFileSync(join(folder, "index.ts"), program().replace(before, after));
  };
  const stackFor = (stage: Stage) => {
    const [apiToken = "", trust = "", spCertificate = ""] = secretsOf(stage);
    const { privateKey } = gatewayOf(stage).configuration;
    return stageStack(folder, stage, {
      "oag:privateKey": privateKey,
      "house:workforceApiToken": apiToken,
      "house:payrollXTrust": trust,
      "house:wikiSpCertificate": spCertificate,
    });
  };
  const done = (result: EngineRun) => {
    expect(errors(result)).to.deep.equal([]);
    return steps(result);
  };

  it("takes both gateways over, differs by configuration alone, and brings a change to the other and back [promotion]", async () => {
    const { code, stdout, stderr } = await dump(...live);
    expect(code, stderr).to.equal(0);
    expect(
      stdout
        .split("\n")
        .slice(0, 4)
        .map((line) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "{id}")),
    ).to.deep.equal([
      `${folder}: 6 apps, 1 identity provider, for staging and production. Nothing was changed on a gateway.`,
      '  only in staging, declared there alone: app "New portal" ({id})',
      '  only in production, declared there alone: app "Old portal" ({id})',
      '  taken for one: identity provider "acme-staging.okta.com" of staging and "acme.okta.com" of production; --map tells otherwise',
    ]);
    isOfBoth(program());
    const stacks = [staging, production].map((stage) => ({ stage, ...stackFor(stage) }));
    for (const { stage, engine } of stacks) await isTakenOver(stage, engine);
    await isPromoted(stacks);
    for (const [stage, other] of [
      [staging, production],
      [production, staging],
    ] as const) {
      const stack = stacks.find((one) => one.stage === stage);
      const all = [stack?.state(), heldBy(gatewayOf(stage))].join("\n");
      for (const word of [
        other.org,
        other.group,
        other.backEnd,
        ...secretsOf(other),
        ...(stage === production ? ["staging.example.com"] : []),
      ])
        expect(all, `${word} of ${other.name} in ${stage.name}`).to.not.include(word);
      for (const secret of secretsOf(stage)) expect(stack?.state(), "in clear").to.not.include(secret);
      stack?.engine.close();
    }
  });

  /** The program has nothing of one gateway alone; that stands in the files of the stacks. */
  function isOfBoth(text: string): void {
    expect(text).to.not.match(/staging\.|acme|00g-|CANARY|internal/);
    expect(text).to.include("    groups,\n").and.include('domain: config.require("workforceDomain")');
    const written = (name: string) =>
      readFileSync(join(folder, `Pulumi.${name}.yaml`), "utf8")
        .split("\n")
        .filter((line) => line.startsWith("  house:"));
    const held = (stage: Stage) => [
      `  house:environment: "${stage.name}"`,
      `  house:domain: "${stage.domain}"`,
      `  house:workforceDomain: "${stage.org}"`,
      `  house:groups: ["${stage.group}"]`,
      `  house:ordersProtectedResources: {"${stage.backEnd}": {}}`,
    ];
    for (const stage of [staging, production]) expect(written(stage.name)).to.deep.equal(held(stage));
  }

  async function isTakenOver(stage: Stage, engine: Engine): Promise<void> {
    gatewayOf(stage).log.clear();
    done(await engine.import(join(folder, `import.${stage.name}.json`)));
    const taken = ['update payroll: attributes["X-TRUST"].value', "update wiki: spCertificate", "update workforce: apiToken"];
    expect(done(await engine.preview())).to.deep.equal(taken);
    expect(done(await engine.up())).to.deep.equal(taken);
    expect(done(await engine.preview())).to.deep.equal([]);
    expect(gatewayOf(stage).log.writes, "nothing was written").to.deep.equal([]);
  }

  /** A change is tried in staging, then brought to production; and taken back the same way. */
  async function isPromoted(stacks: readonly { stage: Stage; engine: Engine }[]): Promise<void> {
    const onlyStaging = 'if (environment === "staging") {';
    const added = '"/public/": { rule: "NO_AUTH" },\n      "/admin/": { rule: "PROTECTED" },';
    change('"/public/": { rule: "NO_AUTH" },', added);
    for (const { stage, engine } of stacks) {
      expect(done(await engine.up()), stage.name).to.deep.equal(['update reports: policies["/admin/"]']);
    }
    // An app that only staging had goes to production when its condition is gone.
    change(onlyStaging, "{");
    const [first, second] = stacks as [(typeof stacks)[number], (typeof stacks)[number]];
    expect(done(await first.engine.preview())).to.deep.equal([]);
    expect(done(await second.engine.up())).to.deep.equal(["create new-portal"]);
    expect(gatewayOf(production).store.appByLabel("New portal").own.publicDomain).to.equal("new-portal.example.com");
    expect(done(await second.engine.preview())).to.deep.equal([]);
    // Back: what came goes.
    change("\n{\n", `\n${onlyStaging}\n`);
    change(added, '"/public/": { rule: "NO_AUTH" },');
    const back = 'update reports: policies["/admin/"]';
    expect(done(await first.engine.up())).to.deep.equal([back]);
    expect(done(await second.engine.up())).to.deep.equal(["delete new-portal", back]);
    for (const { engine } of stacks) expect(done(await engine.preview())).to.deep.equal([]);
  }

  it("takes over the apps that are asked for, a file each, through a provider of their own, and previews empty in both [promotion-options]", async () => {
    const asked = ["--app", "Payroll", "Wiki", "New portal", "--per-app", "--provider", "gateway"];
    const { code, stdout, stderr } = await dump(...live, ...asked);
    expect(code, stderr).to.equal(0);
    expect(stdout.split("\n").slice(0, 2)).to.deep.equal([
      `${folder}: 3 apps, 1 identity provider, for staging and production. Nothing was changed on a gateway.`,
      `  only in staging, declared there alone: app "New portal" (${gatewayOf(staging).store.appByLabel("New portal").id})`,
    ]);
    for (const stage of [staging, production]) {
      const { log, store } = gatewayOf(stage);
      const other = store.appByLabel("Reports").id;
      expect([log.calls.length > 0, log.calls.filter((call) => call.includes(other))], "what nobody asked for is not read").to.deep.equal([
        true,
        [],
      ]);
    }
    expect(readdirSync(join(folder, "apps")).sort()).to.deep.equal(["new-portal.ts", "payroll.ts", "wiki.ts"]);
    expect(compilerSays([folder], parent)).to.equal("");
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    const whole = program();
    for (const stage of [staging, production]) {
      const urn = `urn:pulumi:${stage.name}::house::pulumi:providers:pulumi-nodejs::gateway`;
      const line = `pulumi import --stack ${stage.name} --file import.${stage.name}.json`;
      expect(readme).to.include(`pulumi up --stack ${stage.name} --target ${urn} --yes\n${line}`);
      const file = join(folder, `import.${stage.name}.json`);
      const imports = JSON.parse(readFileSync(file, "utf8"));
      expect(imports.nameTable).to.deep.equal({ gateway: urn });
      const { engine, state } = stackFor(stage);
      gatewayOf(stage).log.clear();
      // What `--target` does on a real engine: the provider alone.
      writeFileSync(join(folder, "index.ts"), 'import "./shared";\n');
      done(await engine.up());
      writeFileSync(join(folder, "index.ts"), whole);
      const own = JSON.parse(state()).resources.find(({ type }: { type: string }) => type.startsWith("pulumi:providers:"));
      writeFileSync(file, JSON.stringify({ ...imports, nameTable: { gateway: own.urn } }));
      done(await engine.import(file));
      const taken = ['update payroll: attributes["X-TRUST"].value', "update wiki: spCertificate", "update workforce: apiToken"];
      expect(done(await engine.up()), stage.name).to.deep.equal(taken);
      expect(done(await engine.preview())).to.deep.equal([]);
      expect(gatewayOf(stage).log.writes, "nothing was written").to.deep.equal([]);
      engine.close();
    }
  });
});
