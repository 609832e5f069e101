import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { itemIdOf, objectIdOf } from "../../../dist/provider/reconciler/api-object.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import { itemsIn } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { planFully } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { inside, present, valueIn } from "../../../dist/provider/reconciler/compare/present.js";
import { asChanged, declaredInputs, inputsFrom, knownOutputs, outputsFrom } from "../../../dist/provider/reconciler/crossings.js";
import { computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { parseDeclaration } from "../../../dist/provider/reconciler/parsed/declaration.js";
import { parseState } from "../../../dist/provider/reconciler/parsed/state.js";
import {
  declaredIn,
  type From,
  knownIn,
  liveAsKnown,
  liveIn,
  type Members,
  nowKnown,
} from "../../../dist/provider/reconciler/provenance.js";
import { withAspects } from "../../../dist/provider/reconciler/reads/observe.js";
import type { Put } from "../../../dist/provider/reconciler/writes/put.js";
import type { Swaps } from "./hand.ts";

export const brands: Swaps = {
  "what a response shows of an object, of an item, and what is live alone": ({ location, calls, put, members, response, item, read }) => [
    location.inventory.add(response),
    // @ts-expect-error
    location.inventory.add(members.live),
    withAspects(location, response, () => ({})),
    // @ts-expect-error
    withAspects(location, members.live, () => ({})),
    // @ts-expect-error
    withAspects(location, item, () => ({})),
    { ...calls.items, list: async () => [item] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.items, list: async () => [response] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.items, list: async () => [members.live] } satisfies ItemCalls,
    { ...calls.block, get: async () => response } satisfies BlockCalls,
    // @ts-expect-error
    { ...calls.block, get: async () => members.live } satisfies BlockCalls,
    { ...put, send: async () => response } satisfies Put,
    // @ts-expect-error
    { ...put, send: async () => members.live } satisfies Put,
    itemIdOf(item),
    // @ts-expect-error
    itemIdOf(read.members),
    // @ts-expect-error
    itemIdOf(members.live),
    objectIdOf(read.members),
    // @ts-expect-error
    objectIdOf(item),
    // @ts-expect-error
    objectIdOf(members.live),
  ],
  "what a response shows of an item, and what nobody says it of": ({ facts, members, raw, item }) => [
    planFully(facts, [], [item]),
    // @ts-expect-error
    planFully(facts, [], [members.live]),
    itemsIn(members.live),
    // @ts-expect-error
    itemsIn(raw),
    // @ts-expect-error
    itemsIn(members.known),
    itemIdOf(item),
    // @ts-expect-error
    itemIdOf(raw),
  ],
  "what is something already, branded once more as what has an origin": ({ inputs, outputs, body, computed, members, part, raw }) => [
    declaredIn(raw),
    // @ts-expect-error
    declaredIn(outputs),
    // @ts-expect-error
    declaredIn(computed),
    // @ts-expect-error
    declaredIn(present(outputs)),
    // @ts-expect-error
    declaredIn(members.live),
    knownIn(raw),
    // @ts-expect-error
    knownIn(inputs),
    // @ts-expect-error
    knownIn(members.declared),
    // @ts-expect-error
    knownIn(part.live),
    // @ts-expect-error
    knownIn(inside(members.declared, "connection")),
    liveIn(raw),
    // @ts-expect-error
    liveIn(body),
    // @ts-expect-error
    liveIn(outputs),
    // @ts-expect-error
    liveIn(members.known),
    nowKnown(members.declared),
    // @ts-expect-error
    nowKnown(members.live),
    liveAsKnown(members.live),
    // @ts-expect-error
    liveAsKnown(members.declared),
  ],
  "what is something already, branded once more as what enters or leaves": ({ inputs, outputs, body, computed, members, raw }) => [
    outputsIn(raw),
    // @ts-expect-error
    outputsIn(inputs),
    // @ts-expect-error
    outputsIn(members.live),
    // @ts-expect-error
    outputsIn(body),
    // @ts-expect-error
    outputsIn(computed),
    inputsIn(raw),
    // @ts-expect-error
    inputsIn(outputs),
    // @ts-expect-error
    inputsIn(members.live),
    computedOutputs(raw),
    // @ts-expect-error
    computedOutputs(outputs),
    // @ts-expect-error
    computedOutputs(body),
    // @ts-expect-error
    computedOutputs(present(members.live)),
  ],
  "what is inside a value for what is inside another": ({ members }) => [
    inside(members.declared, "connection") satisfies Members<"declared">,
    // @ts-expect-error
    inside(members.live, "connection") satisfies Members<"declared">,
    valueIn(members.declared, "label") satisfies From<"declared"> | undefined,
    // @ts-expect-error
    valueIn(members.live, "label") satisfies From<"declared"> | undefined,
  ],
  "what the engine hands over of a program for what it hands over of a state": ({ kind, inputs, outputs, members, raw }) => [
    parseState(kind, outputs),
    // @ts-expect-error
    parseState(kind, inputs),
    // @ts-expect-error
    parseState(kind, raw),
    // @ts-expect-error
    parseState(kind, outputsIn({ ...members.live })),
    parseDeclaration(kind, inputs),
    // @ts-expect-error
    parseDeclaration(kind, outputs),
    // @ts-expect-error
    parseDeclaration(kind, raw),
    outputsFrom(members.known),
    // @ts-expect-error
    outputsFrom(members.declared),
    inputsFrom(members.known),
    // @ts-expect-error
    inputsFrom(members.live),
    declaredInputs(inputs),
    // @ts-expect-error
    declaredInputs(outputs),
    knownOutputs(outputs),
    // @ts-expect-error
    knownOutputs(inputs),
    asChanged(members.live, members.declared),
    // @ts-expect-error
    asChanged(members.declared, members.live),
  ],
};
