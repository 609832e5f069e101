import { message } from "../../../sdk/message";
import { OtherWriterError } from "../../errors/failure";
import { OagResourceError } from "../../errors/resource-error";
import type { StepName } from "../../errors/step-name";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import { valueIn } from "../compare/present";
import { gatewayWord } from "../gateway-word";
import type { Location } from "../location";
import type { Word } from "../provenance";
import type { LastLook } from "../writes/last-look";
import { post } from "../writes/post";

/** The step to a status, which is named unless the program keeps it secret. */
export const statusStep = (gateway: Gateway, status: string): StepName => ({
  path: ["status"],
  noun: "status",
  ...(!gateway.isSecret(status) && { word: status }),
});

/** Reads until the new status shows: a cluster may need a moment. */
const readBacks = [0, 500, 1500];

/** The status of one object, read now. */
export const readStatus = async ({ calls }: Location, id: ObjectId): Promise<Word<"live"> | undefined> =>
  valueIn(await calls.get(id), "status");

/** How a status is changed. */
interface StatusChange {
  wanted: string;
  current: Word<"live"> | undefined;
  /** An object that was taken over must still be as it was found: whoever changed its status meanwhile is at work on it. @default false */
  isTaken?: boolean;
  /** Called once the gateway has accepted the call: what it shows may be the old status for a while. @default nothing */
  onAccepted?(): void;
  /** Where it is kept what is seen after a call that was not answered properly. @default nowhere */
  looked?: LastLook<Word<"live"> | undefined>;
}

/** Brings an object to a status and verifies it by reading. */
export async function setStatus(
  location: Location,
  id: ObjectId,
  { wanted, current, isTaken = false, onAccepted, looked }: StatusChange,
): Promise<void> {
  const { kind, gateway } = location;
  if (kind.status === undefined || current === wanted || !kind.status.values.includes(wanted)) return;
  const aspect = kind.status;
  const assertUntouched = (status: string | Word<"live"> | undefined) => {
    if (isTaken && status !== current) throw new OtherWriterError(message`its status became ${gatewayWord(status)} meanwhile`);
  };
  if (isTaken) assertUntouched(await readStatus(location, id));
  const look = async () => {
    const status = await readStatus(location, id);
    looked?.keep(status);
    if (status === wanted) return true;
    assertUntouched(status);
    return undefined;
  };
  const { foundAfter } = await post({
    send: async () => {
      looked?.forget();
      await aspect.set(gateway.client, id, wanted);
      return true;
    },
    look,
    // Somebody else, or our own unanswered call, was there first.
    notOurs: (found) => {
      if (isTaken) assertUntouched(wanted);
      return found;
    },
  });
  if (foundAfter !== undefined) return;
  onAccepted?.();
  for (const pause of readBacks) {
    await gateway.clock.sleep(pause);
    if ((await readStatus(location, id)) === wanted) return;
  }
  throw new OagResourceError(
    "OAG_LOST",
    `the gateway took the call but the ${kind.noun} did not become ${gateway.isSecret(wanted) ? "what is declared" : wanted}; look at it in the console`,
  );
}
