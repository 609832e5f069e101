import type { StateId } from "../../ids";
import type { Outputs } from "../../lifecycle";
import type { Hooks } from "../kind";
import type { Location } from "../location";
import type { Declaration } from "../parsed/declaration";

/** What is created, adopted or finished, and with what means. */
export interface Work {
  location: Location;
  declaration: Declaration;
  hooks: Hooks;
}

/** What create answers, and so what an adoption does. */
export interface Created {
  id: StateId;
  outs: Outputs;
}
