import type { Json } from "../json";
import type { PluginPool } from "./plugin-pool";
import type { Reporter } from "./report";
import type { StateStore } from "./state-file";

/** What a program registers. */
export interface Registration {
  type: string;
  name: string;
  custom: boolean;
  parent: string;
  provider: string;
  inputs: Json;
  dependencies: string[];
  ignoreChanges: string[];
  additionalSecretOutputs: string[];
  protect: boolean;
  deleteBeforeReplace: boolean | undefined;
}

/** What the program learns: no id means that it is not known yet. */
export interface Registered {
  urn: string;
  id: string;
  outputs: Json;
}

/** A failure that the user has been told; the program only needs to stop. */
export class StepFailed extends Error {}

export interface DeploymentContext {
  project: string;
  stack: string;
  state: StateStore;
  plugins: PluginPool;
  report: Reporter;
  /** Nothing is created, updated or deleted. */
  preview: boolean;
  /** All configuration of the stack, secrets marked: the inputs of the default provider. */
  config: Json;
}
