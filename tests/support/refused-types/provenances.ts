import { checkPolicies } from "../../../dist/provider/kinds/app/check-policies.js";
import { orderOfUpdate } from "../../../dist/provider/kinds/app/order.js";
import { itemChanges } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { planFully, planThreeWay } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { writeMembers } from "../../../dist/provider/reconciler/aspects/members-write.js";
import { checkDeclared } from "../../../dist/provider/reconciler/check/check.js";
import { changedMembers } from "../../../dist/provider/reconciler/compare/equal.js";
import { carriesAll, memberDifferences, refreshedMembers } from "../../../dist/provider/reconciler/compare/members.js";
import { converge } from "../../../dist/provider/reconciler/life/converge.js";
import { deleteObject } from "../../../dist/provider/reconciler/life/delete.js";
import { diffObject } from "../../../dist/provider/reconciler/life/diff.js";
import { getObject, refreshObject } from "../../../dist/provider/reconciler/life/read.js";
import { recordUnread } from "../../../dist/provider/reconciler/life/record-unread.js";
import { assertAsWritten } from "../../../dist/provider/reconciler/life/singleton.js";
import { updateObject } from "../../../dist/provider/reconciler/life/update.js";
import type { Managed } from "../../../dist/provider/reconciler/parsed/managed.js";
import { changedSince, outputsOf } from "../../../dist/provider/reconciler/parsed/state.js";
import { Progress } from "../../../dist/provider/reconciler/progress.js";
import type { From, Word } from "../../../dist/provider/reconciler/provenance.js";
import { putMerged } from "../../../dist/provider/reconciler/writes/put.js";
import type { Swaps } from "./hand.ts";

const payroll = { noun: "app", title: "Payroll" };

export const provenances: Swaps = {
  "a program for a state, or the other way, where they are compared": ({ kind, scope, ids, declaration, state }) => [
    diffObject(state, declaration),
    // @ts-expect-error
    diffObject(declaration, state),
    // @ts-expect-error
    diffObject(declaration, declaration),
    // @ts-expect-error
    diffObject(state, state),
    updateObject(kind, scope.gateway, ids.state, state, declaration),
    // @ts-expect-error
    updateObject(kind, scope.gateway, ids.state, declaration, state),
    recordUnread(state, declaration.managed),
    // @ts-expect-error
    recordUnread(state, state.known),
    changedMembers(state.variant.members, declaration.managed.members, state.known.members, () => true),
    // @ts-expect-error
    changedMembers(state.variant.members, state.known.members, declaration.managed.members, () => true),
    orderOfUpdate(state.variant, state.known, declaration.managed),
    // @ts-expect-error
    orderOfUpdate(state.variant, declaration.managed, state.known),
  ],
  "a state for what is asked for without one, or what was never parsed, where an object is read or deleted": ({
    kind,
    location: { gateway },
    ids,
    declaration,
    state,
    sought,
    outputs,
  }) => [
    refreshObject(kind, gateway, ids.state, state),
    // @ts-expect-error
    refreshObject(kind, gateway, ids.state, sought),
    // @ts-expect-error
    refreshObject(kind, gateway, ids.state, outputs),
    getObject(kind, gateway, ids.state, sought),
    // @ts-expect-error
    getObject(kind, gateway, ids.state, state),
    // @ts-expect-error
    getObject(kind, gateway, ids.state, outputs),
    deleteObject(kind, gateway, ids.state, state, { isHeldByAnother: false }),
    // @ts-expect-error
    deleteObject(kind, gateway, ids.state, declaration, { isHeldByAnother: false }),
    // @ts-expect-error
    deleteObject(kind, gateway, ids.state, outputs, { isHeldByAnother: false }),
  ],
  "what was deployed for what is declared now, where it is checked": ({ kind, context, problems, given, raw }) => [
    checkDeclared(kind, {}, { args: given.args, olds: given.olds }, context),
    // @ts-expect-error
    checkDeclared(kind, {}, { args: given.olds, olds: given.args }, context),
    // @ts-expect-error
    checkDeclared(kind, {}, { args: raw, olds: raw }, context),
    checkPolicies(problems, given.args.aspects.policies, given.olds.aspects.policies),
    // @ts-expect-error
    checkPolicies(problems, given.olds.aspects.policies, given.args.aspects.policies),
  ],
  "declared for known, and known for declared": ({ scope, managed, members, state }) => [
    new Progress(payroll, managed.known),
    // @ts-expect-error
    new Progress(payroll, managed.declared),
    outputsOf({ ...state, known: managed.known }),
    // @ts-expect-error
    outputsOf({ ...state, known: managed.declared }),
    writeMembers(scope, members.declared),
    // @ts-expect-error
    writeMembers(scope, members.known),
    managed.known satisfies Managed<"known">,
    // @ts-expect-error
    managed.declared satisfies Managed<"known">,
    managed.declared satisfies Managed<"declared">,
    // @ts-expect-error
    managed.known satisfies Managed<"declared">,
  ],
  "a status that is declared, known or live for another": ({ declaration, state, read, progress }) => [
    progress.keepStatus(declaration.managed.status),
    // @ts-expect-error
    progress.keepStatus(read.status),
    state.known.status satisfies Word<"known"> | undefined,
    // @ts-expect-error
    read.status satisfies Word<"known"> | undefined,
    // @ts-expect-error
    declaration.managed.status satisfies Word<"known"> | undefined,
  ],
  "live for declared, and declared for live, where an object is written": ({ work, declaration, scope, put, read, progress, members }) => [
    converge(work, read),
    // @ts-expect-error
    converge(work, declaration),
    // @ts-expect-error
    converge({ ...work, declaration: read }, read),
    writeMembers(scope, members.declared),
    // @ts-expect-error
    writeMembers(scope, read.members),
    putMerged({ ...put, live: read.members, changes: members.declared }),
    // @ts-expect-error
    putMerged({ ...put, live: members.declared }),
    // @ts-expect-error
    putMerged({ ...put, changes: members.live }),
    progress.keep(members.declared),
    // @ts-expect-error
    progress.keep(members.live),
    progress.keepInside("session", members.declared),
    // @ts-expect-error
    progress.keepInside("session", members.live),
  ],
  "declared, known and live for each other, where members are compared": ({ declaration, variant: { members: table }, members }) => [
    memberDifferences(table, members.live, members.declared),
    // @ts-expect-error
    memberDifferences(table, members.declared, members.live),
    // @ts-expect-error
    memberDifferences(table, members.known, members.declared),
    // @ts-expect-error
    memberDifferences(table, members.live, members.known),
    carriesAll(table, members.live, members.declared),
    // @ts-expect-error
    carriesAll(table, members.declared, members.live),
    assertAsWritten(declaration, members.live),
    // @ts-expect-error
    assertAsWritten(declaration, members.declared),
    changedMembers(table, members.declared, members.known, () => true),
    // @ts-expect-error
    changedMembers(table, members.live, members.known, () => true),
    // @ts-expect-error
    changedMembers(table, members.declared, members.live, () => true),
    refreshedMembers(table, members.live, members.known, []),
    // @ts-expect-error
    refreshedMembers(table, members.live, members.declared, []),
    // @ts-expect-error
    refreshedMembers(table, members.known, members.live, []),
  ],
  "known for live, and live for known": ({ state, work, read, members }) => [
    converge(work, read, { before: state.known }),
    // @ts-expect-error
    converge(work, state.known),
    // @ts-expect-error
    converge(work, read, { before: read }),
    changedSince(state, members.live),
    // @ts-expect-error
    changedSince(state, members.known),
  ],
  "one for another in what an aspect plans": ({ aspect, scope, change, part, facts, entries, item }) => [
    aspect.converge(scope, part.live, part.declared),
    // @ts-expect-error
    aspect.converge(scope, part.declared, part.live),
    // @ts-expect-error
    aspect.converge(scope, part.known, part.declared),
    aspect.update(scope, { ...change, before: part.known, after: part.declared }),
    // @ts-expect-error
    aspect.update(scope, { ...change, before: part.declared, after: part.known }),
    // @ts-expect-error
    aspect.update(scope, { ...change, before: part.live, after: part.declared }),
    planThreeWay(facts, entries.known, entries.declared, [item]),
    // @ts-expect-error
    planThreeWay(facts, entries.declared, entries.known, [item]),
    // @ts-expect-error
    planThreeWay(facts, [item], entries.declared, [item]),
    planFully(facts, entries.declared, [item]),
    // @ts-expect-error
    planFully(facts, entries.known, [item]),
    // @ts-expect-error
    planFully(facts, [item], entries.declared),
  ],
  "one for another in what an aspect observes": ({ aspect, part, facts, members }) => [
    aspect.refreshed(part.live, part.known, []),
    // @ts-expect-error
    aspect.refreshed(part.known, part.live, []),
    // @ts-expect-error
    aspect.refreshed(part.live, part.declared, []),
    aspect.shown(part.live),
    // @ts-expect-error
    aspect.shown(part.known),
    aspect.differences(part.live, part.declared),
    // @ts-expect-error
    aspect.differences(part.declared, part.live),
    // @ts-expect-error
    aspect.differences(part.live, part.known),
    aspect.isAsNew(part.live, part.declared, { onlyPosted: true }, () => true),
    // @ts-expect-error
    aspect.isAsNew(part.declared, part.live, { onlyPosted: true }, () => true),
    aspect.recordUnread(part.known, part.declared, []),
    // @ts-expect-error
    aspect.recordUnread(part.declared, part.known, []),
    aspect.isSame(part.known, part.declared),
    // @ts-expect-error
    aspect.isSame(part.live, part.declared),
    // @ts-expect-error
    aspect.isSame(part.declared, part.known),
    itemChanges(facts, members.declared, members.live),
    // @ts-expect-error
    itemChanges(facts, members.live, members.declared),
  ],
  "what was never parsed": ({ raw, scope, state, work, read, members, part, variant: { members: table } }) => [
    writeMembers(scope, members.declared),
    // @ts-expect-error
    writeMembers(scope, raw),
    memberDifferences(table, members.live, members.declared),
    // @ts-expect-error
    memberDifferences(table, raw, members.declared),
    changedSince(state, members.live),
    // @ts-expect-error
    changedSince(state, raw),
    converge(work, { ...read, members: read.members }),
    // @ts-expect-error
    converge(work, { ...read, members: raw }),
    part.declared satisfies From<"declared">,
    // @ts-expect-error
    raw satisfies From<"declared">,
  ],
};
