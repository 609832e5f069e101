import { objectIdIn, stateIdIn } from "../../../dist/provider/ids.js";
import type { ReadResult } from "../../../dist/provider/lifecycle.js";
import type { Scope } from "../../../dist/provider/reconciler/aspect.js";
import type { ItemFacts } from "../../../dist/provider/reconciler/aspects/map/item-facts.js";
import type { Entry } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { locationIn, objectAt, stateIdOf } from "../../../dist/provider/reconciler/location.js";
import { readMembers } from "../../../dist/provider/reconciler/reads/observe.js";
import type { Swaps } from "./hand.ts";

export const ids: Swaps = {
  "the id of an item, of its object, of what that is under, and of a state, in a call": ({ location, calls, ids, body }) => [
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
    location.calls.delete(ids.object),
    // @ts-expect-error
    location.calls.delete(ids.item),
    location.calls.get(ids.object),
    // @ts-expect-error
    location.calls.get(ids.parent),
    // @ts-expect-error
    location.calls.get(ids.state),
  ],
  "the id of an item, of its object, of what that is under, and of a state, where it says which": ({ location, run, ids }) => [
    stateIdOf(location, ids.object),
    // @ts-expect-error
    stateIdOf(location, ids.state),
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
    locationIn(location.kind, location.gateway, ids.parent),
    // @ts-expect-error
    locationIn(location.kind, location.gateway, ids.state),
    location.kind.inventory(location.gateway, ids.parent),
    // @ts-expect-error
    location.kind.inventory(location.gateway, ids.object),
    run.isInStack(ids.state),
    // @ts-expect-error
    run.isInStack(ids.object),
  ],
  "the id of an item, of its object and of a state, where it is noted what became of it": ({ location: { inventory }, ids }) => [
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
  "the id that a state has, where the engine asks or is answered": ({ lifecycle, location, stack, ids, inputs, outputs }) => [
    lifecycle.read(location.gateway, ids.state, outputs),
    // @ts-expect-error
    lifecycle.read(location.gateway, ids.object, outputs),
    // @ts-expect-error
    lifecycle.read(location.gateway, "1", outputs),
    lifecycle.update?.(location.gateway, ids.state, outputs, inputs),
    // @ts-expect-error
    lifecycle.update?.(location.gateway, ids.object, outputs, inputs),
    stack.has(ids.state),
    // @ts-expect-error
    stack.has(ids.object),
    location.gateway.reads.of("apps", async () => []).find(ids.object),
    // @ts-expect-error
    location.gateway.reads.of("apps", async () => []).find(ids.state),
    { id: ids.state, props: outputs } satisfies ReadResult,
    // @ts-expect-error
    { id: ids.object, props: outputs } satisfies ReadResult,
  ],
  "what a gateway takes for the same item, the key that a program has for it, and its id": ({ known, facts, entry, identity, ids }) => [
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
    known.forget(identity, { but: entry.key }),
    // @ts-expect-error
    known.forget(identity, { but: identity }),
    facts.implied(entry.key),
    facts.implied("admin"),
    // @ts-expect-error
    facts.implied(identity),
    { ...entry, key: "admin" } satisfies Entry<"declared">,
    // @ts-expect-error
    { ...entry, key: entry.identity } satisfies Entry<"declared">,
    { ...facts, keyFor: () => "admin" } satisfies ItemFacts,
    // @ts-expect-error
    { ...facts, keyFor: (item) => facts.identity(item) } satisfies ItemFacts,
  ],
  "the id that a state has for the one that the API has, or the other way": ({ kind, location, scope, aspect, ids }) => [
    { ...scope, id: ids.object } satisfies Scope,
    // @ts-expect-error
    { ...scope, id: ids.state } satisfies Scope,
    objectAt(kind, scope.gateway, ids.state),
    // @ts-expect-error
    objectAt(kind, scope.gateway, ids.object),
    readMembers(location, ids.object),
    // @ts-expect-error
    readMembers(location, ids.state),
    aspect.read(scope.gateway, ids.object, undefined),
    // @ts-expect-error
    aspect.read(scope.gateway, ids.state, undefined),
  ],
};
