import { isObject } from "../../sdk/json";
import { quotedName } from "../../sdk/text";
import { knownPart } from "../plugin/markers";
import { declaredSubset, sameMember, sameValue } from "./compare";
import { factsOf } from "./normal";

/**
 * Differences by name alone: what the program marked as a secret is here in plain, and the gateway may hold the like of it. Of
 * an object that the contract describes each member that differs is named. What a preview does not know yet is none.
 */
export function differenceAt(path: string, live: unknown, declared: unknown, member: string): string[] {
  const wanted = knownPart(declared);
  if (wanted === undefined && declared !== undefined) return [];
  const shown = declaredSubset(live, wanted);
  if (sameMember(member, shown, wanted)) return [];
  if (factsOf(member)?.type === "object" && isObject(shown) && isObject(wanted))
    return Object.keys(wanted)
      .sort()
      .flatMap((name) => differenceAt(factsOf(name) ? `${path}.${name}` : quotedName(`${path}.${name}`), shown[name], wanted[name], name));
  return [`${path} ${sameValue(shown, undefined) ? "is only in the program" : "differs"}`];
}
