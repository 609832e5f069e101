import { textOf } from "../../sdk/text";
import type { Members } from "./origin";

declare const whose: unique symbol;

/** The id of an object as the state has it: that of a nested one begins with its parent's, that of a singleton is its gateway's origin. */
export type StateId = string & { readonly [whose]: "state" };

/** The id of an object as the API has it, under its parent. */
export type ObjectId = string & { readonly [whose]: "object" };

/** Says of what the engine, or a program, gives as an id that it is one of a state. One of the API's is refused. */
export const stateIdIn = <T extends string>(id: T extends ObjectId ? never : T): StateId => id as string as StateId;

/** Says so of an id that the API shows, or is asked by. One of a state is refused. */
export const objectIdIn = <T extends string>(id: T extends StateId ? never : T): ObjectId => id as string as ObjectId;

export const objectIdOf = ({ id }: Members<"live">): ObjectId => objectIdIn(textOf(id));

/** The id of an item of an object's, such as a policy of an app. */
export type ItemId = string & { readonly [whose]: "item" };

export const itemIdOf = ({ id }: Members<"live">): ItemId => textOf(id) as ItemId;
