import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { type Message, message, quotedName } from "../../../sdk/message";
import type { Said } from "../../errors/resource-error";
import { knownWithin } from "../../values/markers";
import { type Compared, isSameMember, isSameValue, liveSubset } from "./equal";
import { factsOf } from "./normal";

/** A path at which an object is not as a program declares it. No value is in it. */
export interface Difference {
  /** A member by its path, or an item by its title. */
  at: Said;
  how: keyof typeof words;
}

const words = {
  differs: "differs",
  onlyDeclared: "is only in the program",
  onlyLive: "is only on the gateway",
  repeated: "is on the gateway more than once",
} as const;

/** As people read it. */
export const told = ({ at, how }: Difference): Message => message`${at} ${words[how]}`;

/**
 * Differences by name alone: what the program marked as a secret is here in plain, and the gateway may hold the like of it. Of
 * an object that the contract describes each member that differs is named. What a preview does not know yet is none.
 */
export function differencesAt(path: string, { live, written }: Compared, member: Member | undefined): Difference[] {
  const wanted = knownWithin(written);
  if (wanted === undefined && written !== undefined) return [];
  const shown = liveSubset({ live, written: wanted });
  if (isSameMember(member, shown, wanted)) return [];
  if (member?.type === "object" && isObject(shown) && isObject(wanted))
    return Object.keys(wanted)
      .sort()
      .flatMap((name) => {
        const inner = factsOf(member.members, name);
        const found = differencesAt(`${path}.${name}`, { live: shown[name], written: wanted[name] }, inner);
        return inner ? found : found.map((one) => ({ ...one, at: [quotedName(`${path}.${name}`)] }));
      });
  return [{ at: path, how: isSameValue(shown, undefined) ? "onlyDeclared" : "differs" }];
}
