import type { Json } from "../json";

/** What a plugin answers to check. */
export interface CheckResponse {
  /** The arguments with their defaults, as the state will have them. */
  inputs: Json;
  /** What is wrong with them, a sentence each. */
  failures: string[];
}

/** What a plugin answers to diff. */
export interface DiffResponse {
  /** Whether there is anything to change, as far as the plugin knows. */
  changes: "none" | "some" | "unknown";
  /** Names of the properties for which the object has to be made anew. */
  replaces: string[];
  /** True: the old one goes first. */
  deleteBeforeReplace: boolean;
}

/** What a plugin answers to create. */
export interface Made {
  /** Id of the object. */
  id: string;
  /** What it has. */
  outputs: Json;
}

/** What a plugin answers to read. */
export interface Found extends Made {
  /** What a program would declare for it; undefined where the plugin leaves that to the state. */
  inputs: Json | undefined;
}
