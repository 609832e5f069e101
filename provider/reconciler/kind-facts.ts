import type { OagClient } from "../../sdk/client";
import type { SecretPlace } from "../../sdk/generated/credentials";
import type { SchemaValidator } from "../../sdk/generated/validators";
import type { Expand } from "../../sdk/types";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import type { ObjectId, ParentId } from "../ids";
import type { Inputs, Outputs } from "../lifecycle";
import type { ApiObject } from "./api-object";
import type { Aspect } from "./aspect";
import type { Body } from "./body";
import type { MemberTable } from "./compare/member-table";
import type { Computed } from "./parsed/computed";
import type { Managed } from "./parsed/managed";
import type { Members, Provenance } from "./provenance";
import type { Shape } from "./shapes/shape";
import type { Step } from "./step";

/** The calls that one object of a kind has. The client's types are the API's; the reconciler works on objects of any kind. */
export interface ObjectCalls {
  get(id: ObjectId, options?: { expand?: readonly Expand[] }): Promise<ApiObject>;
  create(body: Body): Promise<ApiObject>;
  replace(id: ObjectId, body: Body): Promise<ApiObject>;
  delete(id: ObjectId): Promise<void>;
}

/** What objects of one kind that share a `type` have in common. */
export interface Variant {
  /** How messages call several of its types, for example `proxied`. */
  readonly name: string;
  /** The values of `type`; none where the kind has no types. */
  readonly types: readonly string[];
  /** Members that a program may declare besides aspects and status. */
  readonly members: MemberTable;
  /** Members that a replace may carry. @default members */
  readonly updateMembers?: MemberTable;
  /** Members that a read shows, for `.get()`. @default members */
  readonly readMembers?: MemberTable;
  /** Members that reads show and a replace must not carry. */
  readonly readOnly: readonly string[];
  /** Statuses in which the POST may leave an object. @default none that is known */
  readonly newStatuses?: readonly string[];
  /** Outputs that no program declares. */
  readonly computed: readonly string[];
  readonly validator: SchemaValidator;
  /** Its aspects in the order in which they are written. */
  readonly aspects: readonly Aspect[];
  /** Those of which an object in use needs something, by name, each with the types of which that is so. @default none */
  readonly needed?: Readonly<Record<string, readonly string[]>>;
  /**
   * Aspects of which a create makes items by itself, where the program does not declare all of them: by name, whether an
   * item may be one of those.
   */
  readonly templates?: Readonly<Record<string, (item: Members<"live">) => boolean>>;
}

/** The life that an object leads apart from its settings, changed by calls of its own. */
interface StatusAspect {
  /** What a program may declare. */
  readonly values: readonly string[];
  /** While an object has it, users meet it: what is to leave it leaves first, what is to have it gets it last. */
  readonly inUse: string;
  /** Brings an object to a declared status. */
  set(client: OagClient, id: ObjectId, status: string): Promise<void>;
}

/** What an object's key is read from: the object in any form that has its members. */
export type Keyed = Members<Provenance> | Inputs | Outputs;

/**
 * What is to be known of one kind of resource. Declarations, states and locations have it at hand; the hooks of a kind, which
 * work on those, are not among it.
 */
export interface KindFacts {
  /** How errors call one object. */
  readonly noun: string;
  /** The member by which people know an object; of a collection, the gateway has each of its values once. */
  readonly key: string;
  /** Where the value of `key` stands. @default the member of that name */
  keyOf?(object: Keyed): unknown;
  /** What tells objects apart, in a form in which equal ones are equal. @default the value of `key` */
  identityOf?(object: Members<"declared" | "live">): string;
  /** `collection`, `nested` under another object, or `singleton`. */
  readonly shape: Shape;
  /** How an alias is given where a component of this package makes one, as the end of a sentence. @default no component does */
  readonly aliasHint?: string;
  /** The look-up by which a program finds the id of one. @default there is none */
  readonly lookUp?: string;
  /** By `type`; one that is newer than the contract is taken for the first. */
  readonly variants: readonly Variant[];
  /** Members whose change makes a new object, and which of the two goes first. */
  readonly replace: Readonly<Record<string, "create-first" | "delete-first">>;
  readonly status?: StatusAspect;
  /** Where its resources have what is secret whatever a program does, at any depth. @default where the tables of its members say so */
  readonly secrets?: readonly SecretPlace[];
  /** The read schema of its objects. */
  readonly schema: string;
  calls(client: OagClient, parent?: ParentId): ObjectCalls;
  /** What is known of the objects that exist. */
  inventory(gateway: Gateway, parent?: ParentId): Inventory<ApiObject>;
  /** The order of an update. @default members, then the aspects in turn */
  order?(variant: Variant, before: Managed<"known">, after: Managed<"declared">): Step[];
  /** The computed outputs that an object of a variant shows. */
  computed(members: Members<"live">, variant: Variant): Computed;
}
