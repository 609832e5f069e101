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
  return {
    required: requiredIn(created),
    implied: (key) => Object.fromEntries(said.map(([name, { itemKey, implied }]) => [name, itemKey ? key : textOf(implied)])),
    identifying: said.map(([name]) => name),
  };
}
