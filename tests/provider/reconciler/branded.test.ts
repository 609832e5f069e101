import { expect } from "chai";
import { type ItemId, type ObjectId, objectIdIn, type ParentId, type StateId, stateIdIn } from "../../../dist/provider/ids.js";
import { type CreateContext, type Inputs, inputsIn, type Outputs, outputsIn } from "../../../dist/provider/lifecycle.js";
import { type ApiItem, type ApiObject, itemIdOf, objectIdOf } from "../../../dist/provider/reconciler/api-object.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import { itemsIn } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { planFully } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import type { Body } from "../../../dist/provider/reconciler/body.js";
import { inside, present, valueIn } from "../../../dist/provider/reconciler/compare/present.js";
import { declaredInputs, deployedInputs, inputsFrom, knownOutputs, outputsFrom } from "../../../dist/provider/reconciler/crossings.js";
import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import { type Computed, computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import type { Live } from "../../../dist/provider/reconciler/parsed/live.js";
import { parseState } from "../../../dist/provider/reconciler/parsed/state.js";
import { type Place, placeIn, stateIdOf } from "../../../dist/provider/reconciler/place.js";
import { declaredIn, type From, knownIn, liveIn, type Members } from "../../../dist/provider/reconciler/provenance.js";
import { withAspects } from "../../../dist/provider/reconciler/reads/observe.js";
import type { AssignCalls } from "../../../dist/provider/reconciler/writes/assign.js";
import type { putMerged } from "../../../dist/provider/reconciler/writes/put.js";
import type { Json } from "../../support/basics/json.ts";

/** What says in its type what it is. None of it is there at run time: what follows only compiles. */
interface Hand {
  kind: Kind;
  run: CreateContext;
  place: Place;
  read: Live;
  calls: { items: ItemCalls; block: BlockCalls; assign: AssignCalls };
  put: Parameters<typeof putMerged>[0];
  facts: Parameters<typeof planFully>[0];
  body: Body;
  response: ApiObject;
  item: ApiItem;
  computed: Computed;
  ids: { state: StateId; object: ObjectId; item: ItemId; parent: ParentId };
  raw: Json;
  inputs: Inputs;
  outputs: Outputs;
  members: { declared: Members<"declared">; known: Members<"known">; live: Members<"live"> };
}

/** Swaps that must not compile: the type check refuses this file as soon as one does. */
const swaps: Record<string, (hand: Hand) => unknown[]> = {
  "the id of an item, of its object, of what that is under, and of a state": ({ place, calls, run, ids, body }) => [
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
  ],
  "what a response shows of an object, of an item, and what is live alone": ({
    place,
    calls,
    put,
    facts,
    members,
    raw,
    response,
    item,
    read,
  }) => [
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
    inside(members.live, "connection") satisfies Members<"declared">,
    // @ts-expect-error
    valueIn(members.live, "label") satisfies From<"declared"> | undefined,
    // @ts-expect-error
    knownIn(inside(members.declared, "connection")),
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

describe("what says in its type what it is", () => {
  for (const title of Object.keys(swaps))
    it(`cannot be swapped by accident: ${title}`, () => {
      expect(swaps[title]).to.be.a("function");
    });

  it("is the same value all the time: nothing is added to it", () => {
    const members = { label: "Payroll" };
    const [inputs, outputs] = [inputsIn(members), outputsIn(members)];
    for (const crossed of [declaredInputs(inputs), deployedInputs(inputs), knownOutputs(outputs), inputsFrom(knownOutputs(outputs))])
      expect(crossed).to.equal(members);
    expect(outputsFrom(knownOutputs(outputs))).to.deep.equal(members);
    expect(inside(liveIn({ label: "Payroll", behavior: members }), "behavior")).to.equal(members);
    expect(inside(liveIn({ label: "Payroll" }), "label")).to.deep.equal({});
  });
});
