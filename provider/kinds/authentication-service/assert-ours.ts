import { OagResourceError } from "../../errors/resource-error";
import { changedSince, type State } from "../../reconciler/parsed/state";
import type { Members } from "../../reconciler/provenance";

/** By these a service is told from another one in its place. */
const tellingApart = ["publicDomain", "database"];

/**
 * A gateway has one, under no id: what is there may be another team's, enabled after this one was disabled.
 * @param wanted what is about to be written: an update that nobody answered may have written it before
 * @throws when it has another domain or database than the state knows
 */
export function assertOurs(state: State, live: Members<"live">, wanted?: Members<"declared">): void {
  const changed = changedSince(state, live, wanted).filter((name) => tellingApart.includes(name));
  if (changed.length === 0) return;
  throw new OagResourceError(
    "OAG_CONFLICT",
    `the service is not the one that the state knows (${changed.join(", ")} ${changed.length > 1 ? "differ" : "differs"}): somebody has changed it, or enabled another one; nothing was changed. Run \`pulumi refresh\` to see what is there, then do it again; if it belongs to another program, remove it from this stack with \`pulumi state delete\``,
    { fields: { members: changed.map((name) => [name]) } },
  );
}
