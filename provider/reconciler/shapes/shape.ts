import type { Message } from "../../../sdk/message";
import type { Gateway } from "../../gateway/gateways";
import type { Inventory } from "../../gateway/inventory";
import type { ObjectId, ParentId, StateId } from "../../ids";
import type { ApiObject } from "../api-object";

/** What sentences about ids say of a kind. */
export interface Named {
  readonly noun: string;
  /** The member by which people know an object. */
  readonly key: string;
  /** The look-up by which a program finds the id of one. @default there is none */
  readonly lookUp?: string;
}

/** The ids by which the API has an object. */
interface ApiIds {
  readonly parent?: ParentId;
  readonly own: ObjectId;
}

/** Ways out where an object exists already, as segments of a sentence. */
interface WaysOut {
  readonly adoption: Message;
  readonly alias: Message;
}

/**
 * How the objects of a kind exist: each by itself (a collection), each under another object (nested), or one on a gateway (a
 * singleton). What follows from that stands in a file of each; nothing else asks which it is.
 */
export interface Shape {
  /** The member that names the object above, which is part of the id. @default there is none */
  readonly parent?: string;
  /** A gateway has one at most, whose id and key are nobody's own: any that is there is that one, and whoever writes last has it. */
  readonly isOnlyOne: boolean;
  /** The gateway refuses a second one with the same key, so that a POST may be sent again. */
  readonly isRepeatable: boolean;
  /**
   * The ids in that which the state has.
   * @throws when nothing tells whether it is an object of this gateway
   */
  idsIn(stateId: StateId, gateway: Gateway, noun: string): ApiIds;
  /** The id that the state has, in which `own` may also stand for an id that nobody is shown. */
  stateText(own: string, gateway: Gateway, parent: ParentId | undefined): string;
  /**
   * What an id of the state must be, for one that cannot be any; undefined for one that may be. No more is refused than what no
   * path of a request takes: ids of a gateway need not be UUIDs. Never with the id, which may be secret.
   */
  flawOf(id: unknown, named: Named): string | undefined;
  /** Beside a gateway's refusal of an id: a label may have the form of one. Undefined for what hardly is a label. */
  doubtOf(id: StateId, named: Named): string | undefined;
  /** Looks, before a create, for an object that is there already. */
  find(inventory: Inventory<ApiObject>, matches: (item: ApiObject) => boolean): Promise<ApiObject | undefined>;
  /** Looks and makes, while no other create of this run does where that would find nothing either. */
  inTurn<R>(inventory: Inventory<ApiObject>, work: () => Promise<R>): Promise<R>;
  /** What an object that exists already may be, and the way out of each. */
  waysOut(member: string, isInStack: boolean, ways: WaysOut): Message;
}
