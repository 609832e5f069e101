import type * as pulumi from "@pulumi/pulumi";

/**
 * The outputs of a resource class, plain, by the same names: `OutputsOf<OagApp>["policies"]` is what `app.policies.apply(…)`
 * hands over.
 */
export type OutputsOf<Resource extends pulumi.CustomResource> = {
  // The name that the engine has for a resource is none of the object's.
  [Name in keyof Resource as Name extends "urn"
    ? never
    : Resource[Name] extends pulumi.OutputInstance<unknown>
      ? Name
      : never]: Resource[Name] extends pulumi.OutputInstance<infer Value> ? Value : never;
};
