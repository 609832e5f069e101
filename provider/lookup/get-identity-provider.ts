import type * as pulumi from "@pulumi/pulumi";
import { type LookupOptions, lookUp } from "./lookup-resource";

/** What to look an identity provider up by. */
export interface GetIdentityProviderArgs {
  /** Domain of the org or tenant, in upper or lower case; a gateway has one identity provider per domain. */
  domain: pulumi.Input<string>;
}

/** An identity provider as a look-up finds it. */
export interface IdentityProviderResult {
  /** The id that `idpId` of an app and the `import` option take. */
  readonly id: string;
  /** `IDP_OKTA` or `IDP_AUTH0`. */
  readonly type: string;
  /** Domain of the org or tenant, as the gateway has it. */
  readonly domain: string;
  /** Display name; undefined where there is none. */
  readonly name?: string;
  /** Free text; undefined where there is none. */
  readonly description?: string;
  /** Tenant; of an Okta org the gateway fills it in. */
  readonly tenant?: string;
}

/**
 * Looks up an identity provider that this stack does not manage. None is an error that names what was looked for.
 * Needs the scope `okta.oag.idp.read`.
 * @see API reference, IDPs
 *
 * @example
 * new OagApp("payroll", { idpId: getIdentityProvider({ domain: "acme.okta.com" }).id, … });
 */
export function getIdentityProvider(args: GetIdentityProviderArgs, opts?: LookupOptions): pulumi.Output<IdentityProviderResult> {
  return lookUp("identityProvider", { domain: args.domain }, opts) as pulumi.Output<IdentityProviderResult>;
}
