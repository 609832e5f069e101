import type { Path } from "pulumi-oag/provider/v1";
import type { Failure } from "../../error-details";
import type { Json } from "../../json";
import type { KindName } from "../../kinds";
import type { Titles } from "../listing";
import type { GivenSetting } from "../setting-lines";
import type { Snapshot } from "../snapshot";
import type { Imported } from "../verify";

/** An object of one gateway, as its stack is to have it. */
export interface EnvironmentObject {
  kind: KindName;
  id: string;
  /** How people know it: a label, a domain. */
  title: string;
  /** What the program declares of it. References are ids, and secrets are left out. */
  inputs: Json;
  /** Write-only values that the program must be given: `apiToken`, `attributes.KEY`. */
  unread: readonly Path[];
  /** What the import file has of it. */
  imported: Imported;
  remarks: readonly string[];
}

/** One gateway of several that a program is for; its name is that of its stack. */
export interface Environment {
  name: string;
  snapshot: Snapshot;
  objects: readonly EnvironmentObject[];
  /** How all that the gateway has is called, where not all of it is in the program, too. */
  titles: Titles;
  /** What else the gateway was reached with; empty where a dump was read. */
  settings: readonly GivenSetting[];
  /** Whether it was read from a folder, which does not tell how a gateway is reached. */
  isFolder: boolean;
  /** Values that are newer than this version are let through, as its stack must. */
  isLenient: boolean;
  /** What could not be read or declared. */
  leftOut: readonly Failure[];
}
