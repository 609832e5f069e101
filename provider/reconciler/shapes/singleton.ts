import { foldedId } from "../../../sdk/id";
import { message, quoted } from "../../../sdk/message";
import { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import type { Shape } from "./shape";

/**
 * The one object of a gateway, which the state knows by the origin of that.
 * @param own what it is called where others have an id: the API gives it none
 */
export const singleton = (own: ObjectId): Shape => ({
  isOnlyOne: true,
  isRepeatable: false,
  idsIn: (stateId, gateway, noun) => {
    if (foldedId(stateId) !== gateway.origin) throw notOfThis(noun, gateway, stateId);
    return { own };
  },
  stateText: (_, { origin }) => origin,
  flawOf: (id) =>
    typeof id === "string" && /^https:\/\/[A-Za-z0-9.-]+(:\d+)?$/.test(id)
      ? undefined
      : "must be the origin of the gateway, for example https://oag.example.com: it has one",
  doubtOf: () => undefined,
  // The gateway refuses no second POST: it replaces what is there. Nothing that was seen earlier will do.
  find: (inventory, matches) => inventory.findNow(matches),
  inTurn: (_, work) => work(),
  waysOut: (_, isInStack, { adoption, alias }) =>
    isInStack
      ? message`A resource of this stack has it: a gateway has one, so remove one of the two resources`
      : message`If another stack or a person made it, leave it to them, or ${adoption}. ${alias}. If this very run deletes it, run \`pulumi up\` once more`,
});

/** The refusal of another gateway's singleton, which has no id by which it could be found here. */
const notOfThis = (noun: string, { origin, nameOf }: Gateway, id: string): OagResourceError =>
  new OagResourceError(
    "OAG_STATE",
    message`this is the ${noun} of ${id}, but ${origin} is configured; nothing was changed. Set ${nameOf("hostname")} back; or, if ${id} is now called ${origin} or no longer exists, remove the resource from the state with \`pulumi state delete\`, and declare { import: ${quoted(origin)} } to go on with what is there`,
  );
