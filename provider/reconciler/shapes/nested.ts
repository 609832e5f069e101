import { isId, joinId, splitId } from "../../../sdk/id";
import { withArticle } from "../../errors/article";
import { objectIdIn, parentIdIn } from "../../ids";
import { formOfIds, isUuid, whereIdsAre } from "../id-form";
import { collection } from "./collection";
import type { Shape } from "./shape";

/**
 * Objects under another one, of which the gateway may have several that are alike.
 * @param parent the member that names the object above
 */
export const nested = (parent: string): Shape => ({
  ...collection,
  parent,
  // Where nothing is unique, a first try that arrives late would be a second object.
  isRepeatable: false,
  idsIn: (stateId) => {
    const { parent: above, own } = splitId(stateId);
    return { ...(above !== undefined && { parent: parentIdIn(above) }), own: objectIdIn(own) };
  },
  stateText: (own, _, above) => joinId(above, own),
  flawOf: (id, named) =>
    areIds(id)
      ? undefined
      : `must be \`${parent}/id\`: the id of what ${withArticle(named.noun)} is under, a slash, and its own; ${formOfIds}; ${whereIdsAre(named)}`,
  doubtOf: (id, named) => {
    const { parent: above, own } = splitId(id);
    if (isUuid(own) && (above === undefined || isUuid(above))) return undefined;
    return `it is no UUID, as ids are: if it is a name, ${whereIdsAre(named)}`;
  },
  // The gateway makes another one instead of refusing it: nothing that was seen earlier will do, and no other create of this
  // run may look meanwhile.
  find: (inventory, matches) => inventory.findNow(matches),
  inTurn: (inventory, work) => inventory.inTurn(work),
});

function areIds(id: unknown): boolean {
  if (typeof id !== "string") return false;
  const { parent, own } = splitId(id);
  return isId(parent) && isId(own);
}
