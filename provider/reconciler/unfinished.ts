import { OagResourceError } from "../plugin/failure";
import type { State } from "./state";
import { wordOf } from "./word";

/**
 * An unfinished create left an object in the state; whoever changed its status since then has taken it up: another program
 * that found it left behind, or a person. It is not to be converged or deleted unseen. A refresh shows it and clears the way.
 * @throws when the status is neither the recorded one nor one that an unanswered call of ours may have made
 */
export function assertUnfinished({ incomplete, computed }: State, status: unknown): void {
  const recorded = computed.status;
  if (!incomplete || recorded === undefined || recorded === status) return;
  throw new OagResourceError(
    "OAG_CONFLICT",
    `its creation was not finished here, and somebody else has made it ${wordOf(status)} since then (it was ${wordOf(recorded)}); nothing was changed. If it is yours, run \`pulumi refresh\` to see what is there, then \`pulumi up\`; if it belongs to another program now, remove it from this stack with \`pulumi state delete\``,
  );
}
