import type { Json } from "../../../sdk/json";
import type { Gateway } from "../../gateway/gateways";
import { OagResourceError, OtherWriterError } from "../../plugin/failure";
import { post } from "../../reconciler/post";
import { wordOf } from "../../reconciler/word";

const transitions = { ACTIVE: "activate", INACTIVE: "deactivate", MAINTENANCE: "maintenance" } as const;

/** What the step to a status is called: with the status, unless the program keeps it secret. */
export const statusStep = (gateway: Gateway, status: string): string => (gateway.isSecret(status) ? "status" : `status ${status}`);

/** Reads until the new status shows: a cluster may need a moment. */
const readBacks = [0, 500, 1500];

/**
 * Brings an app to a status and verifies it by reading. One that was taken over must still be as it was found: whoever
 * changed its status meanwhile is at work on it.
 */
export async function setStatus(gateway: Gateway, appId: string, wanted: string, current: unknown, isTaken = false): Promise<void> {
  if (current === wanted || !Object.hasOwn(transitions, wanted)) return;
  const { applications } = gateway.client;
  const read = async () => ((await applications.get(appId)) as Json).status;
  const assertUntouched = (status: unknown) => {
    if (isTaken && status !== current) throw new OtherWriterError(`its status became ${wordOf(status)} meanwhile`);
  };
  if (isTaken) assertUntouched(await read());
  const look = async () => {
    const status = await read();
    if (status === wanted) return true;
    assertUntouched(status);
    return undefined;
  };
  const { foundAfter } = await post({
    send: async () => {
      await applications[transitions[wanted as keyof typeof transitions]](appId);
      return true;
    },
    look,
    // Somebody else, or our own unanswered call, was there first.
    rival: (found) => {
      if (isTaken) assertUntouched(wanted);
      return found;
    },
  });
  if (foundAfter !== undefined) return;
  for (const pause of readBacks) {
    await gateway.clock.sleep(pause);
    if ((await read()) === wanted) return;
  }
  throw new OagResourceError(
    "OAG_LOST",
    `the gateway took the call but the app did not become ${gateway.isSecret(wanted) ? "what is declared" : wanted}; look at it in the console`,
  );
}
