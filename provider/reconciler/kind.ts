import type { OagClient } from "../../sdk/client";
import type { SchemaValidator } from "../../sdk/generated/validators";
import type { Json } from "../../sdk/json";
import type { Expand } from "../../sdk/types";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import type { StepName } from "../plugin/partial";
import type { Aspect, Step } from "./aspect";
import type { Declaration } from "./declaration";
import type { Live } from "./live";
import type { Managed } from "./managed";
import type { MemberTable } from "./members";
import type { Place } from "./place";
import type { Progress } from "./progress";
import type { Computed, State } from "./state";
import type { StatusAspect } from "./status";

/** An object as the API has it. */
export type ApiObject = Json & { id?: string };

/** The calls that one object of a kind has. The client's types are the API's; the reconciler works on plain JSON. */
export interface ObjectCalls {
  get(id: string, options?: { expand?: readonly Expand[] }): Promise<Json>;
  create(body: Json): Promise<Json>;
  replace(id: string, body: Json): Promise<Json>;
  delete(id: string): Promise<void>;
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
  /** Members that no replace changes: sent as the gateway has them. */
  readonly fixed: readonly string[];
  /** Outputs that no program declares. */
  readonly computed: readonly string[];
  readonly validator: SchemaValidator;
  /** Its parts in the order in which they are written. */
  readonly aspects: readonly Aspect[];
}

/**
 * One kind of resource, as a declaration. `kind.ts` is loaded with the plugin, so it stays light: what talks to a gateway
 * is behind `deeds`.
 */
export interface Kind {
  /** How errors call one object. */
  readonly noun: string;
  /** The member by which people know an object; of a collection, the gateway has each of its values once. */
  readonly key: string;
  /** Where the value of `key` stands. @default the member of that name */
  keyOf?(object: Json): unknown;
  /** What tells objects apart, in a form in which equal ones are equal. @default the value of `key` */
  identityOf?(object: Json): string;
  readonly shape: "collection" | "nested" | "singleton";
  /** Of a nested kind: the member that names the object above it, which is part of the id. */
  readonly parent?: string;
  /** By `type`; one that is newer than the contract is taken for the first. */
  readonly variants: readonly Variant[];
  /** Members whose change makes a new object, and which of the two goes first. */
  readonly replace: Readonly<Record<string, "create-first" | "delete-first">>;
  readonly status?: StatusAspect;
  /** The read schema of its objects. */
  readonly schema: string;
  calls(client: OagClient, parent?: string): ObjectCalls;
  /** What is known of the objects that exist. */
  inventory(gateway: Gateway, parent?: string): Inventory<ApiObject>;
  /** The order of an update. @default members, then the aspects in turn */
  order?(variant: Variant, before: Managed, after: Managed): Step[];
  /** The computed outputs that an object shows. */
  computed(members: Json): Json;
  deeds(): Promise<Deeds>;
}

/** What is truly a kind's own when it talks to the gateway. Each has a default that does nothing. */
export interface Deeds {
  /** The body of the POST. @default the declared members */
  body?(declaration: Declaration): Json;
  /**
   * What no POST of ours answered, on a fresh read, if it may be taken all the same.
   * @param lost the error instead of which it was found; undefined for what was there before
   * @default only after a lost response, and only what is as declared
   */
  judge?(place: Place, found: ApiObject, declaration: Declaration, lost: unknown): Promise<Live | undefined>;
  /** What stands in the way of a create, and why what was found after a lost response is not what was to be made. */
  describe?(gateway: Gateway, found: ApiObject): { found: string; doubt: string };
  /** The object from a list that was read for several. @default none: it is read by itself */
  joined?(gateway: Gateway, id: string): Promise<Json | undefined>;
  /** Outputs that need a call of their own, and what the step is called. */
  complete?: {
    step: StepName;
    /** They are no secret: `.get()` shows them, too. */
    isShown?: boolean;
    read(gateway: Gateway, members: Json, computed: Computed): Promise<Computed>;
  };
  /** Waits until what was written is in use, telling how it goes on. */
  settle?: { step: StepName; wait(gateway: Gateway, tell: (message: string) => void): Promise<void> };
  /** The computed outputs that the response to a replace tells. @default those it shows */
  answered?(response: Json, before: Managed, progress: Progress): Json;
  /**
   * Of a singleton: is what is there the one that the state knows, or as it is about to be written?
   * @throws when it is neither: it may be somebody else's
   */
  assertOurs?(state: State, live: Json, wanted: Json): void;
  /** Why an object that exists is of no use as it is; undefined where it is. */
  verdict?(members: Json, declaration: Declaration): string | undefined;
  /** Why the gateway refused a write, as far as a look tells. */
  causeOf?(gateway: Gateway, write: RefusedWrite): Promise<unknown>;
  /** What is to be told of an adoption. */
  adopted?(declaration: Declaration): string | undefined;
  /** Deletes one object. @default the call alone, after a look where the gateway is another one */
  remove?(gateway: Gateway, id: string, state: State): Promise<void>;
  /** Why the gateway refused the deletion, and the way out. @default the error */
  refusedDelete?(error: unknown, gateway: Gateway, id: string): unknown;
}

/** A write of an object's own members that the gateway refused. */
export interface RefusedWrite {
  /** Empty for a create. */
  id: string;
  declaration: Declaration;
  /** What was to change. */
  changes: Json;
  error: unknown;
}
