import { textOf } from "../../../sdk/text";
import type { IdentityProvider } from "../../../sdk/types";
import { present } from "../../reconciler/compare/present";
import type { Members } from "../../reconciler/provenance";
import type { ValidationStatus } from "./validation-status";

/** Reads `validationStatus` in any shape that the documents show; undefined when there is none. */
export function validationStatusOf(live: Members<"live"> | IdentityProvider): ValidationStatus | undefined {
  const status = present(live.validationStatus);
  if (typeof status.valid !== "boolean") return undefined;
  const { permissions } = status;
  const names = Array.isArray(permissions)
    ? permissions.map(textOf)
    : typeof permissions === "string"
      ? permissions.split(/\s+/).filter(Boolean)
      : Object.entries(present(permissions)).flatMap(([name, granted]) => (granted === true ? [name] : []));
  return { valid: status.valid, permissions: names.sort() };
}
