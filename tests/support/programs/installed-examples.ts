import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Engine } from "../../../engines/engine.ts";
import { findPulumi, realEngine } from "../../../engines/real.ts";
import { root } from "../basics/checkout.ts";
import type { Json } from "../basics/json.ts";
import { programEnvironment } from "../processes/program-environment.ts";
import { problemsOf } from "./compiler.ts";
import { errors, steps, textsOf } from "./scenario.ts";

export const examplesFolder = join(root, "examples");

/** What the README of an example says to set, by full key; undefined where it asks for a secret without showing it. */
export function readmeConfig(name: string): Map<string, { value: string | undefined; secret: boolean }> {
  const lines = readFileSync(join(examplesFolder, name, "README.md"), "utf8").matchAll(
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
export function configuration(name: string, gateways: Gateway[], known: Json = {}): Record<string, string | { secret: string }> {
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

/** The examples, copied out of the repository, with the packed package installed, or with what this checkout has. */
export class InstalledExamples {
  readonly folder: string;

  constructor(from: "package" | "checkout" = "package") {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-examples-"));
    this.folder = folder;
    cpSync(examplesFolder, folder, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
    if (from === "package") this.#install();
    else symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  }

  #install(): void {
    const { folder } = this;
    const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
    const [packed] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    const version = (name: string) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
    const dependencies = {
      "pulumi-oag": `file:${packed.filename}`,
      "@pulumi/pulumi": version("@pulumi/pulumi"),
      typescript: version("typescript"),
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What the compiler that Pulumi loads says about the programs of all examples, each with its own settings: those that have the same at once. */
  typeProblems(): string[] {
    const bySettings = new Map<string, string[]>();
    for (const name of readdirSync(examplesFolder)) {
      const { compilerOptions, files, ...others } = JSON.parse(readFileSync(join(this.folder, name, "tsconfig.json"), "utf8"));
      expect([Object.keys(others), files], name).to.deep.equal([[], ["index.ts"]]);
      const settings = JSON.stringify(compilerOptions);
      bySettings.set(settings, [...(bySettings.get(settings) ?? []), join(this.folder, name, "index.ts")]);
    }
    return [...bySettings].flatMap(([settings, files]) =>
      problemsOf("typescript", { folder: this.folder, compilerOptions: JSON.parse(settings), files }).map(({ line }) => line),
    );
  }

  /** A run "as users have it" checks types, and its processes load what users' do; the others need not again. */
  engineFor(name: string, config: Record<string, string | { secret: string }>, { asUsersHaveIt = false } = {}): Engine {
    const environment = asUsersHaveIt ? process.env : { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    const options = { root: join(this.folder, name), folder: join(this.folder, name), passphrase: "examples", environment, config };
    return embeddedEngine(options, "test");
  }

  /** undefined where this machine has none. */
  async realEngineFor(name: string, config: Record<string, string | { secret: string }>): Promise<Engine | undefined> {
    const found = await findPulumi();
    if ("why" in found) return undefined;
    const options = { root: join(this.folder, name), folder: mkdtempSync(join(this.folder, "engine-")), passphrase: "examples", config };
    return realEngine(options, found.command, found.where);
  }

  async live(name: string, gateways: Gateway[], expected: string[], { known = {}, apps = 1, asUsersHaveIt = false } = {}): Promise<Json> {
    const config = configuration(name, gateways, known);
    const up = await this.engineFor(name, config, { asUsersHaveIt }).up();
    const engine = this.engineFor(name, config);
    expect(errors(up)).to.deep.equal([]);
    expect(steps(up)).to.deep.equal(expected);
    expect(
      textsOf(up, ({ text }) => /policies|attributes/.test(text)),
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
}
