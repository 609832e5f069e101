import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import {
  type ConfigValue,
  type Diagnostic,
  type Engine,
  type EngineOptions,
  type EngineRun,
  lineOf,
  type RunOptions,
} from "../../../engines/engine.ts";
import { findPulumi, realEngine } from "../../../engines/real.ts";
import type { Json } from "../basics/json.ts";
import { isLong } from "../basics/long.ts";
import { programEnvironment } from "../processes/program-environment.ts";
import { idOf } from "../readers/test-ids.ts";
import { compareWithEngine } from "./engine-calls.ts";

/** Credentials of the scenarios, a key, an assertion, an access token of the stand-in gateway. */
const secrets = /CANARY|BEGIN (RSA )?PRIVATE KEY|eyJ[\w-]{8,}\.eyJ|oagsim_/;

const root = fileURLToPath(new URL("../../scenarios/program", import.meta.url));

/**
 * Whether a scenario is to run: always on the embedded host. A real engine takes half a minute for each, so that the gate
 * tries one of every file there; the long run and a recording try all.
 */
export function isWanted(kind: "embedded" | "real", title: string | undefined, oneOfThem: string): boolean {
  return kind === "embedded" || isLong || Boolean(process.env.PULUMI_OAG_RECORD) || idOf(title) === oneOfThem;
}

/** The configuration of a stack for a stand-in gateway, as `pulumi config set` would leave it. */
export function stackConfig(gateway: Gateway): Record<string, ConfigValue> {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  return {
    "oag:hostname": hostname,
    "oag:clientId": clientId,
    "oag:privateKey": { secret: privateKey },
    "oag:caCertificate": caCertificate,
    "oag:maxRetries": "1",
  };
}

/** What the scenario program declares. */
export interface Spec {
  providers?: Json;
  /** Providers with defaults, which may name other resources. */
  providersWithDefaults?: Json;
  certificates?: Json;
  services?: Json;
  idps?: Json;
  directories?: Json;
  apps?: Json;
  protectedApps?: Json;
  gets?: Json;
  foundApps?: Json;
  foundIdps?: Json;
  outputs?: Json;
  /** Names of component resources; `{ parent }` puts a resource into one. */
  components?: string[];
  /** Arguments that a stack transformation gives every app. */
  transformed?: Json;
  /** Arguments that a transform, which the engine calls, gives every app. */
  transforms?: Json;
  /** An import id that a transform gives every app. */
  transformedImport?: string;
}

/** One stack of the scenario program on one engine. */
export class ScenarioStack {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly runs: EngineRun[] = [];

  private constructor(engine: Engine, folder: string) {
    this.#engine = engine;
    this.#folder = folder;
  }

  /** undefined where this machine has no real engine. */
  static async start(kind: "embedded" | "real", gateway: Gateway, more: Partial<EngineOptions> = {}): Promise<ScenarioStack | undefined> {
    const found = kind === "embedded" ? undefined : await findPulumi();
    if (found !== undefined && "why" in found) return undefined;
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-scenario-"));
    const options = {
      root,
      folder,
      passphrase: "scenario",
      stack: basename(folder),
      environment: kind === "embedded" ? programEnvironment() : process.env,
      config: stackConfig(gateway),
      ...more,
    };
    const engine = found === undefined ? embeddedEngine(options, "test") : await realEngine(options, found.command, found.where);
    return new ScenarioStack(engine, folder);
  }

  declare(spec: Spec): void {
    // A secret, since the engine keeps plain configuration in the state.
    this.#engine.setConfig("pulumi-oag-scenarios:spec", { secret: JSON.stringify(spec) });
  }

  configure(key: string, value: string | { secret: string }): void {
    this.#engine.setConfig(key, value);
  }

  preview(): Promise<EngineRun> {
    return this.#kept(this.#engine.preview());
  }

  up(options?: RunOptions): Promise<EngineRun> {
    return this.#kept(this.#engine.up(options));
  }

  refresh(): Promise<EngineRun> {
    return this.#kept(this.#engine.refresh());
  }

  import(file: string): Promise<EngineRun> {
    return this.#kept(this.#engine.import(file));
  }

  destroy(options?: RunOptions): Promise<EngineRun> {
    return this.#kept(this.#engine.destroy(options));
  }

  /** The state as it lies on the disk; embedded host only. */
  get stateText(): string {
    return readFileSync(join(this.#folder, "state.json"), "utf8");
  }

  set stateText(text: string) {
    writeFileSync(join(this.#folder, "state.json"), text);
  }

  /** All that the user was shown so far. What the plugin process was asked is not: there values are in clear. */
  get shown(): string {
    return JSON.stringify(this.runs.map(({ calls: _, ...told }) => told));
  }

  /** The URN of a resource, for targets. */
  urn(type: string, name: string): string {
    return `urn:pulumi:${basename(this.#folder)}::pulumi-oag-scenarios::${type}::${name}`;
  }

  /**
   * Ends every scenario with a hunt: no secret may be in what was shown, nor in the state in clear. Given the scenario's
   * title, the plugin process must have been asked what a real engine asks it there.
   */
  stop(scenario?: string): void {
    this.#engine.close();
    const texts = [this.shown, ...stateFiles(this.#folder).map((file) => readFileSync(file, "utf8"))];
    rmSync(this.#folder, { recursive: true, force: true });
    if (texts.some((text) => secrets.test(text))) throw new Error("a secret of the scenario was shown, or lies in the state in clear");
    if (scenario !== undefined) compareWithEngine(scenario, this.runs, this.#engine.isReal);
  }

  /** Stops the stack after work that needs it. What went wrong first is told first: what is left then may well be what the hunt finds. */
  async during(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (first) {
      try {
        this.stop();
      } catch (second) {
        (first as Error).message += `\nand at the end: ${(second as Error).message}`;
      }
      throw first;
    }
    this.stop();
  }

  async #kept(run: Promise<EngineRun>): Promise<EngineRun> {
    const result = await run;
    this.runs.push(result);
    return result;
  }
}

/** Where either engine keeps the state. */
const stateFiles = (folder: string): string[] =>
  [join(folder, "state.json"), ...globSync(join(folder, "backend/**/*.json"))].filter((file) => existsSync(file));

/** `create payroll`, `update payroll: attributes.X.value` … */
export function steps(run: EngineRun): string[] {
  return run.steps
    .filter(({ type }) => !type.startsWith("pulumi:"))
    .map(
      ({ op, name, diff }) => `${op} ${name}${op === "update" || op === "refresh" ? `: ${diff.map(({ path }) => path).join(", ")}` : ""}`,
    )
    .sort();
}

/** What the user is told as an error. */
export const errors = (run: EngineRun): string[] => textsOf(run, ({ severity, policy }) => severity === "error" && policy === undefined);

/** All that the user is told. */
export const told = (run: EngineRun): string => textsOf(run).join("\n");

/** What an import complains of. A real CLI prints it for people alone, so these are looked through as they do. */
export const complaints = (run: EngineRun): string[] => run.diagnostics.map(lineOf).filter((line) => /warning|error/i.test(line));

/** What is said in a run. */
export const textsOf = ({ diagnostics }: EngineRun, isMeant: (one: Diagnostic) => boolean = () => true): string[] =>
  diagnostics.filter(isMeant).map(({ text }) => text);
