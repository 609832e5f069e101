import { isGone } from "../../sdk/errors";
import type { Json } from "../../sdk/json";
import type { Gateway } from "../gateway/gateways";
import { type Collection, tellOf } from "./collection";
import { assertOrigin, recordedOrigin } from "./moved";

/** How one object is deleted. */
export interface Deletion<T extends { id?: string }> {
  collection: Collection<T>;
  gateway: Gateway;
  id: string;
  props: Json;
  remove(): Promise<void>;
}

/** Deletes an object, unless another resource of this run adopted it. Gone already is done. */
export async function deleteObject<T extends { id?: string }>({ collection, gateway, id, props, remove }: Deletion<T>): Promise<void> {
  const inventory = collection.inventory(gateway);
  if (inventory.isAdopted(id)) {
    tellOf(collection, gateway, props)(`not deleted: another resource of this run adopted it (${id})`);
    return;
  }
  try {
    await remove();
  } catch (error) {
    if (!isGone(error)) throw error;
    assertOrigin(gateway, recordedOrigin(props), collection.noun);
  }
  await inventory.forget(id);
}
