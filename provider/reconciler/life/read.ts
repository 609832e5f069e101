import { isGone } from "../../../sdk/errors";
import { shownOf } from "../../../sdk/read/shape";
import { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId, StateId } from "../../ids";
import { outputsIn, type ReadResult } from "../../lifecycle";
import { readable } from "../aspects/readable";
import { refreshedMembers } from "../compare/members";
import { inputsFrom, outputsFrom } from "../crossings";
import type { Hooks, Kind } from "../kind";
import type { Variant } from "../kind-facts";
import { type Location, objectAt } from "../location";
import { propsOf } from "../parsed/by-aspect";
import { computedOutputs } from "../parsed/computed";
import { everyAspect, knownLive, type Live, type Wanted } from "../parsed/live";
import type { Managed } from "../parsed/managed";
import { outputsOf, type Sought, type State } from "../parsed/state";
import { knownIn, liveAsKnown, liveIn } from "../provenance";
import { observe, withAspects } from "../reads/observe";
import { withOptional } from "../reads/optional-aspects";
import { computedIn } from "./computed";
import { notThere } from "./existence-errors";
import { assertOrigin } from "./moved";

/** One object to read. */
interface Reading {
  location: Location;
  /** Its own id. */
  id: ObjectId;
  /** As the state has it. */
  stateId: StateId;
  hooks: Hooks;
}

/** Reads an object that a state has: live values for what is owned. One that is gone has an empty id. */
export async function refreshObject(kind: Kind, gateway: Gateway, stateId: StateId, state: State): Promise<ReadResult> {
  const { location, id } = objectAt(kind, gateway, stateId);
  try {
    return await refresh({ location, id, stateId, hooks: await kind.hooks() }, state);
  } catch (error) {
    if (!isGone(error)) throw error;
    assertOrigin(gateway, { noun: kind.noun, recorded: state.computed.gateway });
    // Its key is free again for a create of this run.
    await location.inventory.forget(id);
    return { id: "", props: outputsIn({}) };
  }
}

/** Reads an object for `.get()`, or a look: all that the API tells. One that is gone is an error. */
export async function getObject(kind: Kind, gateway: Gateway, stateId: StateId, sought: Sought): Promise<ReadResult> {
  assertId(kind, stateId);
  const { location, id } = objectAt(kind, gateway, stateId);
  try {
    return await get({ location, id, stateId, hooks: await kind.hooks() }, sought);
  } catch (error) {
    throw notThere(kind, stateId, gateway, error);
  }
}

/** A state has the id of an object; `.get()` has whatever the program says. @throws for what cannot be one, before anything is sent */
function assertId(kind: Kind, id: string): void {
  const flaw = kind.shape.flawOf(id, kind);
  if (flaw !== undefined) throw new OagResourceError("OAG_CONFIG", `the id that .get() was given ${flaw}; nothing was sent`);
}

/** An object with some of its aspects: from the joined list where there is one, otherwise read by itself. */
async function readLive({ location, id, hooks }: Reading, wanted: Wanted, guess: Variant): Promise<Live> {
  const joined = await hooks.joined?.(location.gateway, id);
  return joined === undefined ? observe(location, id, wanted, guess) : withAspects(location, joined, wanted);
}

async function refresh(reading: Reading, old: State): Promise<ReadResult> {
  const { location, stateId, hooks } = reading;
  const { kind, gateway } = location;
  const { variant, owned, known } = old;
  const ownedAspects: Wanted = ({ aspects }) =>
    Object.fromEntries(
      aspects.filter(({ name }) => owned.holds(name)).map(({ name }) => [name, owned.has(name) ? undefined : owned.inside(name)]),
    );
  const live = await readLive(reading, ownedAspects, variant);
  const now: Managed<"known"> = {
    members: refreshedMembers(variant.members, live.members, known.members, owned.members(kind, variant)),
    aspects: Object.fromEntries(
      variant.aspects
        .filter(({ name }) => owned.holds(name))
        .map((aspect) => [aspect.name, aspect.refreshed(live.aspects[aspect.name], known.aspects[aspect.name], owned.inside(aspect.name))]),
    ),
    ...(owned.has("status") && { status: liveAsKnown(live.status ?? undefined) }),
  };
  const shown = computedIn(location, live);
  const kept = computedOutputs(Object.fromEntries(Object.entries(old.computed).filter(([name]) => !Object.hasOwn(shown, name))));
  const computed = (await hooks.complete?.read(gateway, live, { ...kept, ...shown })) ?? { ...kept, ...shown };
  return {
    id: stateId,
    props: outputsOf({ ...old, known: now, computed }),
    // Where `diff` leaves the comparison to the engine, it shows drift by these.
    inputs: inputsFrom({ ...propsOf(now), ...(old.importId !== undefined && { __import: old.importId }) }),
  };
}

/** All that the API tells, in the shape of the arguments; secret values are left out, and what a gateway has beyond the contract. */
async function get(reading: Reading, { guess, hasOptional }: Sought): Promise<ReadResult> {
  const { location, stateId, hooks } = reading;
  const { kind, gateway, parent } = location;
  const found = await readLive(reading, everyAspect, guess);
  const live = hasOptional ? await withOptional(location, found) : found;
  const { members, readMembers = members } = live.variant;
  const computed = computedIn(location, live);
  return {
    id: stateId,
    props: outputsFrom(
      // No response says under which object it is.
      knownIn(kind.shape.parent === undefined ? {} : { [kind.shape.parent]: parent }),
      readable(readMembers, liveIn(shownOf(kind.schema, live.members))),
      knownIn(knownLive(live).aspects),
      hooks.complete?.isShown ? await hooks.complete.read(gateway, live, computed) : computed,
    ),
  };
}
