import type { PropertyDiff } from "pulumi-oag-simulator";

/** What was, or would be, done to one resource. */
export interface EngineStep {
  op: string;
  type: string;
  name: string;
  diff: readonly PropertyDiff[];
}

/** What came of one run, on any engine. */
export interface EngineRun {
  /** Steps that change something, and reads of drift; unchanged resources are left out. */
  steps: EngineStep[];
  failed: boolean;
  /** Errors and notices for the user. */
  messages: string[];
  outputs: Record<string, unknown>;
}

/** A value of the stack's configuration. */
export type ConfigValue = string | { secret: string };

/** One stack on one engine. */
export interface Engine {
  /** For people: which engine, and why. */
  readonly description: string;
  readonly isReal: boolean;
  setConfig(key: string, value: ConfigValue): void;
  preview(): Promise<EngineRun>;
  up(): Promise<EngineRun>;
  refresh(): Promise<EngineRun>;
  destroy(): Promise<EngineRun>;
}

/** What an engine needs to run a program. */
export interface EngineOptions {
  /** Folder of Pulumi.yaml. */
  root: string;
  /** A folder for state and home; it outlives the run. */
  folder: string;
  passphrase: string;
  config: Record<string, ConfigValue>;
  environment?: NodeJS.ProcessEnv;
}
