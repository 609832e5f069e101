import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { EmbeddedHost } from "pulumi-oag-simulator";
import { root } from "../support/basics/checkout.ts";
import { isLong } from "../support/basics/long.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";

const newest = createRequire(import.meta.url)("@pulumi/pulumi/package.json").version as string;
const oldest = "3.216.0";
const bin = (name: string) => join(root, "node_modules/.bin", name);
const quiet = ["ignore", "pipe", "pipe"] as ("ignore" | "pipe")[];

const program = `
const team = new Team("payroll", { idpId: config.require("idpId"), certificateId: config.require("certificateId") });
`;
const cjs = `const pulumi = require("@pulumi/pulumi");
const { Team } = require("acme-oag-team");
const config = new pulumi.Config();${program}exports.status = team.app.status;
`;
const esm = `import * as pulumi from "@pulumi/pulumi";
import { OagApp } from "pulumi-oag";
import { Team } from "acme-oag-team";
const config = new pulumi.Config();${program}if (!OagApp.isInstance(team.app)) throw new Error("two copies");
export const status = team.app.status;
`;
const typescript = `import * as pulumi from "@pulumi/pulumi";
import { OagApp } from "pulumi-oag";
import { Team } from "acme-oag-team";
const config = new pulumi.Config();${program}const app: OagApp = team.app;
export const status: pulumi.Output<string> = app.status;
`;

/** A package of somebody else: a component that makes an app. */
const component = {
  "package.json": JSON.stringify({
    name: "acme-oag-team",
    version: "1.0.0",
    main: "index.js",
    types: "index.d.ts",
    peerDependencies: { "@pulumi/pulumi": "*", "pulumi-oag": "*" },
  }),
  "index.js": `const pulumi = require("@pulumi/pulumi");
const { OagApp } = require("pulumi-oag");
exports.Team = class Team extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super("acme:oag:Team", name, {}, opts);
    this.app = new OagApp(name, {
      type: "OAG_HEADER_BASED", label: name, publicDomain: name + ".example.com", postLoginUrl: "https://" + name + ".example.com/",
      protectedResources: { "https://b": {} }, attributes: { user: { source: "IDP", value: "login" } }, policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE", ...args }, { parent: this });
  }
};
`,
  "index.d.ts": `import * as pulumi from "@pulumi/pulumi";
import { OagApp } from "pulumi-oag";
export declare class Team extends pulumi.ComponentResource {
  readonly app: OagApp;
  constructor(name: string, args: { idpId: pulumi.Input<string>; certificateId: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions);
}
`,
};

/** As npm lists them. */
interface Dependencies {
  [name: string]: { dependencies?: Dependencies };
}

describe("the packed package, installed by others", function suite() {
  this.timeout(600_000);
  let folder: string;
  let packed: { oag: string; component: string };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-consumers-"));
    const source = join(folder, "component");
    mkdirSync(source);
    for (const [name, text] of Object.entries(component)) writeFileSync(join(source, name), text);
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, root, source];
    const [oag, other] = JSON.parse(execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: quiet }));
    packed = { oag: join(folder, oag.filename), component: join(folder, other.filename) };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(stopGateways);

  it("satisfies publint and attw", () => {
    const run = (command: string, args: string[]) => execFileSync(bin(command), args, { cwd: root, encoding: "utf8", stdio: quiet });
    expect(run("publint", ["--strict", packed.oag])).to.include("All good!");
    const { analysis, problems } = JSON.parse(run("attw", [packed.oag, "--format", "json"]));
    expect(analysis.packageName).to.equal("pulumi-oag");
    expect(problems).to.deep.equal({});
  });

  function install(manager: "npm" | "pnpm", pulumi: string): string {
    const project = join(folder, `${manager}-${pulumi}`);
    mkdirSync(project);
    const dependencies = {
      "pulumi-oag": `file:${packed.oag}`,
      "acme-oag-team": `file:${packed.component}`,
      "@pulumi/pulumi": pulumi,
      typescript: "^5.9.3",
    };
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, dependencies }));
    const args =
      manager === "npm"
        ? ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"]
        : ["install", "--prefer-offline", "--ignore-scripts"];
    execFileSync(manager === "npm" ? "npm" : bin("pnpm"), args, { cwd: project, stdio: quiet });
    return project;
  }

  async function lives(project: string, kind: string, file: string, text: string): Promise<void> {
    const directory = join(project, kind);
    mkdirSync(directory);
    writeFileSync(
      join(directory, "package.json"),
      JSON.stringify({ name: kind, private: true, main: file, ...(kind === "esm" && { type: "module" }) }),
    );
    writeFileSync(
      join(directory, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { strict: true, module: "commonjs", moduleResolution: "node", target: "es2022", skipLibCheck: true },
      }),
    );
    writeFileSync(join(directory, file), text);
    const gateway = await startGateway();
    const host = new EmbeddedHost({
      directory,
      project: kind,
      stateFile: join(directory, "state.json"),
      passphrase: "consumers",
      typescript: kind === "typescript",
      config: {
        ...configFor(gateway),
        "oag:privateKey": { secret: gateway.configuration.privateKey },
        [`${kind}:idpId`]: seedIdp(gateway),
        [`${kind}:certificateId`]: [...gateway.store.certificates.keys()][0] as string,
      },
    });
    const told = (report: Awaited<ReturnType<typeof host.up>>) =>
      report.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
    const up = await host.up();
    expect(told(up)).to.deep.equal([]);
    expect(up.outputs).to.deep.equal({ status: "ACTIVE" });
    gateway.log.clear();
    expect(told(await host.up())).to.deep.equal([]);
    expect(gateway.log.entries).to.deep.equal([]);
    expect(told(await host.destroy())).to.deep.equal([]);
    expect(gateway.store.apps.size).to.equal(0);
    await stopGateways();
  }

  for (const [manager, pulumi] of [
    ["pnpm", oldest],
    ["npm", newest],
    ["npm", oldest],
    ["pnpm", newest],
  ].slice(0, isLong ? 4 : 1) as ["npm" | "pnpm", string][]) {
    it(`with ${manager} and @pulumi/pulumi ${pulumi}: CommonJS, ES module and TypeScript programs, through a component package of others`, async () => {
      const project = install(manager, pulumi);
      await lives(project, "cjs", "index.js", cjs);
      await lives(project, "esm", "index.js", esm);
      await lives(project, "typescript", "index.ts", typescript);
    });
  }

  it("is one package with few others behind it, none of which needs an install script [install-scripts]", () => {
    const lock = JSON.parse(
      execFileSync("npm", ["ls", "--all", "--omit=dev", "--omit=peer", "--json", "--package-lock-only", "--workspaces=false"], {
        cwd: root,
        encoding: "utf8",
        stdio: quiet,
      }),
    );
    const names = new Set<string>();
    const collect = (dependencies: Dependencies = {}) => {
      for (const [name, { dependencies: inner }] of Object.entries(dependencies)) {
        names.add(name);
        collect(inner);
      }
    };
    collect(Object.fromEntries(Object.entries(lock.dependencies as object).filter(([name]) => ["axios", "jose"].includes(name))));
    expect(names.has("axios") && names.has("jose")).to.equal(true);
    expect(names.size, [...names].join()).to.be.at.most(35);
    const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const scripted = [...names].filter((name) => locked[`node_modules/${name}`]?.hasInstallScript);
    expect(scripted).to.deep.equal([]);
  });
});
