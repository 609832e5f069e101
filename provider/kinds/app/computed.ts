import { pick } from "../../../sdk/json";
import { shownOf } from "../../../sdk/read/shape";
import { present } from "../../reconciler/compare/present";
import type { Variant } from "../../reconciler/kind-facts";
import { type Computed, computedOutputs } from "../../reconciler/parsed/computed";
import type { Members } from "../../reconciler/provenance";

/** What is asked for, and the type, which decides what is shown of it. */
const asked: ReadonlySet<string> = new Set(["type", "name", "status", "idpMetadata", "oidc"]);

/** Outputs of an app that no program declares, as the contract says that an app of its type shows them. */
export function computedOf(live: Members<"live">, { computed }: Variant): Computed {
  const { name, status, idpMetadata, oidc } = shownOf(
    "ApplicationWithEmbedded",
    pick(live, (member) => asked.has(member)),
  );
  return computedOutputs({ name, status, idpMetadata, ...(computed.includes("clientId") && { clientId: present(oidc).clientId }) });
}
