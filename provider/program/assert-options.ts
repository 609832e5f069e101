import * as pulumi from "@pulumi/pulumi";
import { ProgramError } from "./program-error";
import { isAbsent } from "./program-values";

/** The options that name resources. */
interface Options {
  provider?: unknown;
  parent?: unknown;
}

/**
 * Refuses what is no resource where Pulumi wants one: its own error would be a stack trace.
 * @param who whose options they are, as the sentence begins
 * @throws RunError
 */
export function assertOptions(who: string, { provider, parent }: Options = {}): void {
  if (!isAbsent(provider) && !isProvider(provider))
    throw new ProgramError(
      "OAG_ARGUMENT_TYPE",
      `${who}: the option provider must be the provider itself, const gateway = new OagProvider(…), not ${given(provider)}`,
    );
  if (!isAbsent(parent) && !pulumi.Resource.isInstance(parent))
    throw new ProgramError("OAG_ARGUMENT_TYPE", `${who}: the option parent must be the resource itself, not ${given(parent)}`);
}

/** True for a provider of any package. The SDK keeps a resource's type, and does not declare it. */
export const isProvider = (value: unknown): value is pulumi.ProviderResource =>
  pulumi.Resource.isInstance(value) && String((value as { __pulumiType?: unknown }).__pulumiType).startsWith("pulumi:providers:");

function given(value: unknown): string {
  if (pulumi.Resource.isInstance(value)) return "another resource";
  return typeof value === "string" ? "a text" : "something else";
}
