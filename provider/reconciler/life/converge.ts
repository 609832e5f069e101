import { OagPartialError } from "../../errors/partial";
import { OagResourceError } from "../../errors/resource-error";
import { type ApiObject, objectIdOf } from "../api-object";
import { membersScope, ownMembers, writeMembers } from "../aspects/members-write";
import { setStatus, statusStep } from "../aspects/status";
import { isHidden, visible, withHidden } from "../compare/hidden";
import { present } from "../compare/present";
import type { Hooks } from "../kind";
import { type Location, stateIdOf } from "../location";
import type { Located } from "../parsed/computed";
import { type Declaration, declaredAspects } from "../parsed/declaration";
import { knownLive, type Live } from "../parsed/live";
import type { Managed } from "../parsed/managed";
import { outputsOf, wantedState } from "../parsed/state";
import { Progress } from "../progress";
import { knownIn, type Members, type Word } from "../provenance";
import { membersIn, withAspects } from "../reads/observe";
import { computedIn, computedInResponse } from "./computed";
import { orderOf } from "./order";
import { settle } from "./settle";
import type { Created, Work } from "./work";

/** How it came to what is converged. */
interface Course {
  justCreated?: boolean;
  isTaken?: boolean;
  /** What the state knew, where an earlier create was not finished. */
  before?: Managed<"known">;
  /** What is known of it so far. @default what its own members show */
  progress?: Progress;
}

/**
 * Makes an object that exists equal to all that the program declares: its own members, each aspect in an order that a
 * live object survives, the status last. What is as wanted already is not written.
 * @throws OagPartialError with the note that it is incomplete, all reasons and what the gateway is known to have
 */
export async function converge(work: Work, live: Live, course: Course = {}): Promise<Created> {
  const { justCreated = false, isTaken = false, before } = course;
  const { location, declaration, hooks } = work;
  const { gateway, kind } = location;
  const { variant, managed } = declaration;
  const { progress = beginProgress(live.members, declaration, { justCreated, ...(before && { before: before.members }) }) } = course;
  const readMembers = async () => live.members;
  const scope = membersScope({
    gateway,
    id: live.id,
    progress,
    isTaken,
    ...(before && { before }),
    readMembers,
    location,
    declaration,
    hooks,
  });

  // What a response made known was judged when it came.
  if (justCreated && isTaken) await progress.step(ownMembers, async () => assertAccepted(hooks, live.members, declaration));
  const { status } = managed;
  let reached: Word<"live" | "declared"> | undefined = live.status;
  const updateStatus = async () => {
    if (typeof status !== "string" || progress.failed) return;
    const set = () => setStatus(location, live.id, { wanted: status, current: live.status, isTaken });
    // An unanswered call may have set it all the same.
    reached = (await progress.step(statusStep(gateway, status), set)) ? status : undefined;
  };
  // What is to be taken out of use is so first, and what cannot be is not changed.
  const leavesUse = live.status === kind.status?.inUse && status !== kind.status?.inUse;
  if (leavesUse) await updateStatus();
  const found = knownLive(live);
  for (const step of progress.failed ? [] : orderOf(kind, variant, found, managed)) {
    if (step.writes === "members") await writeMembers(scope, managed.members, { isSent: justCreated });
    else if (step.writes === "temporary") await step.block.write(scope, step.values);
    else await step.aspect.converge(scope, live.aspects[step.aspect.name], managed.aspects[step.aspect.name]);
  }
  if (!leavesUse) await updateStatus();
  await settle(scope, true);
  return finish(work, { live, before: found }, progress, reached);
}

async function finish(
  { location, declaration, hooks }: Work,
  { live, before }: { live: Live; before: Managed<"known"> },
  progress: Progress,
  status: Word<"live" | "declared"> | undefined,
): Promise<Created> {
  const { kind, gateway } = location;
  const computed = {
    ...computedIn(location, live),
    ...computedInResponse(location, hooks, live.variant, before, progress),
    ...(kind.status !== undefined && { status }),
    gateway: gateway.origin,
  };
  let full: Located = computed;
  if (!progress.failed && hooks.complete !== undefined) {
    const { complete: look } = hooks;
    await progress.step(look.step, async () => {
      full = await look.read(gateway, live, computed);
    });
  }
  if (!progress.failed) return { id: stateIdOf(location, live.id), outs: outputsOf(wantedState(declaration, full)) };
  throw unfinished(location, declaration, live.members, computed, progress);
}

/**
 * What is known of an object before its aspects are looked at.
 * @param how `before`: what the state knew of its own members, where an earlier create was not finished
 */
function beginProgress(
  live: Members<"live">,
  { kind, variant, managed, title }: Declaration,
  { justCreated, before = knownIn({}) }: { justCreated: boolean; before?: Members<"known"> },
): Progress {
  const known = Object.entries(managed.members).flatMap(([name, value]) => {
    const member = variant.members[name];
    // What a create has set stays known as that: nothing else sets it here.
    if (member?.createOnly && before[name] !== undefined) return [[name, before[name]]];
    // What no read shows cannot be compared: a create has just sent it, otherwise it is written again.
    if (isHidden(member)) return justCreated ? [[name, value]] : [];
    const shown = visible(live[name], member);
    return [[name, justCreated ? withHidden({ live: shown, written: value }, member) : shown]];
  });
  return new Progress({ noun: kind.noun, title }, { members: knownIn(present(Object.fromEntries(known))), aspects: {} });
}

/** The failure of a create whose object exists. Everything declared is owned from now on, so that a refresh reads it. */
function unfinished(location: Location, declaration: Declaration, live: ApiObject, computed: Located, progress: Progress): OagPartialError {
  return new OagPartialError({
    id: stateIdOf(location, objectIdOf(live)),
    properties: outputsOf({ ...wantedState(declaration, computed), known: progress.known, incomplete: true }),
    object: progress,
    failed: progress.failures,
    outcome: "unfinished",
  });
}

/** @throws what is wrong with what the gateway made, though it made it */
function assertAccepted(hooks: Hooks, created: Members<"live">, declaration: Declaration): void {
  const refusal = hooks.whyUnusable?.(created, declaration);
  if (refusal !== undefined) throw new OagResourceError("OAG_STATE", refusal);
}

/** Goes on with an object that was just created, aspects included. Whatever fails, it is not lost. */
export async function convergeCreated(work: Work, created: ApiObject): Promise<Created> {
  const { location, declaration, hooks } = work;
  const progress = beginProgress(membersIn(location, created), declaration, { justCreated: true });
  let live: Live | undefined;
  await progress.step(ownMembers, async () => {
    assertAccepted(hooks, created, declaration);
    live = await withAspects(location, created, () => declaredAspects(declaration));
  });
  if (live === undefined)
    throw unfinished(location, declaration, created, computedIn(location, { members: created, variant: declaration.variant }), progress);
  return converge(work, live, { justCreated: true, progress });
}
