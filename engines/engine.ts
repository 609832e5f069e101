import type { PropertyDiff } from "pulumi-oag-simulator";

/** What was, or would be, done to one resource. */
export interface EngineStep {
  op: string;
  type: string;
  name: string;
  diff: readonly PropertyDiff[];
}

/** Something that the user is told. */
export interface Diagnostic {
  /** How bad it is; `output` is a line of a CLI that prints for people alone. */
  severity: "info" | "info#err" | "warning" | "error" | "output";
  text: string;
  /** The resource that it is about, where the engine tells it. */
  urn?: string;
  /** Name of the policy that was not kept to. */
  policy?: string;
}

/** A diagnostic as a line for people. */
export function lineOf({ severity, text, policy }: Diagnostic): string {
  if (policy !== undefined) return `policy: ${policy}: ${text}`;
  return severity === "output" ? text : `${severity}: ${text}`;
}

/** What came of one run, on any engine. */
export interface EngineRun {
  /** Steps that change something, and reads of drift; unchanged resources are left out. */
  steps: EngineStep[];
  failed: boolean;
  /** Errors and notices for the user, in their order. */
  diagnostics: Diagnostic[];
  outputs: Record<string, unknown>;
  /** What the plugin process was asked, in the order in which it was answered: `create payroll`. Configuration apart. */
  calls: PluginCall[];
}

/** One call that the plugin process answered. */
export interface PluginCall {
  method: "check" | "diff" | "create" | "read" | "update" | "delete";
  /** Name of the resource. */
  name: string;
}

/** A value of the stack's configuration. */
export type ConfigValue = string | { secret: string };

/** What only a real engine knows. */
export interface RunOptions {
  /** URNs to keep to. */
  targets?: string[];
  /** Takes today's configuration instead of that of the last `up`. */
  runProgram?: boolean;
}

/** One stack on one engine. */
export interface Engine {
  /** For people: which engine, and why. */
  readonly description: string;
  readonly isReal: boolean;
  setConfig(key: string, value: ConfigValue): void;
  /** Done when the configuration is written. */
  ready(): Promise<void>;
  preview(): Promise<EngineRun>;
  up(options?: RunOptions): Promise<EngineRun>;
  refresh(options?: Pick<RunOptions, "runProgram">): Promise<EngineRun>;
  /** Takes the resources of an import file into the state. */
  import(file: string): Promise<EngineRun>;
  destroy(options?: RunOptions): Promise<EngineRun>;
  /** Leaves nothing beside the program. State and home are the caller's to remove. */
  close(): void;
}

/** What an engine needs to run a program. */
export interface EngineOptions {
  /** Folder of Pulumi.yaml. */
  root: string;
  /** A folder for state and home; it outlives the run. */
  folder: string;
  passphrase: string;
  /** Instead of the program in `root`, from where the plugin process is still started; a real engine only. */
  program?: () => Promise<Record<string, unknown>>;
  /** Name of the stack; programs that run at the same time need different ones. @default "demo" */
  stack?: string;
  config: Record<string, ConfigValue>;
  /** Of engine, program and plugin process. @default this process's */
  environment?: NodeJS.ProcessEnv;
  /** Folders of policy packs; a real engine only. */
  policyPacks?: string[];
  /** Keeps what the plugin process is asked; it takes time. @default true */
  logsCalls?: boolean;
}
