import type { Said } from "../errors/resource-error";
import type { StepName } from "../errors/step-name";
import type { Gateway } from "../gateway/gateways";
import type { ObjectId } from "../ids";
import type { ApiObject } from "./api-object";
import type { KindFacts } from "./kind-facts";
import type { Location } from "./location";
import type { Computed, Located } from "./parsed/computed";
import type { Declaration } from "./parsed/declaration";
import type { Live, ShownMembers } from "./parsed/live";
import type { Managed } from "./parsed/managed";
import type { State } from "./parsed/state";
import type { Progress } from "./progress";
import type { Members } from "./provenance";

/**
 * One kind of resource, as a declaration: its facts and its hooks. `kind.ts` is loaded with the plugin, so it stays light: what
 * calls the gateway is behind `hooks`.
 */
export interface Kind extends KindFacts {
  hooks(): Promise<Hooks>;
}

/** What is truly a kind's own when it calls the gateway. Each has a default that does nothing. */
export interface Hooks {
  /** What the POST is to make. @default the declared members */
  posted?(declaration: Declaration): Members<"declared">;
  /**
   * What no POST of ours answered, on a fresh read, if it may be taken all the same.
   * @param unanswered the error instead of which it was found; undefined for what was there before
   * @default only after an unanswered POST, and only what is as declared
   */
  takeOver?(location: Location, found: ApiObject, declaration: Declaration, unanswered: unknown): Promise<Live | undefined>;
  /** What stands in the way of a create, and why what was found after an unanswered POST is not what was to be made. */
  describe?(gateway: Gateway, found: ApiObject): { found: Said; doubt: string };
  /** The object from a list that was read for several. @default none: it is read by itself */
  joined?(gateway: Gateway, id: ObjectId): Promise<ApiObject | undefined>;
  /** Outputs that need a call of their own, and what the step is called. */
  complete?: {
    step: StepName;
    /** They are no secret: `.get()` shows them, too. */
    isShown?: boolean;
    read(gateway: Gateway, live: ShownMembers, computed: Located): Promise<Located>;
  };
  /** Waits until what was written is in use, telling how it goes on. */
  settle?: { step: StepName; wait(gateway: Gateway, tell: (message: Said) => void): Promise<void> };
  /** The computed outputs that the response to a replace tells. @default those it shows */
  computedFrom?(response: ShownMembers, before: Managed<"known">, progress: Progress): Computed;
  /**
   * Of a singleton: is what is there the one that the state knows, or as it is about to be written?
   * @throws when it is neither: it may be somebody else's
   */
  assertOurs?(state: State, live: Members<"live">, wanted: Members<"declared">): void;
  /** Why an object that exists is of no use as it is; undefined where it is. */
  whyUnusable?(members: Members<"live">, declaration: Declaration): string | undefined;
  /** Why the gateway refused a write, as far as a look tells. */
  causeOf?(gateway: Gateway, write: RefusedWrite): Promise<unknown>;
  /** What is to be told of an adoption. */
  adoptionNotice?(declaration: Declaration): string | undefined;
  /** Deletes one object. @default the call alone, after a look where the gateway is another one */
  remove?(gateway: Gateway, id: ObjectId, state: State): Promise<void>;
  /** Why the gateway refused the deletion, and the way out. @default the error */
  refusedDelete?(error: unknown, gateway: Gateway, id: ObjectId): unknown;
}

/** A write of an object's own members that the gateway refused. */
interface RefusedWrite {
  /** Empty for a create. */
  id: ObjectId | "";
  declaration: Declaration;
  /** What was to change. */
  changes: Members<"declared">;
  error: unknown;
}
