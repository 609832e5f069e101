import { OagResourceError, type Said } from "../../errors/failure";
import { declaredSubset, likeDeclared } from "../compare/equal";
import { isHidden, type MemberTable, visible, withHidden } from "../compare/members";
import { factsOf } from "../compare/normal";
import { knownIn, type Members } from "../parsed/origin";

/**
 * The gateway took a write but kept something else of it. The rest of the write has happened: whoever catches this records
 * what the response shows, or the state would say what was before and a revert would be no change.
 */
export class LostError extends OagResourceError {
  constructor(
    message: Said,
    /** The object as the gateway has it now. */
    readonly response: Members<"live">,
    /** Members of the body that the response does not have as they were sent. */
    readonly names: readonly string[],
  ) {
    super("OAG_LOST", message);
  }

  /** The members that the write was about as the gateway has them: all wanted ones, and those known ones that it lost besides. */
  knownFrom(
    table: MemberTable,
    { wanted, known }: { wanted: Members<"declared">; known: Members<"known"> },
    { response, names }: Pick<LostError, "response" | "names"> = this,
  ): Members<"known"> {
    const besides = Object.entries(known).filter(([name]) => names.includes(name));
    const asKept = ([name, value]: [string, unknown]): [string, unknown] => {
      const member = table[name];
      const sent = visible(value, member);
      const kept = likeDeclared(factsOf(table, name), { live: declaredSubset(response[name] ?? member?.default, sent), declared: sent });
      // What no read shows was sent, and nothing says that it was lost.
      return [name, isHidden(member) ? value : withHidden(kept, value, member)];
    };
    return knownIn(Object.fromEntries(Object.entries({ ...Object.fromEntries(besides), ...wanted }).map(asKept)));
  }
}
