import { isObject } from "../../../sdk/json";
import type { Given } from "../../reconciler/check/constraints";
import { isNothing } from "../../reconciler/compare/equal";
import type { MemberTable } from "../../reconciler/compare/member-table";
import { present } from "../../reconciler/compare/present";
import type { Problems } from "../../reconciler/problems/problems";
import { declaredIn, type Members } from "../../reconciler/provenance";
import { behavior, samlBehavior } from "./aspects";

/** A value of a member that another member must go with: any of those named. */
interface Need {
  member: string;
  value: unknown;
  any: readonly string[];
}

/** What the contract says of that. */
const needsOf = (table: MemberTable): Need[] =>
  Object.entries(table).flatMap(([member, { type, needs }]) =>
    needs === undefined
      ? []
      : Object.entries(needs).map(([word, any]) => ({ member, value: type === "boolean" ? word === "true" : word, any })),
  );

/**
 * What the API demands beside a choice: refused where it is certainly missing, told where only the gateway knows. An app
 * that exists may have it already; one that is adopted is compared anyway.
 */
export function checkTargets(problems: Problems, { args, olds }: Given, life: "new" | "existing" | "adopted"): void {
  checkOwn(problems, args, life === "new");
  const table = args.variant.aspects.includes(behavior) ? behavior.table : samlBehavior.table;
  const block: Members<"declared"> = isObject(args.aspects.behavior) ? args.aspects.behavior : declaredIn({});
  const before = present(olds.aspects.behavior);
  for (const { member, value, any } of needsOf(table)) {
    if (block[member] !== value || any.some((name) => !isNothing(block[name]))) continue;
    const [first = "", ...others] = any;
    const path = ["behavior", first];
    const where = `where ${member} is ${String(value)}`;
    if (any.every((name) => isCertainlyMissing(table, name, block, life === "new")))
      problems.add(path, "OAG_ARGUMENT_MISSING", `is required ${where}`, others);
    else if (life !== "adopted" && before[member] !== value && !any.some((name) => block[name] !== "" && !isNothing(before[name])))
      problems.tell(path, `is needed ${where}; it is not declared, so the gateway must have it already`, others);
  }
}

/** Cleared by the program, or neither declared nor among what a new app has. */
function isCertainlyMissing(table: MemberTable, name: string, block: Members<"declared">, isNew: boolean): boolean {
  return block[name] === "" || (isNew && table[name]?.initial === undefined);
}

/** Documents disagree on which other switches need the certificate; on those of the contract they agree. */
function checkOwn(problems: Problems, { variant, members }: Given["args"], isNew: boolean): void {
  if (!isNew) return;
  const missing = needsOf(variant.members).filter(
    ({ member, value, any }) => members[member] === value && any.every((name) => isNothing(members[name])),
  );
  // Of several switches that need it one is enough to be told.
  const byNeeded = new Map(missing.map((need) => [need.any[0] ?? "", need] as const));
  for (const [name, { member, value }] of byNeeded)
    problems.add([name], "OAG_ARGUMENT_MISSING", `is required where ${member} is ${String(value)}`);
}
