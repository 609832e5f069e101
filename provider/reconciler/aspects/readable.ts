import type { Member } from "../../../sdk/generated/contract";
import type { Json } from "../../../sdk/json";
import { isHidden, visible } from "../compare/hidden";
import { present } from "../compare/present";
import type { Members } from "../origin";

/** Of what a gateway answers the members that the contract lets a read show: neither newer ones, nor an echoed credential. */
export function readable(members: Readonly<Record<string, Member>>, live: Members<"live">): Json {
  const shown = Object.entries(present(live)).filter(([name]) => Object.hasOwn(members, name) && !isHidden(members[name]));
  return Object.fromEntries(shown.map(([name, value]) => [name, visible(value, members[name])]));
}
