import { textOf } from "../../sdk/text";
import type { Json } from "../plugin/markers";

/** What a write does to the access that an app's policies give: one begins to decide, one ceases to. */
export interface Effect {
  adds?: Json;
  drops?: Json;
}

/** How much a rule asks of a request: nothing, a session, a session that fits. */
const levels: Readonly<Record<string, number>> = { NO_AUTH: 0, ADAPTIVE: 0, PROTECTED: 1, PROTECTED_REGEX: 2, CUSTOM: 2 };

/** How much a policy asks of a request; a rule that is newer than the contract is taken for one that asks for a session. */
export const levelOf = (policy: Json): number => levels[textOf(policy.rule)] ?? 1;

/**
 * True when `first` must be done before `second`, so that no path is open for a moment that is closed before and after.
 * That follows from three facts, whatever the exact precedence of paths: what closes comes before what stops to close and
 * before what opens; and what is open goes before the closed policy above it, which would uncover it.
 */
export function mustPrecede(first: Effect, second: Effect): boolean {
  const { adds, drops } = first;
  return (
    (adds !== undefined && second.drops !== undefined && levelOf(adds) > 0 && levelOf(second.drops) > 0 && overlap(adds, second.drops)) ||
    (adds !== undefined && second.adds !== undefined && levelOf(adds) > levelOf(second.adds) && overlap(adds, second.adds)) ||
    (drops !== undefined && second.drops !== undefined && levelOf(drops) < levelOf(second.drops) && overlap(drops, second.drops))
  );
}

/** What becomes of access when a live policy is replaced by another; without either one is created or removed. */
export function effectOf(live: Json | undefined, wanted: Json | undefined): Effect {
  const [from, to] = [decides(live), decides(wanted)];
  if (from === undefined || to === undefined || from.resourcePath !== to.resourcePath || isCustom(from) !== isCustom(to))
    return { ...(to && { adds: to }), ...(from && { drops: from }) };
  // At the same place it takes over without a gap, unless it matches less (or more) than before.
  const narrows = !isSensitive(from) && isSensitive(to);
  const widens = isSensitive(from) && !isSensitive(to);
  return { ...((widens || levelOf(from) !== levelOf(to)) && { adds: to }), ...(narrows && { drops: from }) };
}

/** A policy that is switched off decides nothing. */
const decides = (policy: Json | undefined) => (policy === undefined || policy.active === false ? undefined : policy);
const isSensitive = (policy: Json) => policy.caseSensitive !== false;
const isCustom = (policy: Json) => policy.rule === "CUSTOM";

/** True when one request may match both: one path begins with the other, or a regular expression may match anything. */
function overlap(a: Json, b: Json): boolean {
  if (isCustom(a) || isCustom(b)) return true;
  const [left, right] = [stemOf(a), stemOf(b)];
  return left.startsWith(right) || right.startsWith(left);
}

const stemOf = (policy: Json) => textOf(policy.resourcePath).toLowerCase().replace(/\/$/, "");
