import type * as pulumi from "@pulumi/pulumi";
import type { OagIdentityProvider } from "../../kinds/idp/resource";
import { assertArguments } from "../argument-names";
import { type LookupOptions, lookUp } from "./lookup-resource";
import type { OutputsOf } from "./outputs-of";

/** What to look an identity provider up by. */
export interface GetIdentityProviderArgs {
  /**
   * Domain of the org or tenant, in upper or lower case; a gateway has one identity provider per domain.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  domain: pulumi.Input<string>;
}

/**
 * An identity provider as a look-up finds it: the outputs of an {@link OagIdentityProvider}, by the same names and in the same shape. All
 * that the API tells is filled in, declared or not; it never tells credentials.
 */
export interface IdentityProviderResult extends OutputsOf<OagIdentityProvider> {}

/**
 * Looks up an identity provider that this stack does not manage. None is an error that names what was looked for.
 * Its result can stand wherever the outputs of an {@link OagIdentityProvider} can. Needs the scope `okta.oag.idp.read`; offline mode
 * is left out where the gateway does not have it or the client lacks a scope for it.
 * @throws RunError unless the domain is there, and nothing else
 * @see API reference, IDPs
 *
 * @example
 * new OagApp("payroll", { idpId: getIdentityProvider({ domain: "acme.okta.com" }).id, … });
 */
export function getIdentityProvider(args: GetIdentityProviderArgs, opts?: LookupOptions): pulumi.Output<IdentityProviderResult> {
  assertArguments("getIdentityProvider", args, { allowed: ["domain"], required: ["domain"] });
  return lookUp("identityProvider", { domain: args.domain }, opts) as pulumi.Output<IdentityProviderResult>;
}
