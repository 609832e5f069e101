import { message } from "../../../sdk/message";
import { OagResourceError, type Said } from "../../errors/resource-error";
import { gatewayWord } from "../gateway-word";
import type { Live, ShownMembers } from "../parsed/live";
import { changedSince, type State } from "../parsed/state";
import type { Members } from "../provenance";

/**
 * An unfinished create left an object in the state; whoever changed its status since then has taken it up: another program
 * that found it left behind, or a person. Of a singleton, whose id is anybody's, so has whoever changed its members to others
 * than are wanted. It is not to be converged or deleted unseen. A refresh shows it and clears the way.
 * @param wanted what is about to be written, where a singleton's members are looked at
 * @throws when the status is neither the recorded one nor one that an unanswered call of ours may have made
 */
export function assertUnfinished(
  state: State,
  live: Pick<Live, "status"> & Pick<ShownMembers, "members">,
  wanted?: Members<"declared">,
): void {
  if (!state.incomplete) return;
  const recorded = state.computed.status;
  if (recorded !== undefined && recorded !== live.status)
    throw takenUp(message`made it ${gatewayWord(live.status)} since then (it was ${gatewayWord(recorded)})`, ["status"]);
  const changed = wanted === undefined ? [] : changedSince(state, live.members, wanted);
  if (changed.length > 0)
    throw takenUp(`enabled or changed it since then (${changed.join(", ")} ${changed.length > 1 ? "differ" : "differs"})`, changed);
}

const takenUp = (what: Said, members: readonly string[]): OagResourceError =>
  new OagResourceError(
    "OAG_CONFLICT",
    message`its creation was not finished here, and somebody else has ${what}; nothing was changed. If it is yours, run \`pulumi refresh\` to see what is there, then \`pulumi up\`; if it belongs to another program now, remove it from this stack with \`pulumi state delete\``,
    { fields: { members: members.map((name) => [name]) } },
  );
