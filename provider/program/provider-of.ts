import * as pulumi from "@pulumi/pulumi";
import { isProvider } from "./assert-options";

/**
 * The explicit provider of a resource, its own or its parent's; undefined where it is the default one. Options that are no resources
 * are told by name a moment later ({@link assertOptions}).
 */
export function providerOf(type: string, opts: pulumi.CustomResourceOptions | undefined): pulumi.ProviderResource | undefined {
  if (isProvider(opts?.provider)) return opts.provider;
  return pulumi.Resource.isInstance(opts?.parent) ? opts.parent.getProvider(type) : undefined;
}
