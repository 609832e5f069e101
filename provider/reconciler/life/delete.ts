import { isGone } from "../../../sdk/errors";
import type { Gateway } from "../../gateway/gateways";
import type { StateId } from "../../ids";
import type { DeleteContext } from "../../lifecycle";
import type { Kind } from "../kind";
import { objectAt } from "../location";
import { noticeAbout } from "../notice-about";
import type { State } from "../parsed/state";
import { assertNotMoved, assertOrigin } from "./moved";

/** Deletes an object, unless another resource has adopted it, in this run or in one before. Gone already is done. */
export async function deleteObject(
  kind: Kind,
  gateway: Gateway,
  stateId: StateId,
  state: State,
  { isHeldByAnother }: DeleteContext,
): Promise<void> {
  const { location, id } = objectAt(kind, gateway, stateId);
  if (location.inventory.isAcquired(id) || isHeldByAnother) {
    const who = isHeldByAnother ? "another resource of this stack has it" : "another resource of this run adopted it";
    noticeAbout(gateway, { noun: kind.noun, title: state.title }, `not deleted: ${who} (${stateId})`);
    return;
  }
  const recorded = state.computed.gateway;
  try {
    const { remove, refusedDelete } = await kind.hooks();
    if (remove !== undefined) await remove(gateway, id, state);
    else {
      await assertNotMoved(gateway, { noun: kind.noun, recorded }, () => location.calls.get(id));
      await location.calls.delete(id).catch(async (error) => Promise.reject((await refusedDelete?.(error, gateway, id)) ?? error));
    }
  } catch (error) {
    if (!isGone(error)) throw error;
    assertOrigin(gateway, { noun: kind.noun, recorded });
  }
  await location.inventory.forget(id);
}
