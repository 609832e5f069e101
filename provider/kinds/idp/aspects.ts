import { offlineMembers } from "../../../sdk/generated/contract";
import { validators } from "../../../sdk/generated/validators";
import { isRefused } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";
import { offlineFeature } from "../../gateway/offline-feature";
import { optional } from "../../gateway/optional-feature";
import { Block } from "../../reconciler/aspects/block";
import { SingleValue } from "../../reconciler/aspects/single-value";
import { objectCalls } from "../../reconciler/client-calls";

/** When an identity provider counts as not reachable, and as reachable again. */
export const healthPolicy = new Block({
  name: "healthPolicy",
  singular: "health policy",
  isOptional: true,
  table: offlineMembers.IdPOfflineModeHealthPolicy,
  validator: validators.HealthPolicy,
  calls: ({ identityProviders }) => optional(objectCalls(identityProviders.healthPolicy), offlineFeature),
});

/** Whether the gateway goes into offline mode by itself. */
export const failoverMode = new SingleValue({
  name: "failoverMode",
  singular: "failover mode",
  member: "mode",
  fact: offlineMembers.IdPOfflineModeFailoverMode.mode,
  calls: ({ identityProviders }) => optional(objectCalls(identityProviders.failoverMode), offlineFeature),
  causeOf: ({ error, value }) => {
    if (value !== "AUTOMATIC" || !isRefused(error)) return error;
    return new ExplainedError(
      error,
      "AUTOMATIC needs the authentication service (OagAuthenticationService; let this identity provider depend on it with { dependsOn }), and may need a directory (OagDirectory): where the gateway refuses it without one, leave failoverMode out, run `pulumi up`, and declare it once the directory is there",
    );
  },
});
