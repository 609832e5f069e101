import { declaredSubset, sameMember, sameValue } from "./compare";

/** One difference by name alone: what the program marked as a secret is here in plain, and the gateway may hold the like of it. */
export function differenceAt(path: string, live: unknown, declared: unknown, member: string): string[] {
  const shown = declaredSubset(live, declared);
  if (sameMember(member, shown, declared)) return [];
  return [`${path} ${sameValue(shown, undefined) ? "is only in the program" : "differs"}`];
}
