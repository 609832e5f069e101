import { type Computed, computedOutputs } from "../../reconciler/parsed/computed";
import type { Members } from "../../reconciler/provenance";
import { validationStatusOf } from "./read-validation-status";

/** Outputs of an identity provider that no program declares. */
export const computedOf = (live: Members<"live">): Computed =>
  computedOutputs({ tenant: live.tenant, validationStatus: validationStatusOf(live) });
