import type { Json } from "../../../sdk/json";
import type { Hooks } from "../kind";
import type { Managed } from "../parsed/managed";
import type { Members } from "../parsed/origin";
import type { Computed } from "../parsed/state";
import type { Place } from "../place";
import type { Progress } from "../writes/progress";

/** The computed outputs of an object as read. */
export const computedIn = ({ kind, gateway }: Place, members: Members<"live">): Computed => ({
  ...kind.computed(members),
  gateway: gateway.origin,
});

/** The computed outputs that the response to a replace tells, if there was one. */
export function computedInResponse({ kind }: Place, hooks: Hooks, before: Managed<"known">, progress: Progress): Json {
  if (progress.response === undefined) return {};
  return hooks.computedFrom?.(progress.response, before, progress) ?? kind.computed(progress.response);
}
