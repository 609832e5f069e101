import { isGone } from "../../../sdk/errors";
import { shownOf } from "../../../sdk/read/shape";
import { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId, StateId } from "../../ids";
import { type Outputs, outputsIn, type ReadResult } from "../../lifecycle";
import { ownedNamesIn } from "../../values/owned-paths";
import { readable } from "../aspects/readable";
import { refreshedMembers } from "../compare/members";
import { inputsFrom, outputsFrom } from "../crossings";
import { flawOfId } from "../id-form";
import type { Hooks, Kind } from "../kind";
import type { Variant } from "../kind-facts";
import { liveIn } from "../origin";
import { propsOf } from "../parsed/by-aspect";
import { computedOutputs } from "../parsed/computed";
import { everyAspect, type Live, observe, type Wanted, withAspects } from "../parsed/live";
import type { Managed } from "../parsed/managed";
import { withOptional } from "../parsed/optional-aspects";
import { outputsOf, parseState, recordedOrigin } from "../parsed/state";
import { variantOf } from "../parsed/variant";
import { objectAt, type Place } from "../place";
import { computedIn } from "./computed";
import { notThere } from "./exists";
import { assertOrigin } from "./moved";

/** One object to read. */
interface Reading {
  place: Place;
  /** Its own id. */
  id: ObjectId;
  /** As the state has it. */
  stateId: StateId;
  outputs: Outputs;
  hooks: Hooks;
}

/** Reads an object: live values for what is owned on refresh, all that the API tells on `.get()`. One that is gone has an empty id on refresh, and is an error on `.get()`. */
export async function readObject(kind: Kind, gateway: Gateway, stateId: StateId, outputs: Outputs): Promise<ReadResult> {
  const isOwned = ownedNamesIn(outputs) !== undefined;
  if (!isOwned) assertId(kind, stateId);
  const { place, id } = objectAt(kind, gateway, stateId);
  const reading = { place, id, stateId, outputs, hooks: await kind.hooks() };
  try {
    return await (isOwned ? refresh(reading) : get(reading));
  } catch (error) {
    if (!isOwned) throw notThere(kind, stateId, gateway, error);
    if (!isGone(error)) throw error;
    assertOrigin(gateway, { noun: kind.noun, recorded: recordedOrigin(outputs) });
    // Its key is free again for a create of this run.
    await place.inventory.forget(id);
    return { id: "", props: outputsIn({}) };
  }
}

/** A state has the id of an object; `.get()` has whatever the program says. @throws for what cannot be one, before anything is sent */
function assertId(kind: Kind, id: string): void {
  const flaw = flawOfId(kind, id);
  if (flaw !== undefined) throw new OagResourceError("OAG_CONFIG", `the id that .get() was given ${flaw}; nothing was sent`);
}

/** An object with some of its aspects: from the joined list where there is one, otherwise read by itself. */
async function readLive({ place, id, hooks }: Reading, wanted: Wanted, guess: Variant): Promise<Live> {
  const joined = await hooks.joined?.(place.gateway, id);
  return joined === undefined ? observe(place, id, wanted, guess) : withAspects(place, joined, wanted);
}

async function refresh(reading: Reading): Promise<ReadResult> {
  const { place, stateId, outputs, hooks } = reading;
  const { kind, gateway } = place;
  const old = parseState(kind, outputs);
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
    ...(owned.has("status") && { status: live.status ?? undefined }),
  };
  const shown = computedIn(place, live);
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
async function get(reading: Reading): Promise<ReadResult> {
  const { place, stateId, outputs, hooks } = reading;
  const { kind, gateway, parent } = place;
  const found = await readLive(reading, everyAspect, variantOf(kind, outputs.type));
  // Whoever reads many objects knows which cannot have any of it.
  const live = outputs.__optional === false ? found : await withOptional(place, found);
  const { members, readMembers = members, aspects } = live.variant;
  const computed = computedIn(place, live);
  return {
    id: stateId,
    props: outputsFrom({
      // No response says under which object it is.
      ...(kind.parent !== undefined && { [kind.parent]: parent }),
      ...readable(readMembers, liveIn(shownOf(kind.schema, live.members))),
      ...Object.fromEntries(
        aspects.map((aspect) => [
          aspect.name,
          live.aspects[aspect.name] === undefined ? undefined : aspect.shown(live.aspects[aspect.name]),
        ]),
      ),
      ...(hooks.complete?.isShown ? await hooks.complete.read(gateway, live, computed) : computed),
    }),
  };
}
