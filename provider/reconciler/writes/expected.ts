import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { isNothing } from "../compare/equal";
import { memberIn } from "../compare/member-table";

/** One value of a body: as it was sent, as the response shows it, and what the program declares of it. */
interface Sent {
  sent: unknown;
  shown: unknown;
  declared: unknown;
}

/**
 * What a response must hold of a value that was sent. What a program declares, and what every such object must have, is to be as
 * it was sent. All else was only written back: a gateway may make another value of it at every write, such as the time of the
 * last one, but it must have some.
 */
export function expectedOf({ sent, shown, declared }: Sent, member: Member | undefined): unknown {
  if (isObject(sent) && isObject(shown) && (declared === undefined || isObject(declared))) {
    const { members = {} } = member ?? {};
    return Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [
        name,
        expectedOf({ sent: value, shown: shown[name], declared: declared?.[name] }, memberIn(members, name)),
      ]),
    );
  }
  const isOwn = declared !== undefined || member?.required === true;
  return isOwn || isEmpty(shown) ? sent : shown;
}

const isEmpty = (value: unknown) => isNothing(value) || (Array.isArray(value) && value.length === 0);
