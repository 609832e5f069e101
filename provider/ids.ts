import { type Marked, mark, type Unmarked } from "./values/branded";

/** The id of an object as the state has it: that of a nested one begins with its parent's, that of a singleton is its gateway's origin. */
export type StateId = string & Marked<"state id">;

/** The id of an object as the API has it, under its parent. */
export type ObjectId = string & Marked<"object id">;

/** The id of what an object of a nested kind is under. */
export type ParentId = string & Marked<"parent id">;

/** The id of an item of an object's, such as a policy of an app. */
export type ItemId = string & Marked<"item id">;

/** Says of a text which of them it is. What is one already is refused. */
type Mark<Id extends string> = <T extends string>(id: Unmarked<T>) => Id;

/** What the engine, or a program, gives as an id is one of a state. */
export const stateIdIn = mark as Mark<StateId>;
/** What the API shows, or is asked by, is its own. */
export const objectIdIn = mark as Mark<ObjectId>;
export const parentIdIn = mark as Mark<ParentId>;
export const itemIdIn = mark as Mark<ItemId>;
