import type { Member } from "../../../sdk/generated/contract";
import { isHidden, visible } from "../compare/hidden";
import { present } from "../compare/present";
import { knownIn, type Members } from "../provenance";

/** Of what a gateway answers, as a state would know it, the members that the contract lets a read show: neither newer ones, nor an echoed credential. */
export function readable(members: Readonly<Record<string, Member>>, live: Members<"live">): Members<"known"> {
  const shown = Object.entries(present(live)).filter(([name]) => Object.hasOwn(members, name) && !isHidden(members[name]));
  return knownIn(Object.fromEntries(shown.map(([name, value]) => [name, visible(value, members[name])])));
}
