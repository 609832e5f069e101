import { objectIdIn, stateIdIn } from "../../../dist/provider/ids.js";
import type { ReadResult } from "../../../dist/provider/lifecycle.js";
import type { Scope } from "../../../dist/provider/reconciler/aspect.js";
import { objectAt, placeIn, stateIdOf } from "../../../dist/provider/reconciler/place.js";
import { readMembers } from "../../../dist/provider/reconciler/reads/observe.js";
import type { Swaps } from "./hand.ts";

export const ids: Swaps = {
  "the id of an item, of its object, of what that is under, and of a state, in a call": ({ place, calls, ids, body }) => [
    calls.items.list(ids.object),
    // @ts-expect-error
    calls.items.list(ids.state),
    // @ts-expect-error
    calls.items.list(ids.item),
    calls.items.replace(ids.object, ids.item, body),
    // @ts-expect-error
    calls.items.replace(ids.item, ids.object, body),
    // @ts-expect-error
    calls.items.replace(ids.object, ids.object, body),
    calls.items.delete(ids.object, ids.item),
    // @ts-expect-error
    calls.items.delete(ids.item, ids.object),
    calls.block.get(ids.object),
    // @ts-expect-error
    calls.block.get(ids.item),
    calls.block.replace(ids.object, body),
    // @ts-expect-error
    calls.block.replace(ids.state, body),
    calls.assign.get(ids.object),
    // @ts-expect-error
    calls.assign.get(ids.state),
    place.calls.delete(ids.object),
    // @ts-expect-error
    place.calls.delete(ids.item),
    place.calls.get(ids.object),
    // @ts-expect-error
    place.calls.get(ids.parent),
    // @ts-expect-error
    place.calls.get(ids.state),
  ],
  "the id of an item, of its object, of what that is under, and of a state, where it says which": ({ place, run, ids }) => [
    stateIdOf(place, ids.object),
    // @ts-expect-error
    stateIdOf(place, ids.state),
    objectIdIn("1"),
    // @ts-expect-error
    objectIdIn(ids.state),
    // @ts-expect-error
    objectIdIn(ids.item),
    stateIdIn("1"),
    // @ts-expect-error
    stateIdIn(ids.item),
    // @ts-expect-error
    stateIdIn(ids.parent),
    // @ts-expect-error
    stateIdIn(ids.object),
    placeIn(place.kind, place.gateway, ids.parent),
    // @ts-expect-error
    placeIn(place.kind, place.gateway, ids.state),
    place.kind.inventory(place.gateway, ids.parent),
    // @ts-expect-error
    place.kind.inventory(place.gateway, ids.object),
    run.isInStack(ids.state),
    // @ts-expect-error
    run.isInStack(ids.object),
  ],
  "the id of an item, of its object and of a state, where it is noted what became of it": ({ place: { inventory }, ids }) => [
    inventory.isWrittenHere(ids.object),
    // @ts-expect-error
    inventory.isWrittenHere(ids.state),
    inventory.acquire(ids.object),
    // @ts-expect-error
    inventory.acquire(ids.state),
    inventory.release(ids.object),
    // @ts-expect-error
    inventory.release(ids.item),
    inventory.isAcquired(ids.object),
    // @ts-expect-error
    inventory.isAcquired(ids.state),
    inventory.forget(ids.object),
    // @ts-expect-error
    inventory.forget(ids.state),
  ],
  "the id that a state has, where the engine asks or is answered": ({ lifecycle, place, stack, ids, inputs, outputs }) => [
    lifecycle.read(place.gateway, ids.state, outputs),
    // @ts-expect-error
    lifecycle.read(place.gateway, ids.object, outputs),
    // @ts-expect-error
    lifecycle.read(place.gateway, "1", outputs),
    lifecycle.update?.(place.gateway, ids.state, outputs, inputs),
    // @ts-expect-error
    lifecycle.update?.(place.gateway, ids.object, outputs, inputs),
    stack.has(ids.state),
    // @ts-expect-error
    stack.has(ids.object),
    place.gateway.reads.of("apps", async () => []).find(ids.object),
    // @ts-expect-error
    place.gateway.reads.of("apps", async () => []).find(ids.state),
    { id: ids.state, props: outputs } satisfies ReadResult,
    // @ts-expect-error
    { id: ids.object, props: outputs } satisfies ReadResult,
  ],
  "what a gateway takes for the same item, the key that a program has for it, and its id": ({ known, entry, identity, ids }) => [
    known.forget(identity),
    // @ts-expect-error
    known.forget(entry.key),
    // @ts-expect-error
    known.forget(ids.item),
    known.doubt(entry.identity, entry),
    // @ts-expect-error
    known.doubt(entry.key, entry),
    known.rename({ identity, name: "admin" }),
    // @ts-expect-error
    known.rename({ identity: entry.key, name: "admin" }),
  ],
  "the id that a state has for the one that the API has, or the other way": ({ kind, place, scope, aspect, ids }) => [
    { ...scope, id: ids.object } satisfies Scope,
    // @ts-expect-error
    { ...scope, id: ids.state } satisfies Scope,
    objectAt(kind, scope.gateway, ids.state),
    // @ts-expect-error
    objectAt(kind, scope.gateway, ids.object),
    readMembers(place, ids.object),
    // @ts-expect-error
    readMembers(place, ids.state),
    aspect.read(scope.gateway, ids.object, undefined),
    // @ts-expect-error
    aspect.read(scope.gateway, ids.state, undefined),
  ],
};
