import type { Inventory } from "../gateway/inventory";
import { brand, type Unbranded } from "../values/branded";
import type { ApiItem, ApiObject } from "./api-object";
import type { Body } from "./body";

/** What a call of the client's answers, as the reconciler takes it; what is no object stays. */
type Answered<T, Of> = T extends readonly (infer One)[] ? Answered<One, Of>[] : T extends object ? Of : T;

/** The same call: as many ids, then the body where it has one; options stay. */
type ReconcilerCall<Given extends readonly unknown[], Result, Of> = Given extends readonly [...infer Ids extends string[], object]
  ? (...given: [...ids: Ids, body: Body]) => Promise<Answered<Result, Of>>
  : (...given: Given) => Promise<Answered<Result, Of>>;

/** The calls of a family of the client, with bodies and objects, or items, of any kind. */
type ReconcilerCalls<Family, Of = ApiObject> = {
  [Name in keyof Family]: Family[Name] extends (...given: infer Given) => Promise<infer Result> ? ReconcilerCall<Given, Result, Of> : never;
};

/**
 * The client's calls are typed by the API, member by member; the reconciler works on objects of any kind, and what it sends
 * and takes is judged by the contract at run time: bodies by check, responses where they enter. Said here, and for what the
 * client has answered below, once for all of them.
 */
export const objectCalls = brand as <Family extends object>(family: Family) => ReconcilerCalls<Family>;

/** The same of a family whose calls are about items of an object. */
export const itemCalls = brand as <Family extends object>(family: Family) => ReconcilerCalls<Family, ApiItem>;

export const objectResponse = brand as <T extends object>(response: Promise<Unbranded<T> | undefined>) => Promise<ApiObject | undefined>;

export const objectInventory = brand as <T extends { readonly id?: string }>(inventory: Inventory<T>) => Inventory<ApiObject>;
