import type { Json } from "../../sdk/json";
import { textOf } from "../../sdk/text";

declare const whose: unique symbol;

/** The id of an object as the state has it: that of a nested one begins with its parent's, that of a singleton is its gateway's origin. */
export type StateId = string & { readonly [whose]: "state" };

/** The id of an object as the API has it, under its parent. */
export type ObjectId = string & { readonly [whose]: "object" };

/** Says of what the engine, or a program, gives as an id that it is one of a state. One of the API's is refused. */
export const stateIdIn = <T extends string>(id: T extends ObjectId ? never : T): StateId => id as string as StateId;

export const objectIdOf = (object: Json): ObjectId => textOf(object.id) as ObjectId;
