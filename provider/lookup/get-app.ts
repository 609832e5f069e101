import type * as pulumi from "@pulumi/pulumi";
import { type LookupOptions, lookUp } from "./lookup-resource";

/** What to look an application up by. */
export interface GetAppArgs {
  /** Display name, compared exactly. */
  label: pulumi.Input<string>;
}

/** An application as a look-up finds it: what identifies it, and the objects that it refers to. */
export interface AppResult {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** Technical name, set by the gateway. */
  readonly name: string;
  /** `CREATED`, `ACTIVE`, `INACTIVE` or `MAINTENANCE`. */
  readonly status: string;
  readonly description?: string;
  /** Host name that users enter; not for SAML and OIDC applications. */
  readonly publicDomain?: string;
  readonly idpId?: string;
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
