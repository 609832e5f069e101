import type * as pulumi from "@pulumi/pulumi";
import type { OagApp } from "../../kinds/app/resource";
import { assertArguments } from "../argument-names";
import { type LookupOptions, lookUp } from "./lookup-resource";
import type { OutputsOf } from "./outputs-of";

/** What to look an application up by. */
export interface GetAppArgs {
  /**
   * Display name, compared exactly.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  label: pulumi.Input<string>;
}

/**
 * An application as a look-up finds it: the outputs of an {@link OagApp}, parts among them, by the same names and in the same shape. All
 * that the API tells is filled in, declared or not; secret values are left out, and `triggers`, which only a state has. Where something in
 * it repeats a secret of the program, Pulumi takes the whole for secret. The keys of its maps are those that a program would
 * choose: the name of an attribute, the path of a policy, the host name of a protected resource.
 */
export interface AppResult extends OutputsOf<OagApp> {}

/**
 * Looks up an application that this stack does not manage, with its parts. None is an error that names what was looked for.
 * Its result can stand wherever the outputs of an {@link OagApp} can. Needs the scope `okta.oag.app.read`; offline mode is left out
 * where the gateway does not have it or the client lacks a scope for it.
 * @throws RunError unless the label is there, and nothing else
 * @see API reference, Applications
 *
 * @example
 * const openPaths = ({ policies }: Pick<OagApp, "policies">) =>
 *   policies.apply((rules = {}) => Object.keys(rules).filter((path) => rules[path]?.rule === "NO_AUTH"));
 * export const open = [openPaths(payroll), openPaths(getApp({ label: "Wiki" }))];
 */
export function getApp(args: GetAppArgs, opts?: LookupOptions): pulumi.Output<AppResult> {
  assertArguments("getApp", args, { allowed: ["label"], required: ["label"] });
  return lookUp("app", { label: args.label }, opts) as pulumi.Output<AppResult>;
}
