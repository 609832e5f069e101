import type { Json } from "../../../sdk/json";
import { OagResourceError } from "../../plugin/failure";
import type { DiffResult } from "../../plugin/handler";
import { isUnknown } from "../../plugin/markers";

/**
 * Refuses an import option that names another object than the one that the resource has: it would never take effect. The
 * id is known to diff and not to check. A replacement may name another one, which it adopts.
 */
export function assertManagedId(kind: string, diff: DiffResult, id: string, news: Json): DiffResult {
  const wanted = news.__import;
  if (diff.replaces !== undefined || typeof wanted !== "string" || isUnknown(wanted)) return diff;
  if (wanted.toLowerCase() === id.toLowerCase()) return diff;
  throw new OagResourceError(
    "OAG_IMPORT",
    `this ${kind} is managed with the id ${id}, but the import option names ${wanted}; remove the option, or declare the other one as a resource of its own`,
  );
}
