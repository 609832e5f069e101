import { type Branded, brand, type Unbranded } from "./values/branded";

/** The id of an object as the state has it: that of a nested one begins with its parent's, that of a singleton is its gateway's origin. */
export type StateId = string & Branded<"state id">;

/** The id of an object as the API has it, under its parent. */
export type ObjectId = string & Branded<"object id">;

/** The id of what an object of a nested kind is under. */
export type ParentId = string & Branded<"parent id">;

/** The id of an item of an object's, such as a policy of an app. */
export type ItemId = string & Branded<"item id">;

/** Says of a text which of them it is. What is one already is refused. */
type Brand<Id extends string> = <T extends string>(id: Unbranded<T>) => Id;

/** What the engine, or a program, gives as an id is one of a state. */
export const stateIdIn = brand as Brand<StateId>;
/** What the API shows, or is asked by, is its own. */
export const objectIdIn = brand as Brand<ObjectId>;
export const parentIdIn = brand as Brand<ParentId>;
export const itemIdIn = brand as Brand<ItemId>;
