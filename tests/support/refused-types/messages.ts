import { OagPartialError } from "../../../dist/provider/errors/partial.js";
import { type Effect, effectOf } from "../../../dist/provider/kinds/app/access.js";
import type { Lifecycle, ReadResult } from "../../../dist/provider/lifecycle.js";
import { readLookup } from "../../../dist/provider/lookup/read-lookup.js";
import { isPendingAdoption } from "../../../dist/provider/plugin/preview-adoption.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import { asNamedBy } from "../../../dist/provider/reconciler/aspects/legacy-names.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import { asMap, isSameItem, itemAsKnown } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { recordedUnread } from "../../../dist/provider/reconciler/aspects/recorded-unread.js";
import { type Body, bodyOf } from "../../../dist/provider/reconciler/body.js";
import { objectResponse } from "../../../dist/provider/reconciler/client-calls.js";
import { withDefaults } from "../../../dist/provider/reconciler/compare/defaults.js";
import { carriedIn, certainIn, changedBy } from "../../../dist/provider/reconciler/compare/hidden.js";
import type { Hooks, Kind } from "../../../dist/provider/reconciler/kind.js";
import type { Created } from "../../../dist/provider/reconciler/life/work.js";
import { computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { outputsOf } from "../../../dist/provider/reconciler/parsed/state.js";
import { Progress } from "../../../dist/provider/reconciler/progress.js";
import { withAspects } from "../../../dist/provider/reconciler/reads/observe.js";
import { assignOnce } from "../../../dist/provider/reconciler/writes/assign.js";
import { assertKept, type Put } from "../../../dist/provider/reconciler/writes/put.js";
import type { Swaps } from "./hand.ts";

const payroll = { noun: "app", title: "Payroll" };

export const messages: Swaps = {
  "what was read, where something is sent": ({ location, calls, ids, put, hooks, body, response, members, read }) => [
    location.calls.create(body),
    // @ts-expect-error
    location.calls.create(response),
    // @ts-expect-error
    location.calls.create(members.known),
    // @ts-expect-error
    location.calls.create(members.declared),
    location.calls.replace(ids.object, body),
    // @ts-expect-error
    location.calls.replace(ids.object, read.members),
    calls.items.create(ids.object, body),
    // @ts-expect-error
    calls.items.create(ids.object, response),
    calls.items.replace(ids.object, ids.item, body),
    // @ts-expect-error
    calls.items.replace(ids.object, ids.item, response),
    calls.block.replace(ids.object, body),
    // @ts-expect-error
    calls.block.replace(ids.object, response),
    assignOnce(calls.assign, ids.object, body),
    // @ts-expect-error
    assignOnce(calls.assign, ids.object, response),
    bodyOf(members.declared),
    // @ts-expect-error
    bodyOf(members.live),
    // @ts-expect-error
    bodyOf(members.known),
    { ...hooks, posted: () => members.declared } satisfies Hooks,
    // @ts-expect-error
    { ...hooks, posted: () => response } satisfies Hooks,
    carriedIn(put.table, { live: members.live, given: members.declared }),
    // @ts-expect-error
    carriedIn(put.table, { live: members.declared, given: members.live }),
  ],
  "what is sent, where something was answered": ({ location, calls, put, body, response, item, members, raw }) => [
    withAspects(location, response, () => ({})),
    // @ts-expect-error
    withAspects(location, body, () => ({})),
    // @ts-expect-error
    withAspects(location, raw, () => ({})),
    location.inventory.add(response),
    // @ts-expect-error
    location.inventory.add(body),
    { ...put, live: response } satisfies Put,
    // @ts-expect-error
    { ...put, live: body } satisfies Put,
    // @ts-expect-error
    { ...put, send: async (sent: Body) => sent } satisfies Put,
    { ...calls.items, list: async () => [item] } satisfies ItemCalls,
    // @ts-expect-error
    { ...calls.items, list: async () => [body] } satisfies ItemCalls,
    { ...calls.block, get: async () => response } satisfies BlockCalls,
    // @ts-expect-error
    { ...calls.block, get: async () => members.declared } satisfies BlockCalls,
    objectResponse(Promise.resolve(raw)),
    // @ts-expect-error
    objectResponse(Promise.resolve(body)),
  ],
  "what goes back to the engine": ({ lifecycle, location, ids, inputs, outputs, raw, members }) => [
    { id: "", props: outputs } satisfies ReadResult,
    // @ts-expect-error
    { id: "", props: raw } satisfies ReadResult,
    // @ts-expect-error
    { id: "", props: inputs } satisfies ReadResult,
    // @ts-expect-error
    { id: "", props: members.live } satisfies ReadResult,
    { id: ids.state, outs: outputs } satisfies Created,
    // @ts-expect-error
    { id: ids.state, outs: members.known } satisfies Created,
    { ...lifecycle, update: async () => outputs } satisfies Lifecycle,
    // @ts-expect-error
    { ...lifecycle, update: async () => inputs } satisfies Lifecycle,
    new OagPartialError({ id: ids.state, properties: outputs, object: payroll, failed: [], outcome: "partial" }),
    // @ts-expect-error
    new OagPartialError({ id: ids.state, properties: raw, object: payroll, failed: [], outcome: "partial" }),
    readLookup(location.gateway, ids.state, outputs),
    // @ts-expect-error
    readLookup(location.gateway, ids.state, inputs),
  ],
  "what no program declares and a state keeps": ({ kind, hooks, state, raw, computed, response }) => [
    outputsOf({ ...state, computed: { ...computed, gateway: "" } }),
    // @ts-expect-error
    outputsOf({ ...state, computed: { ...raw, gateway: "" } }),
    // @ts-expect-error
    outputsOf({ ...state, computed }),
    computedOutputs(raw),
    // @ts-expect-error
    computedOutputs(response),
    { ...kind, computed: () => computed } satisfies Kind,
    // @ts-expect-error
    { ...kind, computed: (live) => live } satisfies Kind,
    { ...hooks, computedFrom: () => computed } satisfies Hooks,
    // @ts-expect-error
    { ...hooks, computedFrom: (shown) => shown.members } satisfies Hooks,
  ],
  "what was before and what is to be": ({ lifecycle, context, location, ids, inputs, outputs, known, stack, identity, members }) => [
    lifecycle.check?.({ olds: inputs, news: inputs }, context),
    // @ts-expect-error
    lifecycle.check?.({ olds: outputs, news: inputs }, context),
    lifecycle.diff?.(outputs, inputs, ids.state),
    // @ts-expect-error
    lifecycle.diff?.(inputs, outputs, ids.state),
    lifecycle.update?.(location.gateway, ids.state, outputs, inputs),
    // @ts-expect-error
    lifecycle.update?.(location.gateway, ids.state, inputs, outputs),
    isPendingAdoption({ olds: inputs, news: inputs }),
    // @ts-expect-error
    isPendingAdoption({ olds: outputs, news: inputs }),
    stack.became(ids.state, { before: outputs, after: outputs }),
    // @ts-expect-error
    stack.became(ids.state, { before: inputs, after: outputs }),
    // @ts-expect-error
    stack.became(ids.state, { before: outputs, after: members.known }),
    known.hiddenOf(identity, members.live),
    // @ts-expect-error
    known.hiddenOf(identity, members.known),
    known.keepCertain({ identity, item: members.declared }),
    // @ts-expect-error
    known.keepCertain({ identity, item: members.known }),
    effectOf(members.live, members.declared),
    // @ts-expect-error
    effectOf(members.declared, members.live),
    { closes: { policy: members.declared } } satisfies Effect,
    // @ts-expect-error
    { closes: { policy: members.known } } satisfies Effect,
  ],
  "what is declared, known, sent, kept and shown, where it is compared": ({ variant: { members: table }, put, members }) => [
    certainIn(table, members.known, members.declared),
    // @ts-expect-error
    certainIn(table, members.known, members.live),
    // @ts-expect-error
    certainIn(table, members.declared, members.declared),
    changedBy(table, members.declared, members.live),
    // @ts-expect-error
    changedBy(table, members.live, members.declared),
    assertKept(put, { sent: members.declared, declared: members.declared }, members.live),
    // @ts-expect-error
    assertKept(put, { sent: members.declared, declared: members.declared }, members.declared),
    // @ts-expect-error
    assertKept(put, { sent: members.live, declared: members.declared }, members.live),
    carriedIn(table, { live: members.live, given: members.declared }),
    // @ts-expect-error
    carriedIn(table, { live: members.known, given: members.declared }),
    recordedUnread(table, members.known, members.declared, []),
    // @ts-expect-error
    recordedUnread(table, members.declared, members.known, []),
    asNamedBy(table, members.live, members.declared),
    // @ts-expect-error
    asNamedBy(table, members.declared, members.live),
    new Progress(payroll, { members: members.known, aspects: {} }),
    // @ts-expect-error
    new Progress(payroll, { members: members.live, aspects: {} }),
    withDefaults(table, members.live),
    // @ts-expect-error
    withDefaults(table, members.known),
  ],
  "what is declared, known and shown of an item": ({ facts, members, raw }) => [
    itemAsKnown(facts, "key", members.live, members.known),
    // @ts-expect-error
    itemAsKnown(facts, "key", members.declared, members.known),
    isSameItem(facts, members.declared, members.live),
    // @ts-expect-error
    isSameItem(facts, members.live, members.declared),
    facts.identity(members.live),
    // @ts-expect-error
    facts.identity(raw),
    asMap(facts, [members.live], []),
    // @ts-expect-error
    asMap(facts, [members.declared], []),
  ],
};
