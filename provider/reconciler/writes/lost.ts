import type { Path } from "../../../sdk/path";
import { OagResourceError, type Said } from "../../errors/resource-error";
import { isHidden } from "../compare/hidden";
import type { MemberTable } from "../compare/member-table";
import { liveAsWritten } from "../compare/members";
import { knownIn, type Members } from "../provenance";

/**
 * The gateway took a write but kept something else of it. The rest of the write has happened: whoever catches this records
 * what the response shows, or the state would say what was before and a revert would be no change.
 */
export class LostError extends OagResourceError {
  /** The object as the gateway has it now. */
  readonly response: Members<"live">;
  /** Members of the body that the response does not have as they were sent. */
  readonly names: readonly string[];

  /** @param members what the response does not have as it was sent, by the paths in the body */
  constructor(message: Said, response: Members<"live">, members: readonly Path[]) {
    super("OAG_LOST", message, { fields: { members } });
    this.response = response;
    this.names = [...new Set(members.map(([name = ""]) => name))];
  }

  /** The members that the write was about as the gateway has them: all wanted ones, and those known ones that it lost besides. */
  knownFrom(
    table: MemberTable,
    { wanted, known }: { wanted: Members<"declared">; known: Members<"known"> },
    { response, names }: Pick<LostError, "response" | "names"> = this,
  ): Members<"known"> {
    const besides = Object.entries(known).filter(([name]) => names.includes(name));
    const asKept = ([name, value]: [string, unknown]): [string, unknown] => {
      // What no read shows was sent, and nothing says that it was lost.
      return [name, isHidden(table[name]) ? value : liveAsWritten(table, name, { live: response[name], written: value })];
    };
    return knownIn(Object.fromEntries(Object.entries({ ...Object.fromEntries(besides), ...wanted }).map(asKept)));
  }
}
