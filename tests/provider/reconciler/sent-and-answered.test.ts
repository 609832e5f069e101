import { expect } from "chai";
import { OagPartialError } from "../../../dist/provider/errors/partial.js";
import { type ItemId, type ObjectId, objectIdIn, type ParentId, type StateId, stateIdIn } from "../../../dist/provider/ids.js";
import { type Effect, effectOf, mustPrecede } from "../../../dist/provider/kinds/app/access.js";
import {
  type CheckContext,
  type CreateContext,
  type Inputs,
  inputsIn,
  type Lifecycle,
  type Outputs,
  outputsIn,
  type ReadResult,
} from "../../../dist/provider/lifecycle.js";
import { look } from "../../../dist/provider/lookup/look.js";
import { Confidential } from "../../../dist/provider/plugin/confidential.js";
import type { InStack } from "../../../dist/provider/plugin/in-stack.js";
import { isPendingAdoption } from "../../../dist/provider/plugin/preview-adoption.js";
import { type ApiItem, type ApiObject, itemIdOf, objectIdOf } from "../../../dist/provider/reconciler/api-object.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import { itemAsKnown, itemsIn, sameItem } from "../../../dist/provider/reconciler/aspects/map/items.js";
import type { KnownItems } from "../../../dist/provider/reconciler/aspects/map/known-items.js";
import { planFully } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { type Body, bodyOf } from "../../../dist/provider/reconciler/body.js";
import { objectCalls, objectInventory, objectResponse } from "../../../dist/provider/reconciler/client-calls.js";
import { carriedIn, certainIn, changedBy, withHidden, withUnread } from "../../../dist/provider/reconciler/compare/hidden.js";
import { present } from "../../../dist/provider/reconciler/compare/present.js";
import { declaredInputs, inputsFrom, knownOutputs, outputsFrom } from "../../../dist/provider/reconciler/crossings.js";
import type { Hooks, Kind } from "../../../dist/provider/reconciler/kind.js";
import type { Variant } from "../../../dist/provider/reconciler/kind-facts.js";
import type { Created } from "../../../dist/provider/reconciler/life/converge.js";
import { assertNotMoved } from "../../../dist/provider/reconciler/life/moved.js";
import { declaredIn, knownIn, liveIn, type Members } from "../../../dist/provider/reconciler/origin.js";
import { type Computed, computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { type Live, withAspects } from "../../../dist/provider/reconciler/parsed/live.js";
import { outputsOf, parseState, type State } from "../../../dist/provider/reconciler/parsed/state.js";
import { type Place, placeIn, stateIdOf } from "../../../dist/provider/reconciler/place.js";
import { type AssignCalls, assignOnce } from "../../../dist/provider/reconciler/writes/assign.js";
import { differences } from "../../../dist/provider/reconciler/writes/kept.js";
import { Progress } from "../../../dist/provider/reconciler/writes/progress.js";
import { assertKept, type putMerged } from "../../../dist/provider/reconciler/writes/put.js";
import { mistyped } from "../../support/basics/mistyped.ts";
import type { Json } from "../../support/resources/resource.ts";

/** All that is at hand when something is sent or answered. None of it is there at run time: what follows only compiles. */
interface Hand {
  kind: Kind;
  hooks: Hooks;
  variant: Variant;
  lifecycle: Lifecycle;
  context: CheckContext;
  run: CreateContext;
  place: Place;
  state: State;
  read: Live;
  calls: { items: ItemCalls; block: BlockCalls; assign: AssignCalls };
  put: Parameters<typeof putMerged>[0];
  facts: Parameters<typeof planFully>[0];
  items: { known: KnownItems; stack: InStack };
  body: Body;
  response: ApiObject;
  item: ApiItem;
  computed: Computed;
  effects: { closing: Effect; opening: Effect };
  ids: { state: StateId; object: ObjectId; item: ItemId; parent: ParentId };
  raw: Json;
  inputs: Inputs;
  outputs: Outputs;
  members: { declared: Members<"declared">; known: Members<"known">; live: Members<"live"> };
}

/** Swaps that must not compile: the type check refuses this file as soon as one does. */
const swaps: Record<string, (hand: Hand) => unknown[]> = {
  "what was read, where something is sent": ({ place, calls, ids, put, hooks, response, members, read }) => [
    // @ts-expect-error
    place.calls.create(response),
    // @ts-expect-error
    place.calls.create(members.known),
    // @ts-expect-error
    place.calls.create(members.declared),
    // @ts-expect-error
    place.calls.replace(ids.object, read.members),
    // @ts-expect-error
    calls.items.create(ids.object, response),
    // @ts-expect-error
    calls.items.replace(ids.object, ids.item, response),
    // @ts-expect-error
    calls.block.replace(ids.object, response),
    // @ts-expect-error
    assignOnce(calls.assign, ids.object, response),
    // @ts-expect-error
    bodyOf(members.live),
    // @ts-expect-error
    bodyOf(members.known),
    // @ts-expect-error
    { ...hooks, posted: () => response } satisfies Hooks,
    // @ts-expect-error
    carriedIn(put.table, { live: members.declared, given: members.live }),
  ],
  "what is sent, where something was answered": ({ place, calls, put, facts, body, members, raw, response, item }) => [
    // @ts-expect-error
    withAspects(place, body, () => ({})),
    // @ts-expect-error
    withAspects(place, raw, () => ({})),
    // @ts-expect-error
    place.inventory.note(body),
    // @ts-expect-error
    { ...put, live: body } satisfies typeof put,
    // @ts-expect-error
    { ...put, send: async (sent: Body) => sent } satisfies typeof put,
    // @ts-expect-error
    { ...calls.items, list: async () => [body] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.block, get: async () => members.declared } satisfies BlockCalls,
    // @ts-expect-error
    objectResponse(Promise.resolve(body)),
    // @ts-expect-error
    place.inventory.note(members.live),
    // @ts-expect-error
    withAspects(place, members.live, () => ({})),
    // @ts-expect-error
    withAspects(place, item, () => ({})),
    // @ts-expect-error
    { ...calls.items, list: async () => [response] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.items, list: async () => [members.live] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.block, get: async () => members.live } satisfies BlockCalls,
    // @ts-expect-error
    { ...put, send: async () => members.live } satisfies typeof put,
    // @ts-expect-error
    planFully(facts, [], [members.live]),
    // @ts-expect-error
    itemsIn(raw),
    // @ts-expect-error
    itemsIn(members.known),
  ],
  "the id of an item, of its object, of what that is under, and of a state": ({
    place,
    calls,
    run,
    ids,
    body,
    raw,
    read,
    item,
    members,
  }) => [
    // @ts-expect-error
    calls.items.list(ids.state),
    // @ts-expect-error
    calls.items.list(ids.item),
    // @ts-expect-error
    calls.items.replace(ids.item, ids.object, body),
    // @ts-expect-error
    calls.items.replace(ids.object, ids.object, body),
    // @ts-expect-error
    calls.items.delete(ids.item, ids.object),
    // @ts-expect-error
    calls.block.get(ids.item),
    // @ts-expect-error
    calls.block.replace(ids.state, body),
    // @ts-expect-error
    calls.assign.get(ids.state),
    // @ts-expect-error
    place.calls.delete(ids.item),
    // @ts-expect-error
    stateIdOf(place, ids.state),
    // @ts-expect-error
    objectIdIn(ids.state),
    // @ts-expect-error
    objectIdIn(ids.item),
    // @ts-expect-error
    stateIdIn(ids.item),
    // @ts-expect-error
    stateIdIn(ids.parent),
    // @ts-expect-error
    place.calls.get(ids.parent),
    // @ts-expect-error
    placeIn(place.kind, place.gateway, ids.state),
    // @ts-expect-error
    place.kind.inventory(place.gateway, ids.object),
    // @ts-expect-error
    place.inventory.isWrittenHere(ids.state),
    // @ts-expect-error
    place.inventory.acquire(ids.state),
    // @ts-expect-error
    place.inventory.release(ids.item),
    // @ts-expect-error
    place.inventory.isAcquired(ids.state),
    // @ts-expect-error
    place.inventory.forget(ids.state),
    // @ts-expect-error
    run.isInStack(ids.object),
    // @ts-expect-error
    itemIdOf(raw),
    // @ts-expect-error
    itemIdOf(read.members),
    // @ts-expect-error
    objectIdOf(item),
    // @ts-expect-error
    itemIdOf(members.live),
    // @ts-expect-error
    objectIdOf(members.live),
  ],
  "what goes back to the state": ({ kind, hooks, lifecycle, state, place, ids, inputs, raw, members, computed, response }) => [
    // @ts-expect-error
    { id: "", props: raw } satisfies ReadResult,
    // @ts-expect-error
    { id: "", props: inputs } satisfies ReadResult,
    // @ts-expect-error
    { id: "", props: members.live } satisfies ReadResult,
    // @ts-expect-error
    { id: ids.state, outs: members.known } satisfies Created,
    // @ts-expect-error
    { ...lifecycle, update: async () => inputs } satisfies Lifecycle,
    // @ts-expect-error
    new OagPartialError("", raw, state, [], "partial"),
    // @ts-expect-error
    outputsOf({ ...state, computed: { ...raw, gateway: "" } }),
    // @ts-expect-error
    outputsOf({ ...state, computed }),
    // @ts-expect-error
    computedOutputs(response),
    // @ts-expect-error
    { ...kind, computed: (live) => live } satisfies Kind,
    // @ts-expect-error
    { ...hooks, computedFrom: (response) => response.members } satisfies Hooks,
    // @ts-expect-error
    look(place.gateway, "", inputs),
  ],
  "what was before and what is to be": ({ lifecycle, context, inputs, outputs, items, effects, members }) => [
    // @ts-expect-error
    lifecycle.check?.(inputs, inputs, context),
    // @ts-expect-error
    lifecycle.diff?.(inputs, outputs, ""),
    // @ts-expect-error
    new Confidential(inputs, outputs),
    // @ts-expect-error
    isPendingAdoption(inputs, inputs),
    // @ts-expect-error
    items.stack.became("", outputs, outputs),
    // @ts-expect-error
    items.stack.became("", { before: outputs, after: members.known }),
    // @ts-expect-error
    items.known.rename("/", "/new"),
    // @ts-expect-error
    items.known.forget("/", "key"),
    // @ts-expect-error
    effectOf(members.declared, members.live),
    // @ts-expect-error
    mustPrecede(effects.closing, effects.opening),
  ],
  "what is declared, known, sent, kept and shown, where it is compared": ({ variant, put, facts, place, members, raw }) => [
    // @ts-expect-error
    certainIn(variant.members, members.known, members.live),
    // @ts-expect-error
    certainIn(variant.members, members.declared, members.declared),
    // @ts-expect-error
    changedBy(variant.members, members.live, members.declared),
    // @ts-expect-error
    assertKept(put, members.declared, members.live),
    // @ts-expect-error
    assertKept(put, { sent: members.live, declared: members.declared }, members.live),
    // @ts-expect-error
    itemAsKnown(facts, "key", members.declared, members.known),
    // @ts-expect-error
    sameItem(facts, members.live, members.declared),
    // @ts-expect-error
    facts.identity(raw),
    // @ts-expect-error
    carriedIn(put.table, { live: members.known, given: members.declared }),
    // @ts-expect-error
    withHidden(members.live, members.declared, undefined),
    // @ts-expect-error
    withUnread(members.known, members.declared, undefined),
    // @ts-expect-error
    differences("label", "sent", "kept", undefined, () => false),
    // @ts-expect-error
    new Progress("app", "Payroll", { members: members.known, aspects: {} }),
    // @ts-expect-error
    assertNotMoved(place.gateway, "https://oag.example.com", "app", async () => undefined),
  ],
  "what is something already, marked once more as something else": ({ kind, inputs, outputs, body, computed, members }) => [
    // @ts-expect-error
    declaredIn(outputs),
    // @ts-expect-error
    declaredIn(computed),
    // @ts-expect-error
    knownIn(inputs),
    // @ts-expect-error
    liveIn(body),
    // @ts-expect-error
    liveIn(outputs),
    // @ts-expect-error
    outputsIn(members.live),
    // @ts-expect-error
    outputsIn(body),
    // @ts-expect-error
    outputsIn(computed),
    // @ts-expect-error
    inputsIn(members.live),
    // @ts-expect-error
    computedOutputs(outputs),
    // @ts-expect-error
    computedOutputs(body),
    // @ts-expect-error
    computedOutputs(present(members.live)),
    // @ts-expect-error
    declaredIn(present(outputs)),
    // @ts-expect-error
    parseState(kind, outputsIn({ ...members.live })),
    // @ts-expect-error
    outputsFrom(members.declared),
    // @ts-expect-error
    inputsFrom(members.live),
    // @ts-expect-error
    declaredInputs(outputs),
    // @ts-expect-error
    knownOutputs(inputs),
  ],
};

describe("what is sent, what is answered and what goes back to the state", () => {
  for (const title of Object.keys(swaps))
    it(`cannot be swapped by accident: ${title}`, () => {
      expect(swaps[title]).to.be.a("function");
    });

  it("say what they are in types alone: nothing is added to a value", () => {
    const members = { id: "1", label: "Payroll" };
    for (const marked of [
      bodyOf(declaredIn(members)),
      computedOutputs(members),
      objectCalls(members),
      objectInventory(mistyped<Parameters<typeof objectInventory>[0]>(members)),
    ])
      expect(marked).to.equal(members);
    expect([objectIdIn("1"), objectIdOf(mistyped(members)), itemIdOf(mistyped(members))]).to.deep.equal(["1", "1", "1"]);
    expect(Reflect.ownKeys(members)).to.deep.equal(["id", "label"]);
  });
});
