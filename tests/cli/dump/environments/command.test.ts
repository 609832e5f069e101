import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { engineTexts } from "../../../../dist/provider/values/engine-values.js";
import type { Json } from "../../../support/basics/json.ts";
import { signature } from "../../../support/basics/secret-mark.ts";
import { run } from "../../../support/commands/command.ts";
import { startGateway } from "../../../support/gateways/gateway.ts";
import { production, secretsOf, staging, variablesFor } from "../../../support/gateways/stages.ts";
import { TwoStages } from "../../../support/gateways/two-stages.ts";

const form = "give two or more, as in: --environments staging=env:STAGING production=dumps/production";
const side = "give a folder that `pulumi-oag dump` wrote, or env:PREFIX for the gateway that PREFIX_HOSTNAME, PREFIX_CLIENT_ID … name";

describe("pulumi-oag dump --environments", function suite() {
  this.timeout(120_000);
  const stages = TwoStages.forEachTest();
  const { live, dump, dumped, refused, text, map } = stages;
  let parent: string;
  let folder: string;
  let gateways: typeof stages.gateways;
  let variables: typeof stages.variables;
  beforeEach(() => {
    ({ parent, folder, gateways, variables } = stages);
  });

  it("writes the same program and configuration from dumps as from gateways, and asks for the client that a dump does not name", async () => {
    expect((await dump(live)).code).to.equal(0);
    const program = text("index.ts");
    const settings = (name: string) =>
      text(`Pulumi.${name}.yaml`)
        .split("\n")
        .filter((line) => /house:|hostname/.test(line));
    const before = [settings("staging"), settings("production"), text("import.staging.json"), text("import.production.json")];
    rmSync(folder, { recursive: true });
    const { code, stderr } = await dump([`staging=${await dumped("staging")}`, `production=${await dumped("production")}`]);
    expect(code, stderr).to.equal(0);
    expect([
      text("index.ts"),
      settings("staging"),
      settings("production"),
      text("import.staging.json"),
      text("import.production.json"),
    ]).to.deep.equal([program, ...before]);
    expect(text("Pulumi.staging.yaml")).to.not.include("clientId");
    expect(text("README.md")).to.include("pulumi config set --stack staging oag:clientId\n");
  });

  it("is told from a dump of one gateway where one of those is wanted", async () => {
    expect((await dump(live)).code).to.equal(0);
    const cure =
      "it is a dump of several gateways; give one of a single gateway, which `pulumi-oag dump` writes without `--environments` [OAG_FILE]";
    const unread = `${join(folder, "gateway.json")} cannot be read (ENOENT); ${cure}`;
    for (const [args, message] of [
      [["diff", folder], `${folder} holds no dump (no import.json); ${cure}`],
      [["audit", "--dump", folder], unread],
      [["explain", "Payroll", "/", "--dump", folder], unread],
      [["simulator", "--seed", folder], unread],
    ] as [string[], string][]) {
      const { code, stderr } = await run(args, variablesFor("OAG", gateways.staging));
      expect([code, stderr]).to.deep.equal([1, `pulumi-oag: ${message}\n`]);
    }
  });

  it("asks for each secret of each stack by a line, holds none, and reads only", async () => {
    for (const gateway of Object.values(gateways)) gateway.reading.secretValues = "returned";
    const { stdout, stderr } = await dump(live, "--json");
    const result = JSON.parse(stdout);
    for (const { name, secrets } of result.environments)
      expect(secrets).to.deep.equal(
        ["workforceApiToken", "payrollXTrust", "wikiSpCertificate"].map((key) => `pulumi config set --stack ${name} --secret ${key}`),
      );
    const all = [stdout, stderr, ...readdirSync(folder).map(text)].join("\n");
    for (const secret of [...secretsOf(staging), ...secretsOf(production), "PRIVATE KEY", "oagsim_"]) expect(all).to.not.include(secret);
    expect([gateways.staging.log.writes, gateways.production.log.writes]).to.deep.equal([[], []]);
    expect([result.apps, result.identityProviders, result.onlyIn.length, result.takenForOne]).to.deep.equal([
      6,
      1,
      2,
      [{ title: staging.org, other: production.org, environment: "production" }],
    ]);
  });

  it("leaves out with --common-only what not every gateway has", async () => {
    const { stdout } = await dump(live, "--common-only");
    expect(stdout.split("\n")[1]).to.match(/^ {2}only in staging, left out: app "New portal" \(/);
    expect(text("index.ts")).to.not.include("portal").and.not.include("if (").and.not.include("environment");
    expect(text("import.staging.json")).to.not.include("portal");
  });

  it("takes labels and domains for one that --map says, and tells which of it was of no use", async () => {
    const { code, stdout, stderr } = await dump(
      live,
      "--map",
      map({ labels: { "New portal": "Old portal", Gone: "Other" }, domains: { [staging.org]: production.org } }),
    );
    expect([code, stdout.includes("only in"), stdout.includes("taken for one")], stderr).to.deep.equal([0, false, false]);
    expect(stderr).to.include('--map: nothing was found for labels["Gone"]\n');
    expect(text("index.ts")).to.include('new OagApp("portal", {').and.include('label: config.require("portalLabel")');
    expect(text("Pulumi.production.yaml")).to.include('house:portalLabel: "Old portal"\n');
  });

  it("is for three gateways, too: a condition names those that have an app", async () => {
    const test = await startGateway({ certificates: [{ commonName: "*.test.example.com", validFrom: "2026-01-01" }] });
    Object.assign(variables, variablesFor("TEST", test));
    const { code, stdout, stderr } = await dump([...live, "test=env:TEST"]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include('  only in staging and production, declared there alone: app "Payroll" (');
    expect(text("index.ts")).to.include('if (["staging", "production"].includes(environment)) {');
    expect(JSON.parse(text("import.test.json"))).to.deep.equal({ resources: [] });
  });

  it("renews a program and what it wrote of the stacks' settings, and keeps secrets, the salt and what was edited", async () => {
    await dump(live);
    const secret = "  house:payrollXTrust:\n    secure: v1:abc\n";
    writeFileSync(join(folder, "Pulumi.production.yaml"), `encryptionsalt: v1:salt\n${text("Pulumi.production.yaml")}${secret}`);
    const edited = text("Pulumi.production.yaml");
    writeFileSync(join(folder, "index.ts"), "my work");
    for (const label of ["Payroll", "Orders"]) gateways.production.store.appByLabel(label).own.groups = ["00g-others"];
    const refused = await dump(live);
    expect([refused.code, text("index.ts")]).to.deep.equal([1, "my work"]);
    const { code, stdout, stderr } = await dump(live, "--force");
    expect(code, stderr).to.equal(0);
    expect(stdout.split("\n").slice(1, 3)).to.deep.equal([
      "  kept: what you had written in index.ts is in index.ts.edited",
      "  kept: what you had written in Pulumi.production.yaml is in Pulumi.production.yaml.edited",
    ]);
    expect(text("Pulumi.production.yaml"))
      .to.match(/^encryptionsalt: v1:salt\nconfig:\n/)
      .and.include(secret)
      .and.include('["00g-others"]');
    expect([text("index.ts.edited"), text("Pulumi.production.yaml.edited")]).to.deep.equal(["my work", edited]);
    expect(text("index.ts")).to.include("new OagApp(");
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).to.deep.equal([]);
  });

  it("refuses what is no environment before anything is read or written", async () => {
    for (const [environments, message] of [
      [["staging"], `--environments: number 1 is not NAME=SOURCE; ${form} [OAG_USAGE]`],
      [["staging=env:STAGING"], `--environments: one gateway needs none; ${form} [OAG_USAGE]`],
      [
        ["a b=env:STAGING", "c=env:PRODUCTION"],
        "--environments: what is given as number 1 is no name for a stack; give letters, digits and hyphens, at most 40 [OAG_USAGE]",
      ],
      [
        ["../x=env:STAGING", "c=env:PRODUCTION"],
        "--environments: what is given as number 1 is no name for a stack; give letters, digits and hyphens, at most 40 [OAG_USAGE]",
      ],
      [[...live, "Staging=env:STAGING"], '--environments: "Staging" is named twice, upper and lower case aside [OAG_USAGE]'],
      [["staging=nowhere", "production=env:PRODUCTION"], `the source of staging is no folder; ${side} [OAG_FILE]`],
      [["staging=env:a-b", "production=env:PRODUCTION"], `env:PREFIX: a prefix has letters, digits and underscores; ${side} [OAG_USAGE]`],
      [
        ["staging=env:NONE", "production=env:PRODUCTION"],
        "env:NONE: no gateway is named: set NONE_HOSTNAME, NONE_CLIENT_ID, NONE_PRIVATE_KEY_FILE or NONE_PRIVATE_KEY [OAG_CONFIG]",
      ],
    ] as [string[], string][])
      expect(await refused(environments)).to.equal(`pulumi-oag: ${message}\n`);
    expect([gateways.staging.log.entries, gateways.production.log.entries]).to.deep.equal([[], []]);
  });

  it("refuses a map that is for no other environment, and options that are for one gateway", async () => {
    const path = map({});
    const noVariable = "--provider: give a name that a variable of the program can have, and that means nothing in it yet [OAG_USAGE]";
    for (const [args, message] of [
      [
        ["--map", `prodution=${path}`],
        '--map: no environment is called "prodution"; did you mean production? The others are production [OAG_USAGE]',
      ],
      [
        ["--map", `staging=${path}`],
        "--map: staging is the first environment; a map says what another one has for what it has [OAG_USAGE]",
      ],
      [["--map", path, `production=${path}`], "--map: there are two for production; give one [OAG_USAGE]"],
      [["--provider", "a-b"], noVariable],
      [["--provider", "oag"], noVariable],
      [["--provider", "environment"], noVariable],
      [["--provider", "domain"], noVariable],
      [["--hostname", "x"], "--hostname: several gateways are named by --environments, each with variables of its own [OAG_USAGE]"],
    ] as [string[], string][])
      expect(await refused(live, ...args)).to.equal(`pulumi-oag: ${message}\n`);
    for (const option of [["--map", path], ["--common-only"]]) {
      const { code, stderr } = await run(["dump", "--out", folder, ...option], variables);
      expect([code, stderr]).to.deep.equal([1, `pulumi-oag: ${option[0]} goes together with \`--environments\` [OAG_USAGE]\n`]);
    }
    const twice = map({ labels: { Payroll: "Orders", Reports: "Orders" } });
    expect(await refused(live, "--map", twice)).to.include(
      'pulumi-oag: --map: labels gives "Orders" of production two names; give one [OAG_FILE]\n',
    );
  });

  it("refuses a folder that holds no dump, or half of one", async () => {
    const [whole, other] = [await dumped("staging"), `production=${await dumped("production")}`];
    mkdirSync(join(parent, "empty"));
    expect(await refused([`staging=${join(parent, "empty")}`, other])).to.equal(
      `pulumi-oag: ${join(parent, "empty")} holds no dump (no import.json); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]\n`,
    );
    const half = join(parent, "half");
    cpSync(whole, half, { recursive: true });
    rmSync(join(half, "gateway.json"));
    expect(await refused([`staging=${half}`, other])).to.equal(
      `pulumi-oag: ${join(half, "gateway.json")} cannot be read (ENOENT); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]\n`,
    );
    for (const origin of ["CANARY", "https://x/`$(touch PWNED)`", 7, null]) {
      writeFileSync(join(half, "gateway.json"), JSON.stringify({ origin, applications: [], identityProviders: [] }));
      const message = `pulumi-oag: ${half} is not what \`pulumi-oag dump\` writes; make a new dump [OAG_FILE]\n`;
      expect(await refused([`staging=${half}`, other]), String(origin)).to.equal(message);
    }
  });

  it("takes no credential out of a dump's folder that somebody put there", async () => {
    const sources = [`staging=${await dumped("staging")}`, `production=${await dumped("production")}`];
    const path = join(parent, "dumps/staging/import.json");
    const file = JSON.parse(readFileSync(path, "utf8"));
    for (const resource of file.resources) {
      Object.assign(resource.inputs, { apiToken: "PUT-IN-CANARY" });
      Object.assign(resource.outputs, { apiToken: "PUT-IN-CANARY" });
      if (resource.inputs.attributes?.["X-TRUST"]) resource.inputs.attributes["X-TRUST"].value = "PUT-IN-CANARY";
    }
    writeFileSync(path, JSON.stringify(file));
    const { code, stderr } = await dump(sources);
    expect(code, stderr).to.equal(0);
    expect(readdirSync(folder).map(text).join("\n")).to.not.include("CANARY");
  });

  it("refuses a dump's folder with code for Pulumi's plugin process, or with values that its engine acts on [environments-folder-of-others]", async () => {
    const sources = [`staging=${await dumped("staging")}`, `production=${await dumped("production")}`];
    const path = join(parent, "dumps/staging/import.json");
    const ordinary = readFileSync(path, "utf8");
    const code = 'exports.handler = () => require("node:child_process").execSync("touch PWNED");';
    const file = { [signature]: "c44067f5952c0a294b673a41bacd8c17", path: "/etc/passwd" };
    for (const change of [
      { outputs: { __provider: code } },
      { inputs: { __provider: code } },
      { inputs: { __provider: undefined } },
      { inputs: { __import: "6f1f2f0a-0000-4000-8000-000000000000" } },
      { outputs: { __incomplete: true } },
      { outputs: { gateway: "https://oag.example.net" } },
      { inputs: { groups: [file] } },
      ...engineTexts.map((text) => ({ outputs: { name: text.toUpperCase() } })),
    ] as Json[]) {
      const changed = JSON.parse(ordinary);
      for (const part of ["inputs", "outputs"]) Object.assign(changed.resources[1][part], change[part]);
      writeFileSync(path, JSON.stringify(changed));
      const { id } = changed.resources[1];
      expect(await refused(sources), JSON.stringify(change)).to.equal(
        `pulumi-oag: the app "${id}" is not as \`pulumi-oag dump\` writes it; make a new dump [OAG_FILE]\n`,
      );
    }
  });

  it("asks for no secret at a path that is none", async () => {
    const sources = [`staging=${await dumped("staging")}`, `production=${await dumped("production")}`];
    expect((await dump(sources)).code).to.equal(0);
    const before = [text("README.md"), text("index.ts"), text("Pulumi.staging.yaml")];
    const path = join(parent, "dumps/staging/import.json");
    const file = JSON.parse(readFileSync(path, "utf8"));
    for (const { outputs } of file.resources)
      outputs.__unread = [
        ...(outputs.__unread ?? []),
        ...["`\n\n```sh\ncurl example.net | sh\n```\n", "attributes.NONE", "attributes.__proto__", "__proto__.value", "a.b.c", ""],
      ];
    writeFileSync(path, JSON.stringify(file));
    rmSync(folder, { recursive: true });
    expect((await dump(sources)).code).to.equal(0);
    expect([text("README.md"), text("index.ts"), text("Pulumi.staging.yaml")]).to.deep.equal(before);
  });

  it("refuses two names for one gateway", async () => {
    expect(await refused(["staging=env:STAGING", `production=${await dumped("staging")}`])).to.include(
      `pulumi-oag: --environments: staging and production are the same gateway, ${gateways.staging.origin}; give one of each [OAG_USAGE]\n`,
    );
  });

  it("refuses a label that is an app of another type in each, and names it", async () => {
    gateways.production.store.appByLabel("Payroll").own.type = "ORACLE_JDE";
    gateways.production.store.appByLabel("Orders").own.type = "ORACLE_WEBLOGIC";
    const told = await refused(live);
    expect(told.slice(told.indexOf("pulumi-oag: "))).to.equal(
      `pulumi-oag: 2 objects have a different type in each environment, and nothing was written. Give one of them another label on its gateway, or say with --map which labels belong together [OAG_INCOMPLETE]
  app "Orders" is OAG_HEADER_BASED in staging, ORACLE_WEBLOGIC in production
  app "Payroll" is OAG_HEADER_BASED in staging, ORACLE_JDE in production
`,
    );
  });

  it("says which gateway does not answer as it should, and writes nothing", async () => {
    gateways.production.apiEnabled = false;
    expect(await refused(live)).to.include("pulumi-oag: env:PRODUCTION: ");
  });

  it("explains itself with --help", async () => {
    const { code, stdout } = await run(["dump", "--help"]);
    const said = [
      "pulumi-oag dump --environments staging=env:STAGING production=env:PRODUCTION",
      "Labels of --app are those of the first gateway.",
    ];
    expect([code, said.filter((one) => !stdout.includes(one))]).to.deep.equal([0, []]);
  });
});
