import { levelOfRule } from "../../../rules/open/levels";
import { textOf } from "../../../sdk/text";
import type { Members, Provenance } from "../../reconciler/provenance";

/** A policy that takes effect, and the one in whose place it does. */
interface AccessChange {
  policy: Members<"declared">;
  instead?: Members<"live">;
}

/** What a write does to the access that an app's policies give. */
export interface Effect {
  /** A policy asks for more: where nothing of it matched before, or, in the same place, than `instead` did. */
  closes?: AccessChange;
  /** A policy asks for less, or begins to match where others may have asked for more. */
  opens?: AccessChange;
  /** A policy no longer matches what it matched. */
  drops?: Members<"live">;
}

/** How much a policy asks of a request; a rule that is newer than the contract is taken for one that asks for a session. */
export const levelOf = (policy: Members<Provenance>): number => levelOfRule(textOf(policy.rule)) ?? 1;

/**
 * True when `first` must be done before `second`, so that no path is open for a moment that is closed before and after.
 * That follows from three facts, whatever the exact precedence of paths: what closes comes before what stops to close and
 * before what opens; and what is open goes before the closed policy above it, which would uncover it. "Open" is relative:
 * a rule that asks for a session only is open to one that asks for more.
 */
export function mustPrecede({ first, second }: { first: Effect; second: Effect }): boolean {
  const { closes, drops } = first;
  return (
    (closes !== undefined && second.drops !== undefined && takesOver(closes, second.drops)) ||
    (closes !== undefined && second.opens !== undefined && liesAbove({ closes, opens: second.opens })) ||
    (drops !== undefined && second.drops !== undefined && levelOf(drops) < levelOf(second.drops) && canOverlap(drops, second.drops))
  );
}

/** True when a policy may close from now on what another one closed. */
function takesOver({ policy, instead }: AccessChange, dropped: Members<"live">): boolean {
  const before = instead === undefined ? 0 : levelOf(instead);
  return Math.min(levelOf(policy), levelOf(dropped)) > before && canOverlap(policy, dropped);
}

/** True when a new policy may close what another one would open. One in the place of an old one is above it already. */
function liesAbove({ closes: { policy, instead }, opens }: { closes: AccessChange; opens: AccessChange }): boolean {
  return instead === undefined && levelOf(policy) > levelOf(opens.policy) && canOverlap(policy, opens.policy);
}

/** What becomes of access when a live policy is replaced by another; without either one is created or removed. */
export function effectOf(live: Members<"live"> | undefined, wanted: Members<"declared"> | undefined): Effect {
  const [from, to] = [decides(live), decides(wanted)];
  const isInPlace = from?.resourcePath === to?.resourcePath && isCustom(from) === isCustom(to);
  const widens = !isInPlace || (isSensitive(from) && !isSensitive(to));
  const narrows = !isInPlace || (!isSensitive(from) && isSensitive(to));
  const instead = widens ? undefined : from;
  const difference = to === undefined || instead === undefined ? undefined : levelOf(to) - levelOf(instead);
  const change = to && { policy: to, ...(instead && { instead }) };
  return {
    ...(change && (difference === undefined || difference > 0) && { closes: change }),
    ...(change && (difference === undefined || difference < 0) && { opens: change }),
    ...(from && narrows && { drops: from }),
  };
}

/** A policy that is switched off decides nothing. */
const decides = <P extends Members<Provenance>>(policy: P | undefined) =>
  policy === undefined || policy.active === false ? undefined : policy;
/** A path without letters, the root among them, is the same in any case. */
const isSensitive = (policy: Members<Provenance> | undefined) =>
  policy?.caseSensitive !== false || !/\p{L}/u.test(textOf(policy.resourcePath));
const isCustom = (policy: Members<Provenance> | undefined) => policy?.rule === "CUSTOM";

/** True when one request may match both: one path begins with the other, or a regular expression may match anything. */
function canOverlap(a: Members<Provenance>, b: Members<Provenance>): boolean {
  if (isCustom(a) || isCustom(b)) return true;
  const [left, right] = [stemOf(a), stemOf(b)];
  return left.startsWith(right) || right.startsWith(left);
}

const stemOf = (policy: Members<Provenance>) => textOf(policy.resourcePath).toLowerCase().replace(/\/$/, "");
