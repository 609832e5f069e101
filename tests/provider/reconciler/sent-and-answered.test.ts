import { expect } from "chai";
import { OagPartialError } from "../../../dist/provider/errors/partial.js";
import { type ItemId, type ObjectId, objectIdIn, type StateId } from "../../../dist/provider/ids.js";
import { type Effect, effectOf } from "../../../dist/provider/kinds/app/access.js";
import type { CheckContext, Inputs, Lifecycle, Outputs, ReadResult } from "../../../dist/provider/lifecycle.js";
import { look } from "../../../dist/provider/lookup/look.js";
import type { InStack } from "../../../dist/provider/plugin/in-stack.js";
import { isPendingAdoption } from "../../../dist/provider/plugin/preview-adoption.js";
import { type ApiObject, itemIdOf, objectIdOf } from "../../../dist/provider/reconciler/api-object.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import { asNamedBy } from "../../../dist/provider/reconciler/aspects/legacy-names.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import { asMap, isSameItem, itemAsKnown } from "../../../dist/provider/reconciler/aspects/map/items.js";
import type { KnownItems } from "../../../dist/provider/reconciler/aspects/map/known-items.js";
import type { planFully } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { recordedUnread } from "../../../dist/provider/reconciler/aspects/recorded-unread.js";
import { type Body, bodyOf } from "../../../dist/provider/reconciler/body.js";
import { objectCalls, objectInventory, objectResponse } from "../../../dist/provider/reconciler/client-calls.js";
import { withDefaults } from "../../../dist/provider/reconciler/compare/defaults.js";
import { carriedIn, certainIn, changedBy } from "../../../dist/provider/reconciler/compare/hidden.js";
import type { Hooks, Kind } from "../../../dist/provider/reconciler/kind.js";
import type { Variant } from "../../../dist/provider/reconciler/kind-facts.js";
import type { Created } from "../../../dist/provider/reconciler/life/converge.js";
import { type Computed, computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import type { Live } from "../../../dist/provider/reconciler/parsed/live.js";
import { outputsOf, type State } from "../../../dist/provider/reconciler/parsed/state.js";
import type { Place } from "../../../dist/provider/reconciler/place.js";
import { declaredIn, type Members } from "../../../dist/provider/reconciler/provenance.js";
import { withAspects } from "../../../dist/provider/reconciler/reads/observe.js";
import { type AssignCalls, assignOnce } from "../../../dist/provider/reconciler/writes/assign.js";
import { Progress } from "../../../dist/provider/reconciler/writes/progress.js";
import { assertKept, type putMerged } from "../../../dist/provider/reconciler/writes/put.js";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";

/** All that is at hand when something is sent or answered. None of it is there at run time: what follows only compiles. */
interface Hand {
  kind: Kind;
  hooks: Hooks;
  variant: Variant;
  lifecycle: Lifecycle;
  context: CheckContext;
  place: Place;
  state: State;
  read: Live;
  calls: { items: ItemCalls; block: BlockCalls; assign: AssignCalls };
  put: Parameters<typeof putMerged>[0];
  facts: Parameters<typeof planFully>[0];
  items: { known: KnownItems; stack: InStack };
  body: Body;
  response: ApiObject;
  computed: Computed;
  ids: { state: StateId; object: ObjectId; item: ItemId };
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
  "what is sent, where something was answered": ({ place, calls, put, body, members, raw }) => [
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
    new OagPartialError("", raw, { noun: "app", title: "Payroll" }, [], "partial"),
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
  "what was before and what is to be": ({ lifecycle, context, place, inputs, outputs, items, members }) => [
    // @ts-expect-error
    lifecycle.check?.({ olds: outputs, news: inputs }, context),
    // @ts-expect-error
    lifecycle.diff?.(inputs, outputs, ""),
    // @ts-expect-error
    lifecycle.update?.(place.gateway, "", inputs, outputs),
    // @ts-expect-error
    isPendingAdoption({ olds: outputs, news: inputs }),
    // @ts-expect-error
    items.stack.became("", { before: inputs, after: outputs }),
    // @ts-expect-error
    items.stack.became("", { before: outputs, after: members.known }),
    // @ts-expect-error
    items.known.hiddenOf("/", members.known),
    // @ts-expect-error
    items.known.keepCertain({ identity: "/", item: members.known }),
    // @ts-expect-error
    effectOf(members.declared, members.live),
    // @ts-expect-error
    { closes: { policy: members.known } } satisfies Effect,
  ],
  "what is declared, known, sent, kept and shown, where it is compared": ({ variant, put, facts, members, raw }) => [
    // @ts-expect-error
    certainIn(variant.members, members.known, members.live),
    // @ts-expect-error
    certainIn(variant.members, members.declared, members.declared),
    // @ts-expect-error
    changedBy(variant.members, members.live, members.declared),
    // @ts-expect-error
    assertKept(put, { sent: members.declared, declared: members.declared }, members.declared),
    // @ts-expect-error
    assertKept(put, { sent: members.live, declared: members.declared }, members.live),
    // @ts-expect-error
    itemAsKnown(facts, "key", members.declared, members.known),
    // @ts-expect-error
    isSameItem(facts, members.live, members.declared),
    // @ts-expect-error
    facts.identity(raw),
    // @ts-expect-error
    carriedIn(put.table, { live: members.known, given: members.declared }),
    // @ts-expect-error
    recordedUnread(put.table, members.declared, members.known, []),
    // @ts-expect-error
    asNamedBy(put.table, members.declared, members.live),
    // @ts-expect-error
    asMap(facts, [members.declared], []),
    // @ts-expect-error
    new Progress({ noun: "app", title: "Payroll" }, { members: members.live, aspects: {} }),
    // @ts-expect-error
    withDefaults(put.table, members.known),
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
