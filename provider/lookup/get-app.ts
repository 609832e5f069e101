import type * as pulumi from "@pulumi/pulumi";
import { type LookupOptions, lookUp } from "./lookup-resource";

/** What to look an application up by. */
export interface GetAppArgs {
  /** Display name, compared exactly. */
  label: pulumi.Input<string>;
}

/** An application as a look-up finds it: what identifies it, and the objects that it refers to. */
export interface AppResult {
  /** The id that `OagApp.get(name, id)` and the `import` option take. */
  readonly id: string;
  /** Its type, for example `OAG_HEADER_BASED`. */
  readonly type: string;
  /** Display name. */
  readonly label: string;
  /** Technical name, set by the gateway. */
  readonly name: string;
  /** `CREATED`, `ACTIVE`, `INACTIVE` or `MAINTENANCE`. */
  readonly status: string;
  /** Free text; undefined where there is none. */
  readonly description?: string;
  /** Host name that users enter; not for SAML and OIDC applications. */
  readonly publicDomain?: string;
  /** Id of its identity provider. */
  readonly idpId?: string;
  /** Id of the TLS certificate of its public domain; not for SAML and OIDC applications. */
  readonly certificateId?: string;
  /** The origin that it lives on, `https://host[:port]`. */
  readonly gateway: string;
}

/**
 * Looks up an application that this stack does not manage. None is an error that names what was looked for.
 * For its parts, use `OagApp.get(name, id)`. Needs the scope `okta.oag.app.read`.
 * @see API reference, Applications
 */
export function getApp(args: GetAppArgs, opts?: LookupOptions): pulumi.Output<AppResult> {
  return lookUp("app", { label: args.label }, opts) as pulumi.Output<AppResult>;
}
