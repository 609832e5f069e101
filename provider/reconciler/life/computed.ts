import type { Hooks } from "../kind";
import type { Variant } from "../kind-facts";
import type { Location } from "../location";
import { type Computed, computedOutputs, type Located } from "../parsed/computed";
import type { ShownMembers } from "../parsed/live";
import type { Managed } from "../parsed/managed";
import type { Progress } from "../progress";

/** The computed outputs of an object as read. */
export const computedIn = ({ kind, gateway }: Location, { members, variant }: ShownMembers): Located => ({
  ...kind.computed(members, variant),
  gateway: gateway.origin,
});

/** The computed outputs that the response to a replace tells, if there was one. */
export function computedInResponse(
  { kind }: Location,
  hooks: Hooks,
  variant: Variant,
  before: Managed<"known">,
  progress: Progress,
): Computed {
  const { response: members } = progress;
  if (members === undefined) return computedOutputs({});
  return hooks.computedFrom?.({ members, variant }, before, progress) ?? kind.computed(members, variant);
}
