import type * as pulumi from "@pulumi/pulumi";

/** The explicit provider of a resource, its own or its parent's; undefined where it is the default one. */
export const providerOf = (type: string, opts: pulumi.CustomResourceOptions | undefined): pulumi.ProviderResource | undefined =>
  opts?.provider ?? opts?.parent?.getProvider(type);
