import { joined, message, quoted, quotedName } from "../../../sdk/message";
import { isRefused } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";
import { OagResourceError } from "../../errors/resource-error";
import type { Members } from "../../reconciler/provenance";
import { LostError } from "../../reconciler/writes/lost";

/** A program seldom writes an id: it is another one because the identity provider is. */
const back =
  'Where a new domain replaced its OagIdentityProvider, the way back is the old domain: put it back and run `pulumi up`, which names the line { import: "…" } that takes the old one back';

/** The API's replace call does not list idpId: a gateway may take it, refuse it, or quietly keep the old one. */
export function idpRefusal(error: unknown, { idpId, ...others }: Members<"declared">): unknown {
  const refused = isRefused(error);
  const ignored = error instanceof LostError && error.names.includes("idpId");
  if (!refused && !ignored) return error;
  const wayOut = message`To move it all the same, declare a second app with idpId ${quoted(idpId)} and another label and publicDomain, switch over, and remove the first; or keep the old idpId. ${back}`;
  const names = joined(Object.keys(others).map(quotedName), ", ");
  if (refused && names.length > 0)
    return new ExplainedError(
      error,
      message`nothing of this change was made. The gateway refuses ${names}, or it does not let an app move to another identity provider: change idpId alone to see which. ${wayOut}`,
    );
  const said = refused ? message` (${error.segments()})` : "";
  return new OagResourceError(
    "OAG_STATE",
    message`this gateway does not let an app move to another identity provider${said}; nothing was replaced, the app keeps its old one. ${wayOut}`,
    { fields: { members: [["idpId"]] } },
  );
}
