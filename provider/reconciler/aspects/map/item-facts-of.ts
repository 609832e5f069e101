import { textOf } from "../../../../sdk/text";
import { type MemberTable, requiredIn } from "../../compare/member-table";
import type { ItemFacts } from "./item-facts";

/**
 * What the contract says of items that a program declares under a key of its own: what they must have, what their key says of that, and
 * that each is known by it.
 * @param created the members of a request that creates one
 */
export function itemFactsOf(created: MemberTable): Pick<ItemFacts, "required" | "implied" | "identifying"> {
  const said = Object.entries(created).filter(([, { itemKey, implied }]) => itemKey === true || implied !== undefined);
  const texts = said.map(([name, { itemKey, implied }]) => [name, itemKey ? undefined : textOf(implied)] as const);
  return {
    required: requiredIn(created),
    implied: (key) => {
      const implied: Record<string, string> = {};
      for (const [name, text] of texts) implied[name] = text ?? key;
      return implied;
    },
    identifying: said.map(([name]) => name),
  };
}
