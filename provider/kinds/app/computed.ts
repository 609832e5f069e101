import { shownOf } from "../../../sdk/read/shape";
import { present } from "../../reconciler/compare/present";
import type { Variant } from "../../reconciler/kind-facts";
import { type Computed, computedOutputs } from "../../reconciler/parsed/computed";
import type { Members } from "../../reconciler/provenance";

/** Outputs of an app that no program declares, as the contract says that an app of its type shows them. */
export function computedOf(live: Members<"live">, { computed }: Variant): Computed {
  const { name, status, idpMetadata, oidc } = shownOf("ApplicationWithEmbedded", live);
  return computedOutputs({ name, status, idpMetadata, ...(computed.includes("clientId") && { clientId: present(oidc).clientId }) });
}
