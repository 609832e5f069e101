import type { Json } from "../../json";
import type { Code } from "../literal";
import type { PlannedResource } from "../plan";

/** What a program says once, before its resources; it refers to none of them. */
export interface Constant {
  identifier: string;
  value: Code;
}

/** What nearly every app declares alike. */
export interface AppDefaults {
  identifier: string;
  args: Json;
}

/** A program before it is text. */
export interface Program {
  constants: readonly Constant[];
  appDefaults: AppDefaults | undefined;
  resources: readonly PlannedResource[];
}
