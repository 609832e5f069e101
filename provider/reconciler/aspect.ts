import type { SecretPlace } from "../../sdk/generated/credentials";
import type { Expand } from "../../sdk/types";
import type { Gateway } from "../gateway/gateways";
import type { ObjectId } from "../ids";
import type { ApiObject } from "./api-object";
import type { Difference } from "./compare/difference";
import type { Managed } from "./parsed/managed";
import type { Problems } from "./problems/problems";
import type { Progress } from "./progress";
import type { From, Members, Written } from "./provenance";

/** The object whose aspects are written. */
export interface Scope {
  gateway: Gateway;
  /** Its own id, without that of the object above it. */
  id: ObjectId;
  progress: Progress;
  /** It was taken over: what appears in it meanwhile is somebody else's. */
  isTaken?: boolean;
  /** What the state knew, of an object whose creation is finished now. */
  before?: Managed<"known">;
  /** Its own members, read at most once. */
  readMembers(): Promise<ApiObject>;
  /** Writes its own members as they are, so that the gateway takes over what belongs to them. Returns whether it went well. */
  save(): Promise<boolean>;
}

/** What an update starts from and what it is to lead to, of one aspect. */
export interface Change {
  /** What the state knows; undefined where it was not declared. */
  before: From<"known"> | undefined;
  /** Undefined where it is not declared any more. */
  after: From<"declared"> | undefined;
  /** Members that the program declared before. */
  ownedMembers: readonly string[];
  /** True when it owned the whole. */
  isOwned: boolean;
  /** The object's status changes in the same update. */
  changesStatus: boolean;
  /** An object of this type needs something of it while it is in use. */
  isNeeded: boolean;
}

/** What a state knows of an aspect after values of the program were recorded that it had never known, and which those are. */
export interface Recorded {
  value: From<"known"> | undefined;
  recorded: string[];
}

/** How far an object that nobody answered for may have come. */
export interface Stage {
  /** Nothing but the POST can have happened. */
  onlyPosted: boolean;
}

/**
 * What of an object is declared, read, compared and written by itself: a map of items, a block of members. A program
 * owns it by declaring it.
 */
export interface Aspect {
  /** Argument, output and `_embedded` member. */
  readonly name: string;
  readonly singular: string;
  readonly expand?: Expand;
  /** Only some gateways have it: it is not asked for unless a program declares it. */
  readonly isOptional?: boolean;
  /** Where it has what is secret whatever a program does, from the top of the resource. @default nowhere */
  secretPlaces?(): SecretPlace[];

  /** Managed: the members that the program owns by declaring this. @default the whole */
  members?(written: From<Written> | undefined): string[];
  /** Of outputs, what is owned. @default the whole */
  owned?(value: From<"known"> | undefined, members: readonly string[]): From<"known"> | undefined;
  /** True when a program declares what the state has, whatever the order and the spelling. */
  isSame(known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean;
  /** Takes what is declared for values that the state owns and has never known. Returns which. @default it has no such values */
  recordUnread?(before: From<"known"> | undefined, after: From<"declared"> | undefined, names: readonly string[]): Recorded;

  /**
   * Observe: what is live, from the object's own response or by its own call.
   * @param members those that are asked for, which an aspect of several calls goes by; undefined for all that there is
   */
  read(
    gateway: Pick<Gateway, "client">,
    id: ObjectId,
    embedded: From<"live"> | undefined,
    members?: readonly string[],
  ): Promise<From<"live"> | undefined>;
  /** The live value of what is owned, as the program would declare it. */
  refreshed(live: From<"live"> | undefined, known: From<"known"> | undefined, members: readonly string[]): From<"known"> | undefined;
  /** All that is live, as a state would know it. */
  shown(live: From<"live"> | undefined): From<"known"> | undefined;
  /** What a program declares and the object does not have. */
  differences(live: From<"live"> | undefined, declared: From<"declared"> | undefined): Difference[];
  /** True when the object has nothing but what a create of ours makes. @default it has none that tells */
  isAsNew?(
    live: From<"live"> | undefined,
    declared: From<"declared"> | undefined,
    stage: Stage,
    isOfTemplate: (item: Members<"live">) => boolean,
  ): boolean;

  /** Plan and apply, fully: what is live becomes what is declared. */
  converge(scope: Scope, live: From<"live"> | undefined, declared: From<"declared"> | undefined): Promise<void>;
  /** Plan and apply, three-way: only what differs between the state and the program. */
  update(scope: Scope, change: Change): Promise<void>;

  /** Check: every problem of what is declared. No I/O. */
  check(problems: Problems, declared: From<"declared"> | undefined, isUntouched: () => boolean): void;
}
