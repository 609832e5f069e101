import { isId } from "../../../sdk/id";
import { message } from "../../../sdk/message";
import { withArticle } from "../../errors/article";
import { objectIdIn } from "../../ids";
import { formOfIds, isUuid, whereIdsAre } from "../id-form";
import type { Shape } from "./shape";

/** Objects that stand by themselves, each with an id of its own and a key that the gateway has once. */
export const collection: Shape = {
  isOnlyOne: false,
  isRepeatable: true,
  idsIn: (stateId) => ({ own: objectIdIn(stateId as string) }),
  stateText: (own) => own,
  flawOf: (id, named) =>
    isId(id) ? undefined : `must be the id of ${withArticle(named.noun)} on the gateway; ${formOfIds}; ${whereIdsAre(named)}`,
  doubtOf: (id, named) => (isUuid(id) ? undefined : `it is no UUID, as ids are: if it is a ${named.key}, ${whereIdsAre(named)}`),
  find: (inventory, matches) => inventory.find(matches),
  // Of what is unique the gateway refuses a second one.
  inTurn: (_, work) => work(),
  waysOut: (member, isInStack, { adoption, alias }) =>
    isInStack
      ? message`A resource of this stack has it: each needs a ${member} of its own, and a replacement by { deleteBeforeReplace: true } takes it over from what it replaces. If it gets another ${member} in this run, run \`pulumi up\` once more`
      : message`If another stack or a person made it, choose another ${member}, or ${adoption}. ${alias}. If this very run deletes it or gives it another ${member}, run \`pulumi up\` once more`,
};
