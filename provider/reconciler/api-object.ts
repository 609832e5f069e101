import { textOf } from "../../sdk/text";
import { type ItemId, itemIdIn, type ObjectId, objectIdIn } from "../ids";
import type { Members } from "./provenance";

declare const shown: unique symbol;

/** What a response, or a list, shows of one thing: `client-calls.ts` says so of what the client answers. */
type Shown<What extends "object" | "item"> = Members<"live"> & { readonly id?: string; readonly [shown]: What };

/** An object, with its parts where they were asked for. Of a singleton, to which the API gives no id, its kind says the id. */
export type ApiObject = Shown<"object">;

/** An item of an object, such as a policy of an app. */
export type ApiItem = Shown<"item">;

export const objectIdOf = ({ id }: ApiObject): ObjectId => objectIdIn(textOf(id));

export const itemIdOf = ({ id }: ApiItem): ItemId => itemIdIn(textOf(id));
