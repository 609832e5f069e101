import type { ItemId, ObjectId, ParentId, StateId } from "../../../dist/provider/ids.js";
import type { CheckContext, CreateContext, Inputs, Lifecycle, Outputs } from "../../../dist/provider/lifecycle.js";
import type { InStack } from "../../../dist/provider/plugin/in-stack.js";
import type { ApiItem, ApiObject } from "../../../dist/provider/reconciler/api-object.js";
import type { Aspect, Change, Scope } from "../../../dist/provider/reconciler/aspect.js";
import type { BlockCalls } from "../../../dist/provider/reconciler/aspects/block-facts.js";
import type { ItemCalls } from "../../../dist/provider/reconciler/aspects/map/calls.js";
import type { Identity } from "../../../dist/provider/reconciler/aspects/map/item-facts.js";
import type { Entry } from "../../../dist/provider/reconciler/aspects/map/items.js";
import type { KnownItems } from "../../../dist/provider/reconciler/aspects/map/known-items.js";
import type { planFully } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import type { MembersScope } from "../../../dist/provider/reconciler/aspects/members-write.js";
import type { Body } from "../../../dist/provider/reconciler/body.js";
import type { Given } from "../../../dist/provider/reconciler/check/constraints.js";
import type { Hooks, Kind } from "../../../dist/provider/reconciler/kind.js";
import type { Variant } from "../../../dist/provider/reconciler/kind-facts.js";
import type { Work } from "../../../dist/provider/reconciler/life/work.js";
import type { Location } from "../../../dist/provider/reconciler/location.js";
import type { Computed } from "../../../dist/provider/reconciler/parsed/computed.js";
import type { Declaration } from "../../../dist/provider/reconciler/parsed/declaration.js";
import type { Live } from "../../../dist/provider/reconciler/parsed/live.js";
import type { Managed } from "../../../dist/provider/reconciler/parsed/managed.js";
import type { Sought, State } from "../../../dist/provider/reconciler/parsed/state.js";
import type { Problems } from "../../../dist/provider/reconciler/problems/problems.js";
import type { Progress } from "../../../dist/provider/reconciler/progress.js";
import type { From, Members } from "../../../dist/provider/reconciler/provenance.js";
import type { AssignCalls } from "../../../dist/provider/reconciler/writes/assign.js";
import type { Put } from "../../../dist/provider/reconciler/writes/put.js";
import type { Json } from "../basics/json.ts";

/** All that is at hand when an object is compared, read or written. None of it is there at run time: what takes it is compiled alone. */
export interface Hand {
  kind: Kind;
  variant: Variant;
  hooks: Hooks;
  lifecycle: Lifecycle;
  context: CheckContext;
  run: CreateContext;
  problems: Problems;
  location: Location;
  work: Work;
  scope: Scope & MembersScope;
  progress: Progress;
  aspect: Required<Aspect>;
  change: Change;
  put: Put;
  facts: Parameters<typeof planFully>[0];
  calls: { items: ItemCalls; block: BlockCalls; assign: AssignCalls };
  known: KnownItems;
  stack: InStack;
  given: Given;
  declaration: Declaration;
  state: State;
  sought: Sought;
  read: Live;
  response: ApiObject;
  item: ApiItem;
  body: Body;
  computed: Computed;
  identity: Identity;
  entry: Entry<"declared">;
  ids: { state: StateId; object: ObjectId; item: ItemId; parent: ParentId };
  raw: Json;
  inputs: Inputs;
  outputs: Outputs;
  managed: { declared: Managed<"declared">; known: Managed<"known"> };
  members: { declared: Members<"declared">; known: Members<"known">; live: Members<"live"> };
  part: { declared: From<"declared">; known: From<"known">; live: From<"live"> };
  entries: { declared: Entry<"declared">[]; known: Entry<"known">[] };
}

/**
 * By title, what is tried with what is at hand. Behind the comment is what must not compile; beside it, in the same list, is the same with
 * what belongs there, which must.
 */
export type Swaps = Readonly<Record<string, (hand: Hand) => unknown[]>>;
