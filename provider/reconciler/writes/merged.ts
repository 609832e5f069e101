import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { isSameMember } from "../compare/equal";
import { holdsHidden, rewritable } from "../compare/hidden";
import { factsOf } from "../compare/normal";
import { present } from "../compare/present";

/** A declared value, and what is known of it before it is written. */
interface Wanted {
  live: unknown;
  known: unknown;
  value: unknown;
}

/** A declared object with what the gateway has besides; what the program does not change in it is left as it is there. */
export function merged(member: Member | undefined, { live, known, value }: Wanted): unknown {
  const shown = rewritable(live, member);
  if (!isObject(value) || !isObject(shown)) return value;
  const before = present(known);
  const isLeft = (name: string) => {
    const facts = factsOf(member?.members, name);
    return (
      !holdsHidden(facts) && Object.hasOwn(before, name) && Object.hasOwn(shown, name) && isSameMember(facts, before[name], value[name])
    );
  };
  const current = present(live);
  const within = ([name, inner]: [string, unknown]) =>
    [name, merged(factsOf(member?.members, name), { live: current[name], known: before[name], value: inner })] as const;
  const changed = Object.entries(value).filter(([name]) => !isLeft(name));
  return { ...shown, ...Object.fromEntries(changed.map(within)) };
}
