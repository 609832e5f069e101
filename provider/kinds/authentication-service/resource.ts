import * as pulumi from "@pulumi/pulumi";
import { offlineMembers } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import type * as generated from "../../generated/args";
import { adoptionOf } from "../../program/adoption";
import { authenticationServiceProvider, authenticationServiceType } from "../../program/constants";
import { prepare } from "../../program/prepare";
import { assertOnce } from "../../program/unique";

/**
 * Arguments of an {@link OagAuthenticationService}, which needs at least one node. `username` and `password` of the database are secrets,
 * whatever the program does, and no read shows them.
 */
export interface OagAuthenticationServiceArgs extends generated.AuthenticationServiceOwnArgs {}

/** Outputs of an {@link OagAuthenticationService} that repeat what is declared; `username` and `password` are encrypted secrets. */
export interface OagAuthenticationService extends generated.AuthenticationServiceOwnOutputs {}

const kind = {
  provider: authenticationServiceProvider,
  outputs: [...Object.keys(offlineMembers.AuthenticationServiceSetting), "healthStatus", "gateway"],
  secrets: credentialPlaces.authenticationService,
};

/**
 * The authentication service of a gateway, which signs users in during offline mode (Limited Early Access). A gateway has
 * one; its id is the gateway's origin. Created, it is enabled, and ready once the gateway says that it is healthy: for that
 * an `up` waits ten minutes at most. Deleted, it is disabled, which a gateway refuses while the failover mode of an identity
 * provider is `AUTOMATIC`. Needs the scopes `okta.oag.authenticationService.manage` and `.read`.
 *
 * @example
 * const service = new OagAuthenticationService("offline", {
 *   serverNodes: ["oag.example.com"], publicDomain: "login.example.com", certificateId: certificate.id,
 *   database: { type: "mysql", host: "db.example.com", port: 3306, name: "oag", username, password },
 * });
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the merged interface names outputs that Pulumi assigns at run time
export class OagAuthenticationService extends pulumi.CustomResource {
  /** The type token in URNs and policies. */
  static readonly __pulumiType = authenticationServiceType;

  /** `HEALTHY`, `DEGRADED`, `UNHEALTHY`, `INITIALIZING` or `UNKNOWN`, as the gateway last said; undefined where it does not say. */
  declare readonly healthStatus: pulumi.Output<string | undefined>;
  /** The origin that it lives on, `https://host[:port]`. */
  declare readonly gateway: pulumi.Output<string>;

  /**
   * Reads the service where this stack does not manage it; the API never tells its credentials.
   * @param id the gateway's origin, `https://host[:port]`
   * @throws in the preview when it is not enabled
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): OagAuthenticationService {
    return new OagAuthenticationService(name, undefined, { ...opts, id });
  }

  /** True for an OagAuthenticationService, also one of another copy of this package. */
  static override isInstance(value: unknown): value is OagAuthenticationService {
    return (value as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === authenticationServiceType;
  }

  /**
   * @param name the resource's name in the stack
   * @param args nodes, database and host name; see {@link OagAuthenticationServiceArgs}
   * @param opts Pulumi's options; `{ import: "https://<gateway>" }` adopts the service that is enabled, if it equals the arguments
   * @throws RunError when the private key is configured in plain text, the package is not installed for the program, or another
   * resource of the program is the service of the same gateway
   */
  constructor(name: string, args: OagAuthenticationServiceArgs, opts?: pulumi.CustomResourceOptions);
  /** @internal What is only read has no arguments. */
  constructor(name: string, args: undefined, opts: pulumi.CustomResourceOptions & { id: pulumi.Input<pulumi.ID> });
  constructor(name: string, args: OagAuthenticationServiceArgs | undefined, opts?: pulumi.CustomResourceOptions) {
    const resource = { type: authenticationServiceType, name, opts };
    if (args !== undefined) assertOnce(resource);
    const adopting = adoptionOf(resource);
    const { props, options } = prepare(kind, { args: args ?? {} }, adopting);
    super(authenticationServiceType, name, props, options);
  }
}
