import { foldedId } from "../../../sdk/id";
import { OagResourceError } from "../../errors/resource-error";
import type { StateId } from "../../ids";
import type { DiffResult } from "../../lifecycle";
import { isUnknown } from "../../values/markers";
import { isSameMember } from "../compare/equal";
import { factsOf } from "../compare/normal";
import type { KindFacts } from "../kind-facts";
import type { Declaration } from "../parsed/declaration";
import type { Problems } from "../problems/problems";
import type { Given } from "./constraints";

/**
 * Refuses an import option that names another object than the one that the resource has: it would never take effect. The
 * id is known to diff and not to check. A replacement may name another one, which it adopts.
 */
export function assertManagedId({ kind: { noun }, importId: wanted }: Declaration, diff: DiffResult, id: StateId): DiffResult {
  if (diff.replaces !== undefined || wanted === undefined || isUnknown(wanted)) return diff;
  if (foldedId(wanted) === foldedId(id)) return diff;
  throw new OagResourceError(
    "OAG_IMPORT",
    `this ${noun} is managed with the id ${id}, but the import option names ${wanted}; remove the option (or its entry in oag:adopt), or declare the other one as a resource of its own`,
  );
}

/**
 * Refuses a change that replaces an object while its import option stays: the replacement would adopt what it is to replace, or
 * look for what is deleted by then. Where the new one comes first, a new option adopts what an interrupted replacement left behind.
 */
export function checkReplacedImport(problems: Problems, { noun, replace }: KindFacts, { args, olds }: Given): void {
  if (args.importId === undefined) return;
  const isNew = (name: string) => {
    const [before, wanted] = [olds.members[name], args.members[name]];
    return before !== undefined && !isUnknown(wanted) && !isSameMember(factsOf(args.variant.members, name), before, wanted);
  };
  const name = Object.keys(replace).find(isNew);
  if (name === undefined) return;
  if (replace[name] === "delete-first")
    problems.add(
      ["import"],
      "OAG_IMPORT",
      `this change replaces the ${noun}, but the replacement would look for the ${noun} that was deleted; remove the import option (or its entry in oag:adopt) first`,
    );
  else if (args.importId === olds.importId)
    problems.add(
      ["import"],
      "OAG_IMPORT",
      `a new ${name} replaces the ${noun}, but the replacement would adopt the old one; remove the import option (or its entry in oag:adopt) first`,
    );
}

/** Refuses an import option that cannot be an id of the kind. */
export function checkImportId(problems: Problems, kind: KindFacts, importId: unknown): void {
  if (importId === undefined || isUnknown(importId)) return;
  const flaw = kind.shape.flawOf(importId, kind);
  if (flaw !== undefined) problems.add(["import"], "OAG_IMPORT", `${flaw} (so must an entry of oag:adopt)`);
}
