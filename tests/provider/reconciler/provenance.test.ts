import { expect } from "chai";
import { type ObjectId, type StateId, stateIdIn } from "../../../dist/provider/ids.js";
import { checkPolicies } from "../../../dist/provider/kinds/app/check-policies.js";
import { orderOfUpdate } from "../../../dist/provider/kinds/app/order.js";
import { type CheckContext, type Inputs, inputsIn, type Outputs, outputsIn } from "../../../dist/provider/lifecycle.js";
import type { ApiItem } from "../../../dist/provider/reconciler/api-object.js";
import type { Aspect, Scope } from "../../../dist/provider/reconciler/aspect.js";
import type { Entry } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { itemChanges } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { planFully, planThreeWay } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { type MembersScope, writeMembers } from "../../../dist/provider/reconciler/aspects/members-write.js";
import { recordUnread } from "../../../dist/provider/reconciler/aspects/unread.js";
import { checkDeclared } from "../../../dist/provider/reconciler/check/check.js";
import type { Given } from "../../../dist/provider/reconciler/check/given.js";
import { Problems } from "../../../dist/provider/reconciler/check/problems.js";
import { changedMembers } from "../../../dist/provider/reconciler/compare/equal.js";
import { carriesAll, memberDifferences, refreshedMembers } from "../../../dist/provider/reconciler/compare/members.js";
import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import type { Variant } from "../../../dist/provider/reconciler/kind-facts.js";
import { converge, type Work } from "../../../dist/provider/reconciler/life/converge.js";
import { diffObject } from "../../../dist/provider/reconciler/life/diff.js";
import { assertAsWritten } from "../../../dist/provider/reconciler/life/singleton.js";
import { updateObject } from "../../../dist/provider/reconciler/life/update.js";
import { type Declaration, parseDeclaration } from "../../../dist/provider/reconciler/parsed/declaration.js";
import type { Live } from "../../../dist/provider/reconciler/parsed/live.js";
import type { Managed } from "../../../dist/provider/reconciler/parsed/managed.js";
import { changedSince, outputsOf, parseState, type State } from "../../../dist/provider/reconciler/parsed/state.js";
import { objectAt, type Place } from "../../../dist/provider/reconciler/place.js";
import {
  declaredIn,
  type From,
  knownIn,
  liveAsKnown,
  liveIn,
  type Members,
  nowKnown,
} from "../../../dist/provider/reconciler/provenance.js";
import { readMembers } from "../../../dist/provider/reconciler/reads/observe.js";
import { Progress } from "../../../dist/provider/reconciler/writes/progress.js";
import { putMerged } from "../../../dist/provider/reconciler/writes/put.js";
import type { Json } from "../../support/basics/json.ts";

/** All that is at hand when an object is compared or written. None of it is there at run time: what follows only compiles. */
interface Hand {
  kind: Kind;
  variant: Variant;
  aspect: Required<Aspect>;
  scope: Scope & MembersScope;
  work: Work;
  put: Parameters<typeof putMerged>[0];
  facts: Parameters<typeof planFully>[0];
  given: Given;
  context: CheckContext;
  declaration: Declaration;
  state: State;
  read: Live;
  place: Place;
  stateId: StateId;
  objectId: ObjectId;
  raw: Json;
  inputs: Inputs;
  outputs: Outputs;
  managed: { declared: Managed<"declared">; known: Managed<"known"> };
  members: { declared: Members<"declared">; known: Members<"known">; live: Members<"live"> };
  part: { declared: From<"declared">; known: From<"known">; live: From<"live"> };
  entries: { declared: Entry<"declared">[]; known: Entry<"known">[] };
  items: ApiItem[];
}

/** Swaps that must not compile: the type check refuses this file as soon as one does. */
const swaps: Record<string, (hand: Hand) => unknown[]> = {
  "a program for a state, or the other way, where they are compared": ({ kind, scope, stateId, declaration, state }) => [
    // @ts-expect-error
    diffObject(declaration, state),
    // @ts-expect-error
    diffObject(declaration, declaration),
    // @ts-expect-error
    diffObject(state, state),
    // @ts-expect-error
    updateObject(kind, scope.gateway, stateId, declaration, state),
    // @ts-expect-error
    recordUnread(state, state.known),
    // @ts-expect-error
    changedMembers(state.variant.members, state.known.members, declaration.managed.members, () => true),
    // @ts-expect-error
    orderOfUpdate(state.variant, declaration.managed, state.known),
  ],
  "what was deployed for what is declared now, where it is checked": ({ kind, context, given, raw }) => [
    // @ts-expect-error
    checkDeclared(kind, {}, { args: given.olds, olds: given.args }, context),
    // @ts-expect-error
    checkDeclared(kind, {}, { args: raw, olds: raw }, context),
    // @ts-expect-error
    checkPolicies(new Problems(context), given.olds.aspects.policies, given.args.aspects.policies),
  ],
  "declared for known, and known for declared": ({ scope, managed, members, state }) => [
    // @ts-expect-error
    new Progress({ noun: "app", title: "Payroll" }, managed.declared),
    // @ts-expect-error
    outputsOf({ ...state, known: managed.declared }),
    // @ts-expect-error
    writeMembers(scope, members.known),
    // @ts-expect-error
    managed.declared satisfies Managed<"known">,
    // @ts-expect-error
    managed.known satisfies Managed<"declared">,
  ],
  "live for declared, and declared for live": ({ work, declaration, state, scope, put, read, variant: { members: table }, members }) => [
    // @ts-expect-error
    converge(work, declaration),
    // @ts-expect-error
    converge({ ...work, declaration: read }, read),
    // @ts-expect-error
    writeMembers(scope, read.members),
    // @ts-expect-error
    memberDifferences(table, members.declared, members.live),
    // @ts-expect-error
    carriesAll(table, members.declared, members.live),
    // @ts-expect-error
    assertAsWritten(declaration, members.declared),
    // @ts-expect-error
    putMerged({ ...put, live: members.declared }),
    // @ts-expect-error
    putMerged({ ...put, changes: members.live }),
    // @ts-expect-error
    new Progress({ noun: "app", title: "Payroll" }, state.known).keep(members.live),
    // @ts-expect-error
    new Progress({ noun: "app", title: "Payroll" }, state.known).keepInside("session", members.live),
    // @ts-expect-error
    changedMembers(table, members.live, members.known, () => true),
    // @ts-expect-error
    refreshedMembers(table, members.live, members.declared, []),
    // @ts-expect-error
    changedMembers(table, members.declared, members.live, () => true),
  ],
  "known for live, and live for known": ({ state, work, read, variant: { members: table }, members }) => [
    // @ts-expect-error
    converge(work, state.known),
    // @ts-expect-error
    converge(work, read, { before: read }),
    // @ts-expect-error
    refreshedMembers(table, members.known, members.live, []),
    // @ts-expect-error
    memberDifferences(table, members.known, members.declared),
    // @ts-expect-error
    memberDifferences(table, members.live, members.known),
    // @ts-expect-error
    changedSince(state, members.known),
  ],
  "one for another in what an aspect plans": ({ aspect, scope, part, facts, entries, items }) => [
    // @ts-expect-error
    aspect.converge(scope, part.declared, part.live),
    // @ts-expect-error
    aspect.converge(scope, part.known, part.declared),
    // @ts-expect-error
    aspect.update(scope, { before: part.declared, after: part.known, ownedMembers: [], isOwned: true, changesStatus: false }),
    // @ts-expect-error
    aspect.update(scope, { before: part.live, after: part.declared, ownedMembers: [], isOwned: true, changesStatus: false }),
    // @ts-expect-error
    planThreeWay(facts, entries.declared, entries.known, items),
    // @ts-expect-error
    planThreeWay(facts, items, entries.declared, items),
    // @ts-expect-error
    planFully(facts, entries.known, items),
    // @ts-expect-error
    planFully(facts, items, entries.declared),
  ],
  "one for another in what an aspect observes": ({ aspect, part, facts, members }) => [
    // @ts-expect-error
    aspect.refreshed(part.known, part.live, []),
    // @ts-expect-error
    aspect.refreshed(part.live, part.declared, []),
    // @ts-expect-error
    aspect.shown(part.known),
    // @ts-expect-error
    aspect.differences(part.declared, part.live),
    // @ts-expect-error
    aspect.differences(part.live, part.known),
    // @ts-expect-error
    aspect.isAsNew(part.declared, part.live, { onlyPosted: true }, () => true),
    // @ts-expect-error
    aspect.recordUnread(part.declared, part.known, []),
    // @ts-expect-error
    aspect.isSame(part.live, part.declared),
    // @ts-expect-error
    aspect.isSame(part.declared, part.known),
    // @ts-expect-error
    itemChanges(facts, members.live, members.declared),
  ],
  "what the engine hands over of a program for what it hands over of a state": ({ kind, inputs, outputs, raw }) => [
    // @ts-expect-error
    parseState(kind, inputs),
    // @ts-expect-error
    parseState(kind, raw),
    // @ts-expect-error
    parseDeclaration(kind, outputs),
    // @ts-expect-error
    parseDeclaration(kind, raw),
    // @ts-expect-error
    inputsIn(outputs),
    // @ts-expect-error
    outputsIn(inputs),
  ],
  "the id that a state has for the one that the API has, or the other way": ({ kind, place, scope, aspect, stateId, objectId }) => [
    // @ts-expect-error
    { ...scope, id: stateId } satisfies Scope,
    // @ts-expect-error
    objectAt(kind, scope.gateway, objectId),
    // @ts-expect-error
    readMembers(place, stateId),
    // @ts-expect-error
    place.calls.get(stateId),
    // @ts-expect-error
    aspect.read(scope.gateway, stateId, undefined),
    // @ts-expect-error
    stateIdIn(objectId),
  ],
  "what has a provenance, parsed once more as something else": ({ members, part }) => [
    // @ts-expect-error
    knownIn(members.declared),
    // @ts-expect-error
    declaredIn(members.live),
    // @ts-expect-error
    liveIn(members.known),
    // @ts-expect-error
    knownIn(part.live),
    // @ts-expect-error
    nowKnown(members.live),
    // @ts-expect-error
    liveAsKnown(members.declared),
  ],
  "what was never parsed": ({ raw, scope, state, work, read, members, part, variant: { members: table } }) => [
    // @ts-expect-error
    writeMembers(scope, raw),
    // @ts-expect-error
    memberDifferences(table, raw, members.declared),
    // @ts-expect-error
    changedSince(state, raw),
    // @ts-expect-error
    converge(work, { ...read, members: raw }),
    // @ts-expect-error
    raw satisfies typeof part.declared,
  ],
};

describe("what a program declares, what a state knows and what a gateway shows", () => {
  for (const title of Object.keys(swaps))
    it(`cannot be swapped by accident: ${title}`, () => {
      expect(swaps[title]).to.be.a("function");
    });

  it("say where they come from in types alone: nothing is added to a value", () => {
    const members = { label: "Payroll" };
    for (const marked of [
      declaredIn(members),
      knownIn(members),
      liveIn(members),
      nowKnown(declaredIn(members)),
      liveAsKnown(liveIn(members)),
    ])
      expect(marked).to.equal(members);
    expect(Reflect.ownKeys(members)).to.deep.equal(["label"]);
  });
});
