import { isGone } from "../../../sdk/errors";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import type { Outputs } from "../../lifecycle";
import type { StateId } from "../ids";
import type { Kind } from "../kind";
import { keyIn } from "../parsed/declaration";
import { parseState } from "../parsed/state";
import { objectAt } from "../place";
import { tell } from "../tell";
import { assertNotMoved, assertOrigin } from "./moved";

/** Deletes an object, unless another resource of this run adopted it. Gone already is done. */
export async function deleteObject(kind: Kind, gateway: Gateway, stateId: StateId, outputs: Outputs): Promise<void> {
  const { place, id } = objectAt(kind, gateway, stateId);
  if (place.inventory.isAcquired(id)) {
    tell(
      gateway,
      { noun: kind.noun, title: textOf(keyIn(kind, outputs)) },
      `not deleted: another resource of this run adopted it (${stateId})`,
    );
    return;
  }
  const state = parseState(kind, outputs);
  const recorded = state.computed.gateway;
  try {
    const { remove, refusedDelete } = await kind.hooks();
    if (remove !== undefined) await remove(gateway, id, state);
    else {
      await assertNotMoved(gateway, recorded, kind.noun, () => place.calls.get(id));
      await place.calls.delete(id).catch(async (error) => Promise.reject((await refusedDelete?.(error, gateway, id)) ?? error));
    }
  } catch (error) {
    if (!isGone(error)) throw error;
    assertOrigin(gateway, recorded, kind.noun);
  }
  await place.inventory.forget(id);
}
