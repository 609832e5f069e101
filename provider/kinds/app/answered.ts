import type { Json } from "../../../sdk/json";
import { present, sameMember } from "../../reconciler/compare";
import { type Computed, computedOf } from "./state";

/**
 * The computed outputs that the answer to a replace tells. SAML metadata belongs to one identity provider: where the answer
 * leaves it out after a move, the old one is no longer true, and the next refresh reads the new one.
 */
export function answeredOutputs(answer: Json | undefined, oldIdpId: unknown, idpId: unknown): Partial<Computed> {
  if (answer === undefined) return {};
  // The status at the time of the replace: it may have changed since, in the same update.
  const { status: _, gateway: __, ...shown } = computedOf(answer, "");
  return { ...(!sameMember("idpId", oldIdpId, idpId) && { idpMetadata: undefined }), ...present(shown) };
}
