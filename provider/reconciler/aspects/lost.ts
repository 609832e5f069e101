import { OagResourceError } from "../../errors/failure";
import { declaredSubset, likeDeclared } from "../compare/equal";
import { factsOf } from "../compare/normal";
import { knownIn, type Members } from "../parsed/origin";
import { isHidden, type MemberTable, visible, withHidden } from "./members";

/**
 * The gateway took a write but kept something else of it. The rest of the write has happened: whoever catches this records
 * what the response shows, or the state would say what was before and a revert would be no change.
 */
export class LostError extends OagResourceError {
  constructor(
    message: string,
    /** The object as the gateway has it now. */
    readonly response: Members<"live">,
    /** Members of the body that the response does not have as they were sent. */
    readonly names: readonly string[],
  ) {
    super("OAG_LOST", message);
  }

  /** The members that the write was about as the gateway has them: all wanted ones, and those known ones that it lost besides. */
  answered(
    table: MemberTable,
    wanted: Members<"declared">,
    known: Members<"known"> = knownIn({}),
    { response, names }: Pick<LostError, "response" | "names"> = this,
  ): Members<"known"> {
    const besides = Object.entries(known).filter(([name]) => names.includes(name));
    const answered = Object.entries({ ...Object.fromEntries(besides), ...wanted }).map(([name, value]): [string, unknown] => {
      // What no read shows was sent, and nothing says that it was lost.
      const member = table[name];
      if (isHidden(member)) return [name, value];
      const sent = visible(value, member);
      const kept = likeDeclared(factsOf(table, name), declaredSubset(response[name] ?? member?.default, sent), sent);
      return [name, withHidden(kept, value, member)];
    });
    return knownIn(Object.fromEntries(answered));
  }
}
