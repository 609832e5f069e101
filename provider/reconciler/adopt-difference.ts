import { knownPart } from "../plugin/markers";
import { declaredSubset, sameMember, sameValue } from "./compare";

/**
 * One difference by name alone: what the program marked as a secret is here in plain, and the gateway may hold the like of it.
 * What a preview does not know yet is none.
 */
export function differenceAt(path: string, live: unknown, declared: unknown, member: string): string[] {
  const wanted = knownPart(declared);
  if (wanted === undefined && declared !== undefined) return [];
  const shown = declaredSubset(live, wanted);
  if (sameMember(member, shown, wanted)) return [];
  return [`${path} ${sameValue(shown, undefined) ? "is only in the program" : "differs"}`];
}
