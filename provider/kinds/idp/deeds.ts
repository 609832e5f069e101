import type { Json } from "../../../sdk/json";
import type { Declaration } from "../../reconciler/declaration";
import { shownId } from "../../reconciler/exists";
import type { Deeds } from "../../reconciler/kind";
import { isHidden } from "../../reconciler/members";
import { wordOf } from "../../reconciler/word";
import { computedOf, validationOf } from "./validation";

/** What is truly an identity provider's own. */
export const deeds: Deeds = {
  describe: ({ origin }, { id, type }) => ({
    found: `${origin} has an identity provider with this domain already (id ${shownId(id)}, ${wordOf(type)}), and allows one for each`,
    doubt: "this identity provider is not what it was to make",
  }),
  adopted: () => "its credential cannot be compared; the declared one was taken into the state and not written",
  verdict: refusalOfCredential,
  answered: computedOf,
};

/** What to do about a credential that the gateway took and the org does not accept: without it the object is of no use. */
function refusalOfCredential(live: Json, { variant }: Declaration): string | undefined {
  if (validationOf(live)?.valid !== false) return undefined;
  const names = Object.keys(variant.members).filter((name) => isHidden(variant.members[name]));
  return `the gateway took it, but its credential is not accepted (validationStatus.valid is false); check ${names.join(" and ")} and its rights in the org`;
}
