import { isGone } from "../../sdk/errors";
import type { Json } from "../../sdk/json";
import type { Gateway } from "../gateway/gateways";
import type { ReadResult } from "../plugin/handler";
import { ownedIn } from "../plugin/markers";
import { notThere } from "./adopt";
import type { Collection } from "./collection";
import { assertOrigin, recordedOrigin } from "./moved";

/** How one object is read. */
export interface Reading<T extends { id?: string }> {
  collection: Collection<T>;
  gateway: Gateway;
  id: string;
  props: Json;
  /** Live values for what is owned. */
  refresh(): Promise<ReadResult>;
  /** All that the API tells, for `.get()`. */
  get(): Promise<ReadResult>;
}

/** Reads an object. One that is gone has an empty id on refresh, and is an error on `.get()`. */
export async function readObject<T extends { id?: string }>(reading: Reading<T>): Promise<ReadResult> {
  const { collection, gateway, id, props } = reading;
  const isOwned = ownedIn(props) !== undefined;
  try {
    return await (isOwned ? reading.refresh() : reading.get());
  } catch (error) {
    if (!isGone(error)) throw error;
    if (!isOwned) throw notThere(collection.noun, id, gateway);
    assertOrigin(gateway, recordedOrigin(props), collection.noun);
    // Its key is free again for a create of this run.
    await collection.inventory(gateway).forget(id);
    return { id: "", props: {} };
  }
}
