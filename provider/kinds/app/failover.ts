import { OagApiError } from "../../../sdk/errors";
import { textOf } from "../../../sdk/text";
import { ExplainedError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import { offlineFeature } from "../../gateway/offline-feature";
import { MissingFeatureError, optional } from "../../gateway/optional-feature";
import type { Declaration } from "../../reconciler/parsed/declaration";
import { needFailover } from "./variants";

/**
 * SAML and OIDC apps need an identity provider with failover, and a gateway says no more than that it refuses one without. One look
 * at the failover mode tells whether that is the cause of a creation that was refused. An app that exists was taken once.
 */
export async function withFailoverCause(gateway: Gateway, { variant, managed }: Declaration, error: unknown): Promise<unknown> {
  if (!needFailover.includes(variant) || !(error instanceof OagApiError) || error.status !== 400) return error;
  const { idpId, type } = managed.members;
  const failover = optional(gateway.client.identityProviders.failoverMode, offlineFeature);
  const live = await failover.get(textOf(idpId)).then(({ mode }) => mode, missing);
  const needs = `an app of type ${textOf(type)} needs an identity provider whose failover mode is AUTOMATIC`;
  if (live instanceof MissingFeatureError)
    return new ExplainedError(
      error,
      `it may be for want of failover: ${needs}, and that of its own (${textOf(idpId)}) cannot be read: ${live.text}`,
    );
  if (live !== "DISABLED") return error;
  return new ExplainedError(
    error,
    `${needs}, and that of its own (${textOf(idpId)}) is DISABLED: declare failoverMode: "AUTOMATIC" on that OagIdentityProvider, which needs an OagAuthenticationService and an OagDirectory first (docs/by-hand.md, "Failover mode"), then run again`,
  );
}

/** A look that fails otherwise leaves the gateway's own words. */
const missing = (error: unknown): MissingFeatureError | undefined => (error instanceof MissingFeatureError ? error : undefined);
