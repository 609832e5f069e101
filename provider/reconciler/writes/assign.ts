import type { ObjectId } from "../../ids";
import type { ApiObject } from "../api-object";
import type { Body } from "../body";
import { isSameValue } from "../compare/equal";
import { post } from "./post";

/** The calls of what is assigned to an object as a whole. */
export interface AssignCalls {
  get(id: ObjectId): Promise<ApiObject>;
  assign(id: ObjectId, body: Body): Promise<ApiObject>;
}

/**
 * Assigns members to an object. A call that was not answered properly is looked for, and done once more where its members do not
 * show. Returns what the gateway has then.
 */
export async function assignOnce({ get, assign }: AssignCalls, id: ObjectId, body: Body): Promise<ApiObject> {
  const look = async () => {
    const live = await get(id);
    return Object.entries(body).every(([name, value]) => isSameValue(live[name], value)) ? live : undefined;
  };
  const { made } = await post({ send: () => assign(id, body), look, notOurs: (found) => found });
  return made;
}
