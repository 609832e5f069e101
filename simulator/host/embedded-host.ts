import type { Json } from "../json";
import { Deployment } from "./deployment";
import { importResources } from "./import";
import { Monitor } from "./monitor";
import { PluginPool } from "./plugin-pool";
import { runProgram } from "./program";
import { refreshResources } from "./refresh";
import type { DeploymentContext } from "./registration";
import { type Report, Reporter, type Step } from "./report";
import { StateStore } from "./state-file";
import { deleteResources } from "./teardown";
import { makeSecret, masked, openly, withoutSecrets } from "./values";

/** A secret value of the configuration, as `pulumi config set --secret` takes it. */
export interface MarkedSecret {
  /** The value itself. */
  secret: string;
}

/** How to run one stack of a program. */
export interface EmbeddedHostOptions {
  /** Folder of the program, with its package.json. */
  directory: string;
  /** Project name, as in Pulumi.yaml. */
  project: string;
  /** Name of the stack. @default "dev" */
  stack?: string;
  /** The state's file; it need not exist. */
  stateFile: string;
  /** Encrypts the secrets in the state. */
  passphrase: string;
  /** Configuration by full key (`oag:hostname`); `{ secret }` is a secret. */
  config: Record<string, string | MarkedSecret>;
  /** Environment variables of program and plugin. @default this process's */
  environment?: NodeJS.ProcessEnv;
  /** Runs a TypeScript program as it is. @default true */
  typescript?: boolean;
  /** Resources worked on at a time. @default 16 */
  parallel?: number;
  /** Aborted, nothing new is begun and what is under way is finished: a first Ctrl-C. @default none: a run ends by itself */
  signal?: AbortSignal;
  /** Called for each step as it begins. @default nobody is told */
  onStep?(step: Step): void;
}

/** How to refresh. */
export interface RefreshOptions {
  /** With today's credentials, instead of those of the last update. @default false */
  withTodaysConfiguration?: boolean;
}

/** A resource in the state. A secret value stands as `{ secret }`, as in the configuration. */
export interface HostResource {
  /** Name in the whole of Pulumi, as the engine spells it. */
  urn: string;
  /** Type token. */
  type: string;
  /** Name in the stack. */
  name: string;
  /** Components have none. */
  id?: string;
  /** What the program declared last. */
  inputs: Record<string, unknown>;
  /** What it has. */
  outputs: Record<string, unknown>;
}

/**
 * A small host for Pulumi programs: it runs the program with Pulumi's own `cmd/run` and the provider with Pulumi's own
 * `cmd/dynamic-provider`, over the engine's gRPC protocol. It is a stand-in for tests and for a first try without an
 * install, not an engine: no backends, policies, aliases, transforms, targets or plans.
 */
export class EmbeddedHost {
  /** Which program, stack and state. */
  readonly options: EmbeddedHostOptions;

  /** Nothing is started or read before the first run. */
  constructor(options: EmbeddedHostOptions) {
    this.options = options;
  }

  /**
   * What an update would do. Nothing is changed, on the gateway or in the state. What fails of a resource is in the report.
   * @throws Error when the state cannot be read, or its dependencies go in a circle
   */
  preview(): Promise<Report> {
    return this.#run(true);
  }

  /**
   * Makes it so. What fails of a resource is in the report.
   * @throws Error when the state cannot be read, or its dependencies go in a circle
   */
  up(): Promise<Report> {
    return this.#run(false);
  }

  /**
   * Takes the resources of an import file into the state, as `pulumi import --file` does. Nothing is read.
   * @throws Error when it is none, or has a resource without type, name, id, inputs or outputs, and when the state cannot be read
   */
  async import(file: string): Promise<Report> {
    return this.#withPlugins(async (state, plugins, report) => {
      const context = this.#context(state, plugins, report, false);
      await importResources(file, new Deployment(context), context);
    });
  }

  /**
   * Takes what is on the gateway into the state, with the client credentials of the last update, or today's: what `--run-program`
   * comes to where resources have the default provider. What fails of a resource is in the report.
   * @throws Error when the state cannot be read
   */
  async refresh({ withTodaysConfiguration = false }: RefreshOptions = {}): Promise<Report> {
    return this.#withPlugins(async (state, plugins, report) => {
      if (withTodaysConfiguration) new Deployment(this.#context(state, plugins, report, false)).providerOf({ provider: "" });
      await refreshResources({ state, plugins, report });
    });
  }

  /**
   * Deletes everything, with the client credentials of the last update. What fails of a resource is in the report.
   * @throws Error when the state cannot be read, or its dependencies go in a circle
   */
  async destroy(): Promise<Report> {
    return this.#withPlugins(async (state, plugins, report) => {
      await deleteResources(state.resources, { state, plugins, report, preview: false });
    });
  }

  /** What the state holds after the last run. */
  resources(): HostResource[] {
    const { stateFile, passphrase } = this.options;
    return new StateStore(stateFile, passphrase).resources
      .filter(({ pendingDelete }) => pendingDelete !== true)
      .map(({ urn, type, name, id, inputs, outputs }) => ({
        urn,
        type,
        name,
        ...(id !== undefined && { id }),
        inputs: openly(inputs) as Json,
        outputs: openly(outputs) as Json,
      }));
  }

  async #run(preview: boolean): Promise<Report> {
    return this.#withPlugins(async (state, plugins, report) => {
      const { directory, parallel = 16 } = this.options;
      const context = this.#context(state, plugins, report, preview);
      const { project, stack } = context;
      const deployment = new Deployment(context);
      const monitor = new Monitor(deployment, report, parallel, this.options.signal);
      await monitor.start();
      try {
        const code = await runProgram({
          directory,
          project,
          stack,
          parallel,
          preview,
          typescript: this.options.typescript ?? true,
          environment: this.#environment(),
          config: withoutSecrets(this.#config()) as Record<string, string>,
          secretKeys: Object.entries(this.options.config).flatMap(([key, value]) => (typeof value === "string" ? [] : [key])),
          monitor: monitor.address,
          onOutput: (line, isError) => report.say("info", isError ? `stderr: ${line}` : line),
        });
        await monitor.settled();
        if (code !== 0 && !report.failed) report.say("error", `the program ended with exit code ${code}`);
        report.outputs = masked(report.outputs) as Record<string, unknown>;
        if (report.failed) return;
        const gone = state.resources.filter((resource) => resource.pendingDelete || !deployment.seen.has(resource.urn));
        await deleteResources(gone, { state, plugins, report, preview });
      } finally {
        monitor.stop();
      }
    });
  }

  async #withPlugins(work: (state: StateStore, plugins: PluginPool, report: Reporter) => Promise<void>): Promise<Report> {
    const { directory, project, stateFile, passphrase } = this.options;
    const report = new Reporter(this.options.onStep);
    const state = new StateStore(stateFile, passphrase);
    const plugins = new PluginPool({
      directory,
      project,
      environment: this.#environment(),
      onCall: (call) => report.calls.push(call),
      onOutput: (line) => report.say("info", line),
    });
    for (const { urn, id, type, inputs } of state.resources)
      if (type.startsWith("pulumi:providers:")) plugins.configure(`${urn}::${id}`, inputs);
    try {
      await work(state, plugins, report);
    } finally {
      await plugins.stop();
    }
    return report.report;
  }

  #context(state: StateStore, plugins: PluginPool, report: Reporter, preview: boolean): DeploymentContext {
    const { project, stack = "dev" } = this.options;
    return { project, stack, state, plugins, report, preview, config: this.#config() };
  }

  #config(): Json {
    return Object.fromEntries(
      Object.entries(this.options.config).map(([key, value]) => [key, typeof value === "string" ? value : makeSecret(value.secret)]),
    );
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...(this.options.environment ?? process.env) };
  }
}
