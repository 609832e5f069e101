import * as pulumi from "@pulumi/pulumi";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import * as generated from "../../generated/args";
import { adoptionOf } from "../../program/adoption";
import { idpProvider, idpType } from "../../program/constants";
import { prepare } from "../../program/prepare";
import { assertUnique } from "../../program/unique";
import type { ValidationStatus } from "./validation-status";

/** Offline mode of an identity provider. Limited Early Access. */
export interface FailoverArgs {
  /**
   * `AUTOMATIC`: the gateway goes into offline mode by itself when the identity provider cannot be reached, which SAML and OIDC
   * apps need. `AUTOMATIC` is refused before there is an authentication service: let the identity provider depend on it. On some
   * gateways it is refused before there is a directory: then declare it in a second `pulumi up`.
   * @default left alone
   * @see API reference, IDPs Offline Mode
   */
  failoverMode?: pulumi.Input<"AUTOMATIC" | "DISABLED">;
  /**
   * When it counts as not reachable, and as reachable again. Owned member by member.
   * @default left alone
   * @see API reference, IDPs Offline Mode Health Policy
   */
  healthPolicy?: pulumi.Input<generated.HealthPolicyArgs>;
}

/** Arguments of an {@link OagIdentityProvider}; `type` decides which belong. */
export type OagIdentityProviderArgs = (generated.OktaIdentityProviderArgs | generated.Auth0IdentityProviderArgs) & FailoverArgs;

/** Outputs of an {@link OagIdentityProvider} that repeat what is declared; credentials are encrypted secrets. */
export interface OagIdentityProvider extends generated.IdentityProviderOwnOutputs {}

const kind = {
  provider: idpProvider,
  outputs: [...generated.identityProviderOwnNames, "type", "failoverMode", "healthPolicy", "validationStatus", "gateway"],
  secrets: credentialPlaces.idp,
};

/**
 * An identity provider of an Okta Access Gateway: an Okta org or an Auth0 tenant.
 * A new `domain` replaces it, the new one first.
 *
 * @example
 * new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: config.requireSecret("oktaApiToken") });
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the merged interface names outputs that Pulumi assigns at run time
export class OagIdentityProvider extends pulumi.CustomResource {
  /** The type token in URNs and policies. */
  static readonly __pulumiType = idpType;

  /** `IDP_OKTA` or `IDP_AUTH0`. */
  declare readonly type: pulumi.Output<OagIdentityProviderArgs["type"]>;
  /** Whether the gateway goes into offline mode by itself, as declared. */
  declare readonly failoverMode: pulumi.Output<"AUTOMATIC" | "DISABLED" | undefined>;
  /** Declared settings of when it counts as not reachable. */
  declare readonly healthPolicy: pulumi.Output<generated.HealthPolicy | undefined>;
  /** Whether the credential is accepted, and what it may do. */
  declare readonly validationStatus: pulumi.Output<ValidationStatus | undefined>;
  /** The origin that it lives on, `https://host[:port]`. */
  declare readonly gateway: pulumi.Output<string>;

  /**
   * Reads an identity provider that this stack does not manage; the API never tells credentials.
   * @throws in the preview when there is none with the id
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): OagIdentityProvider {
    return new OagIdentityProvider(name, undefined, { ...opts, id });
  }

  /** True for an OagIdentityProvider, also one of another copy of this package. */
  static override isInstance(value: unknown): value is OagIdentityProvider {
    return (value as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === idpType;
  }

  /**
   * @param name the resource's name in the stack
   * @param args domain and credential; see {@link OagIdentityProviderArgs}
   * @param opts Pulumi's options; `{ import: id }` adopts one that exists; its credential is taken into the state, not written
   * @throws RunError when the private key is configured in plain text, the package is not installed for the program, or another
   * resource of the program has the same domain or import id
   */
  constructor(name: string, args: OagIdentityProviderArgs, opts?: pulumi.CustomResourceOptions);
  /** @internal What is only read has no arguments. */
  constructor(name: string, args: undefined, opts: pulumi.CustomResourceOptions & { id: pulumi.Input<pulumi.ID> });
  constructor(name: string, args: OagIdentityProviderArgs | undefined, opts?: pulumi.CustomResourceOptions) {
    const own = assertUnique({ type: idpType, name, opts }, (args ?? {}) as generated.OktaIdentityProviderArgs, "domain");
    const adopting = adoptionOf({ type: idpType, name, opts });
    const { props, options } = prepare(kind, { args: own }, adopting);
    super(idpType, name, props, options);
  }
}
