import type { Json } from "../../../sdk/json";
import { OagResourceError } from "../../errors/failure";
import { declaredSubset, likeDeclared } from "../compare/equal";
import { isHidden, type MemberTable, visible, withHidden } from "./members";

/**
 * The gateway took a write but kept something else of it. The rest of the write has happened: whoever catches this records
 * what the response shows, or the state would say what was before and a revert would be no change.
 */
export class LostError extends OagResourceError {
  constructor(
    message: string,
    /** The object as the gateway has it now. */
    readonly response: Json,
    /** Members of the body that the response does not have as they were sent. */
    readonly names: readonly string[],
  ) {
    super("OAG_LOST", message);
  }

  /** The members that the write was about as the gateway has them: all wanted ones, and those known ones that it lost besides. */
  answered(table: MemberTable, wanted: Json, known: Json = {}, { response, names }: Pick<LostError, "response" | "names"> = this): Json {
    const besides = Object.entries(known).filter(([name]) => names.includes(name));
    return Object.fromEntries(
      Object.entries({ ...Object.fromEntries(besides), ...wanted }).map(([name, value]) => {
        // What no read shows was sent, and nothing says that it was lost.
        const member = table[name];
        if (isHidden(member)) return [name, value];
        const sent = visible(value, member);
        const kept = likeDeclared(name, declaredSubset(response[name] ?? member?.default, sent), sent);
        return [name, withHidden(kept, value, member)];
      }),
    );
  }
}
