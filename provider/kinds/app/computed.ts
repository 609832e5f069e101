import type { Json } from "../../../sdk/json";
import { shownOf } from "../../../sdk/read/shape";
import { present } from "../../reconciler/compare/present";
import type { Variant } from "../../reconciler/kind-facts";

/** Outputs of an app that no program declares, as the contract says that an app of its type shows them. */
export function computedOf(live: Json, { computed }: Variant): Json {
  const { name, status, idpMetadata, oidc } = shownOf("ApplicationWithEmbedded", live);
  return { name, status, idpMetadata, ...(computed.includes("clientId") && { clientId: present(oidc).clientId }) };
}
