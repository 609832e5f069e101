import { isObject } from "../../../../sdk/json";
import type { ApiItem } from "../../api-object";
import type { Change, Scope } from "../../aspect";
import { isSameValue } from "../../compare/equal";
import { present } from "../../compare/present";
import { noticeAbout } from "../../notice-about";
import { type From, knownIn } from "../../provenance";
import type { MapFacts } from "./facts";
import { entriesOf } from "./items";
import { planFully, planThreeWay } from "./plan";
import { canonicalMap } from "./same-map";
import { writeMap } from "./write";

/** Makes a map equal to all that is declared. */
export async function convergeMap(scope: Scope, facts: MapFacts, live: readonly ApiItem[], declared: From<"declared">): Promise<void> {
  const { progress } = scope;
  if (!isObject(progress.known.aspects[facts.name])) progress.keepAspect(facts.name, knownIn({}));
  await writeMap({ ...scope, facts }, planFully(facts, entriesOf(facts, declared), live));
}

/** Writes where the state and the program differ. */
export async function updateMap(scope: Scope, facts: MapFacts, { before, after, isOwned, changesStatus, isNeeded }: Change): Promise<void> {
  const { gateway, id, progress } = scope;
  if (!isObject(after)) {
    if (before === undefined) return;
    if (Object.keys(present(before)).length > 0)
      noticeAbout(gateway, progress, `its ${facts.name} are no longer managed here; they stay on the gateway as they are`);
    progress.keepAspect(facts.name, undefined);
    return;
  }
  if (isOwned && isSameValue(canonicalMap(facts, before), canonicalMap(facts, after))) return;
  await progress.step({ path: [facts.name], noun: facts.name }, async () => {
    const live = await facts.calls(gateway.client).list(id);
    const wanted = entriesOf(facts, after);
    // A map that was not owned before is owned whole from now on: what it does not name goes.
    const plan = isOwned ? planThreeWay(facts, entriesOf(facts, before), wanted, live) : planFully(facts, wanted, live);
    // An object that has just been taken out of use needs nothing.
    if (isNeeded && !changesStatus) await facts.assertEnough?.(plan, scope.readMembers);
    const isDone = await writeMap({ ...scope, facts }, plan);
    // Not owned before it is whole: the next update takes it over anew, extra items included.
    if (!isOwned && !isDone) progress.keepAspect(facts.name, undefined);
  });
}
