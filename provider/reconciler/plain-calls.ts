import type { Inventory } from "../gateway/inventory";
import type { Unmarked } from "../values/marked";
import type { ApiItem, ApiObject } from "./api-object";
import type { Body } from "./body";

/** What a call of the client's answers, as the reconciler takes it; what is no object stays. */
type Answered<T, Of> = T extends readonly (infer One)[] ? Answered<One, Of>[] : T extends object ? Of : T;

/** The same call: as many ids, then the body where it has one; options stay. */
type PlainCall<Given extends readonly unknown[], Result, Of> = Given extends readonly [...infer Ids extends string[], object]
  ? (...given: [...ids: Ids, body: Body]) => Promise<Answered<Result, Of>>
  : (...given: Given) => Promise<Answered<Result, Of>>;

/** The calls of a family of the client, with bodies and objects, or items, of any kind. */
export type PlainCalls<Family, Of = ApiObject> = {
  [Name in keyof Family]: Family[Name] extends (...given: infer Given) => Promise<infer Result> ? PlainCall<Given, Result, Of> : never;
};

const mark = (value: unknown): unknown => value;

/**
 * The client's calls are typed by the API, member by member; the reconciler works on objects of any kind, and what it sends
 * and takes is judged by the contract at run time: bodies by check, responses where they enter. Said here, and for what the
 * client has answered below, once for all of them.
 */
export const plainCalls = mark as <Family extends object>(family: Family) => PlainCalls<Family>;

/** The same of a family whose calls are about items of an object. */
export const plainItemCalls = mark as <Family extends object>(family: Family) => PlainCalls<Family, ApiItem>;

export const plainResponse = mark as <T extends object>(response: Promise<Unmarked<T> | undefined>) => Promise<ApiObject | undefined>;

export const plainInventory = mark as <T extends { readonly id?: string }>(inventory: Inventory<T>) => Inventory<ApiObject>;
