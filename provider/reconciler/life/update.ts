import { once } from "../../../sdk/once";
import { textOf } from "../../../sdk/text";
import { OagPartialError, UnchangedError } from "../../errors/partial";
import type { Gateway } from "../../gateway/gateways";
import type { StateId } from "../../ids";
import type { Outputs } from "../../lifecycle";
import type { Aspect } from "../aspect";
import { type MembersScope, membersScope, ownMembers, writeMembers } from "../aspects/members-write";
import { tellReleased } from "../aspects/released";
import { readStatus, setStatus, statusStep } from "../aspects/status";
import { changedMembers, isSameValue } from "../compare/equal";
import { memberIn } from "../compare/member-table";
import type { Kind } from "../kind";
import { objectAt } from "../location";
import { noticeAbout } from "../notice-about";
import type { Located } from "../parsed/computed";
import { type Declaration, declaredAspects } from "../parsed/declaration";
import { Owned } from "../parsed/owned";
import { dotted } from "../parsed/paths";
import { outputsOf, type State, wantedState } from "../parsed/state";
import { Progress } from "../progress";
import { filtered, liveIn, type Members, nowKnown, type Word } from "../provenance";
import { observe, readMembers } from "../reads/observe";
import type { Step } from "../step";
import { doubting } from "../writes/doubt";
import { LastLook } from "../writes/last-look";
import { computedInResponse } from "./computed";
import { converge } from "./converge";
import { assertNotMoved } from "./moved";
import { orderOf } from "./order";
import { recordUnread } from "./record-unread";
import { settle } from "./settle";
import { assertUnfinished } from "./unfinished";

/** An update on its way. */
interface Update extends MembersScope {
  old: State;
}

/**
 * Writes where the old state and the program differ, and nothing else. The update that finishes an unfinished create
 * converges fully.
 */
export async function updateObject(
  kind: Kind,
  gateway: Gateway,
  stateId: StateId,
  state: State,
  declaration: Declaration,
): Promise<Outputs> {
  const { location, id } = objectAt(kind, gateway, stateId);
  const hooks = await kind.hooks();
  const { state: old, recorded } = recordUnread(state, declaration.managed);
  await assertNotMoved(gateway, { noun: kind.noun, recorded: old.computed.gateway }, () => location.calls.get(id));
  if (old.incomplete) {
    const live = await observe(location, id, () => declaredAspects(declaration), declaration.variant);
    assertUnfinished(old, live, kind.shape.isOnlyOne ? declaration.managed.members : undefined);
    return (await converge({ location, declaration, hooks }, live, { before: old.known })).outs;
  }
  const progress = new Progress({ noun: kind.noun, title: declaration.title }, old.known);
  const readOnce = once(() => readMembers(location, id));
  const update: Update = membersScope({ gateway, id, progress, readMembers: readOnce, location, declaration, hooks, old });
  if (recorded.length > 0)
    noticeAbout(
      gateway,
      progress,
      `the gateway never shows ${recorded.map(dotted).join(", ")}; what is declared was taken into the state and not written`,
    );

  // What is taken out of use is so first, and what cannot be is not stripped of its parts; what is put in use is so last.
  const { variant, managed } = declaration;
  const isStatusFirst = managed.status !== kind.status?.inUse;
  if (isStatusFirst) await updateStatus(update);
  if (!progress.failed) {
    for (const step of orderOf(kind, variant, old.known, managed)) await updateStep(update, step);
    if (!isStatusFirst) await updateStatus(update);
    // Also where nothing is left to write: the engine asks again after a wait that failed.
    await settle(update, progress.changed);
  }
  return await outcomeOf(update, stateId);
}

/** The outputs after an update, or the failure with what the gateway is known to have. */
async function outcomeOf(update: Update, stateId: StateId): Promise<Outputs> {
  const { progress, declaration, old } = update;
  const computed = await lookedAt(update, computedAfter(update));
  if (!progress.failed) return outputsOf(wantedState(declaration, computed));
  if (!progress.mayHaveChanged) throw new UnchangedError(progress.failures);
  throw new OagPartialError({
    id: stateId,
    properties: outputsOf({ ...old, known: progress.known, computed, owned: ownedAfter(update) }),
    object: progress,
    failed: progress.failures,
    outcome: progress.changed ? "partial" : "doubtful",
  });
}

async function updateStep(update: Update, step: Step): Promise<unknown> {
  if (step.writes === "members") return updateMembers(update);
  return step.writes === "temporary" ? step.block.write(update, step.values) : updateAspect(update, step.aspect);
}

async function updateMembers(update: Update): Promise<void> {
  const { old, declaration, hooks, progress } = update;
  const { variant, managed } = declaration;
  const before = old.known.members;
  const changed = changedMembers(variant.members, managed.members, before, (name) => old.owned.has(name));
  const written = filtered(changed, (name) => !memberIn(variant.members, name)?.fixed);
  if (Object.keys(written).length > 0) {
    const isOurs = await progress.step(ownMembers, async () => hooks.assertOurs?.(old, await update.readMembers(), written));
    if (isOurs) await writeMembers(update, written);
  }
  progress.drop(Object.keys(before).filter((name) => managed.members[name] === undefined));
}

async function updateAspect(update: Update, aspect: Aspect): Promise<void> {
  const { old, declaration, location } = update;
  const { name } = aspect;
  const { status } = declaration.managed;
  await aspect.update(update, {
    before: old.known.aspects[name],
    after: declaration.managed.aspects[name],
    ownedMembers: old.owned.inside(name),
    isOwned: old.owned.has(name),
    changesStatus: location.kind.status !== undefined && status !== undefined && !isSameValue(old.known.status, status),
    isNeeded: declaration.needed.includes(name),
  });
}

async function updateStatus({ gateway, id, old, location, declaration, progress }: Update): Promise<void> {
  const wanted = declaration.managed.status;
  if (wanted === undefined) {
    if (old.known.status !== undefined) tellReleased({ gateway, progress }, ["status"]);
    progress.keepStatus(undefined);
    return;
  }
  if (isSameValue(old.known.status, wanted) || progress.failed) return;
  const status = textOf(wanted);
  await progress.step(statusStep(gateway, status), async () => {
    // Read now: what the other steps have read may be seconds old.
    const current = await readStatus(location, id);
    const looked = new LastLook<Word<"live"> | undefined>();
    const onAccepted = () => {
      progress.changed = true;
      progress.forgetStatus();
    };
    // A look that shows the old one settles it.
    const forget = () => looked.showed(current) || progress.forgetStatus();
    await doubting(progress, setStatus(location, id, { wanted: status, current, onAccepted, looked }), forget);
    progress.changed ||= current !== status;
    progress.keepStatus(wanted);
  });
}

/** Of what needs time to settle, the outputs tell how it is now. A look that fails costs nothing. */
async function lookedAt({ hooks, gateway, progress, declaration }: Update, computed: Located): Promise<Located> {
  if (hooks.settle === undefined || hooks.complete === undefined || (progress.failed && !progress.mayHaveChanged)) return computed;
  return hooks.complete.read(gateway, { members: liveIn({}), variant: declaration.variant }, computed).catch(() => computed);
}

/** What is owned after a step of the update failed: what the gateway is known to have, and what is declared as before. */
function ownedAfter({ old, declaration, progress }: Update): Owned {
  const { variant, managed } = declaration;
  const known = Owned.by(variant, { ...progress.known, members: { ...progress.known.members, ...nowKnown(fixedOf(declaration)) } });
  return known.with(old.owned.within(Owned.by(variant, managed)));
}

const fixedOf = ({ variant, managed }: Declaration): Members<"declared"> =>
  filtered(managed.members, (name) => memberIn(variant.members, name)?.fixed === true);

/** The computed outputs after the update. */
function computedAfter({ gateway, old, location, hooks, declaration, progress }: Update): Located {
  const { status } = progress.known;
  return {
    ...old.computed,
    // One that is not known is none, or the next update would see no change.
    ...((typeof status === "string" || !progress.isStatusKnown) && { status }),
    ...computedInResponse(location, hooks, declaration.variant, old.known, progress),
    gateway: gateway.origin,
  };
}
